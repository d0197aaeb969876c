import { err, ok, type Result } from '@shared/num/result'

/** Why a text is no JSON, and the character it was found at. */
export interface JsonFault {
  readonly at: number
  readonly reason: string
}

/** Lines and columns as an editor counts them, from 1. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** Where a character stands in a text. */
export function placeOf(text: string, at: number): TextPlace {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

/** Far more than any file of this program has, and few enough for the stack. */
const DEEPEST = 100

interface Scan {
  readonly text: string
  readonly wanted: readonly string[]
  at: number
  /** The start of the value that most of the wanted path leads to. */
  found: number
}

/** What is wrong where the scan stands; undefined when it went past a whole part. */
type Fault = string | undefined

/**
 * Walks a text as JSON and gives the start of the value at a path, or of the last value on the way there. A text
 * that is no JSON gives the first character that is wrong: JSON.parse says where for some faults only, in words
 * that are not for people.
 */
export function scanJson(text: string, wanted: readonly string[]): Result<number, JsonFault> {
  const scan: Scan = { text, wanted, at: 0, found: 0 }
  skip(scan)
  const fault = valueFault(scan, 0, 0) ?? restFault(scan)
  if (fault === undefined) return ok(scan.found)
  const isEnd = scan.at >= text.length
  return err({ at: scan.at, reason: isEnd ? 'The text ends here, before it is complete.' : fault })
}

function restFault(scan: Scan): Fault {
  skip(scan)
  return scan.at < scan.text.length ? 'Nothing may follow here.' : undefined
}

/** Goes past what a sticky pattern matches; false when it does not stand here. */
function pass(scan: Scan, pattern: RegExp): boolean {
  pattern.lastIndex = scan.at
  const isHere = pattern.test(scan.text)
  if (isHere) scan.at = pattern.lastIndex
  return isHere
}

const SPACE = /[ \t\n\r]*/y
const WORD = /(?:true|false|null)/y
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
// What JSON allows between quotes: anything but a quote, a backslash and control characters.
const PLAIN = /[^"\\\p{Cc}]+|[\x7f-\x9f]+/uy
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

const skip = (scan: Scan): boolean => pass(scan, SPACE)

/** `matched`: how many parts of the wanted path lead here; −1 when this value lies off it. */
function valueFault(scan: Scan, depth: number, matched: number): Fault {
  if (matched >= 0) scan.found = scan.at
  if (depth > DEEPEST) return `This is nested more than ${DEEPEST} deep.`
  const first = scan.text[scan.at]
  if (first === '{') return listFault(scan, '}', () => fieldFault(scan, depth, matched))
  if (first === '[') {
    let index = -1
    return listFault(scan, ']', () => {
      index += 1
      return valueFault(scan, depth + 1, stepTo(scan, matched, String(index)))
    })
  }
  if (first === '"') return stringFault(scan)
  return pass(scan, WORD) || pass(scan, NUMBER) ? undefined : 'A value is expected here.'
}

/** An object or an array: its parts with commas between them, up to its closing mark. */
function listFault(scan: Scan, close: '}' | ']', partFault: () => Fault): Fault {
  scan.at += 1
  skip(scan)
  if (scan.text[scan.at] === close) return closed(scan)
  for (;;) {
    const fault = partFault()
    if (fault !== undefined) return fault
    skip(scan)
    if (scan.text[scan.at] === close) return closed(scan)
    if (scan.text[scan.at] !== ',') return `A comma or ${close} is expected here.`
    scan.at += 1
    skip(scan)
  }
}

function closed(scan: Scan): Fault {
  scan.at += 1
  return undefined
}

function fieldFault(scan: Scan, depth: number, matched: number): Fault {
  if (scan.text[scan.at] !== '"') return 'A field’s name in double quotes is expected here.'
  const start = scan.at
  const fault = stringFault(scan)
  if (fault !== undefined) return fault
  const name = String(JSON.parse(scan.text.slice(start, scan.at)))
  skip(scan)
  if (scan.text[scan.at] !== ':') return 'A colon is expected here.'
  scan.at += 1
  skip(scan)
  return valueFault(scan, depth + 1, stepTo(scan, matched, name))
}

const stepTo = ({ wanted }: Scan, matched: number, name: string): number =>
  matched >= 0 && wanted[matched] === name ? matched + 1 : -1

function stringFault(scan: Scan): Fault {
  scan.at += 1
  while (pass(scan, PLAIN) || pass(scan, ESCAPE));
  if (scan.text[scan.at] === '"') return closed(scan)
  return scan.text[scan.at] === '\\'
    ? 'A backslash stands here before what it cannot escape.'
    : 'A text may not hold a line break or a control character; they are written \\n, \\t, \\u0000.'
}
