import type { NumberIssue } from './parse'
import { err, ok, type Result } from './result'

/** The digits of a number with at most one point, and what had to be decided to get there. */
export interface SeparatedNumber {
  readonly plain: string
  /** A sentence with a leading blank when the text could mean two numbers; else empty. */
  readonly note: string
}

const GROUPS_OF_THREE = /^\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*$/
/** Grouped decimals, as this program shows coins: `01 234 567`. */
const GROUPED_DECIMALS = /^\d{1,3}(?: \d{3})*(?: \d{1,3})?$/

/**
 * Tells thousands separators from the decimal one. `body` holds only digits, points, commas, apostrophes and
 * blanks. Two kinds: the last one is decimal. One kind more than once: thousands. One point: decimal. One
 * comma: thousands when exactly three digits follow and one to three (not zero) stand before, else decimal.
 */
export function readSeparators(body: string): Result<SeparatedNumber, NumberIssue> {
  const text = body
    .trim()
    .replace(/\s/gu, ' ')
    .replace(/\u2019/g, "'")
  const at = decimalAt(text)
  const whole = at === undefined ? text : text.slice(0, at)
  const decimals = at === undefined ? '' : text.slice(at + 1)
  if (!isWhole(whole) || !isDecimals(decimals) || !/\d/.test(text)) return refused(text)
  const plain = `${whole.replace(/\D/g, '') || '0'}.${decimals.replace(/\D/g, '')}`
  return ok({ plain: plain.replace(/\.$/, ''), note: noteOn(text, whole, decimals) })
}

/** Where the decimal separator stands; undefined for a whole number. */
function decimalAt(text: string): number | undefined {
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (point >= 0 && comma >= 0) return Math.max(point, comma)
  const last = Math.max(point, comma)
  if (last < 0) return undefined
  const only = text.charAt(last)
  if (text.indexOf(only) !== last) return undefined
  return only === ',' && isThousand(text) ? undefined : last
}

const isThousand = (text: string): boolean => /^[1-9]\d{0,2},\d{3}$/.test(text)
const isWhole = (whole: string): boolean => /^\d*$/.test(whole) || GROUPS_OF_THREE.test(whole)
const isDecimals = (decimals: string): boolean =>
  /^\d*$/.test(decimals) || GROUPED_DECIMALS.test(decimals)

function noteOn(text: string, whole: string, decimals: string): string {
  if (isThousand(text)) {
    return ' The comma was taken as a thousands separator; for decimals write a point.'
  }
  if (/^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(decimals)) {
    return ' The point was taken as the decimal point; for thousands write a comma.'
  }
  return ''
}

const refused = (text: string): Result<never, NumberIssue> =>
  err({
    code: /[.,].*[.,]/.test(text) ? 'two-separators' : 'malformed',
    message: /[.,].*[.,]/.test(text)
      ? 'Write one decimal point, and thousands in groups of three, such as 1,234,567.5.'
      : 'Write one number, thousands in groups of three, such as 1 234 567.5.',
  })
