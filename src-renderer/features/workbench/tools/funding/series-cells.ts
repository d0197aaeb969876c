import { readTypedNumber } from '@shared/num/typed-number'

/** One line of a pasted text that has something on it. */
export interface SeriesLine {
  /** Counted from 1 over all lines, empty ones too. */
  readonly number: number
  /** As it is written, where the line starts with a day. */
  readonly time: string | undefined
  /** Every cell, the time among them. */
  readonly cells: readonly string[]
}

const TIME =
  /^"?(\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?)(?:\s*(?:Z|UTC|\+00:?00))?"?(?:[\s,;]+|$)/i
const OUTSIDE_QUOTES = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/

export const isNumber = (cell: string): boolean => readTypedNumber(cell, { units: ['%'] }).ok

/** The lines of a pasted text, each cut into its cells. */
export function linesOf(text: string): readonly SeriesLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ number: at + 1, line: line.replace(/^\uFEFF/, '').trim() }))
    .filter(({ line }) => line !== '')
    .map(({ number, line }) => {
      const [whole = '', time] = TIME.exec(line) ?? []
      const rest = line.slice(whole.length)
      const cells = rest === '' ? [] : cut(rest).map(unquoted)
      return { number, time, cells: time === undefined ? cells : [time, ...cells] }
    })
}

/** Tabs and semicolons first: they leave a comma to be the decimal one. */
function cut(line: string): readonly string[] {
  const clear = [/\t/, /;/].find((each) => each.test(line))
  if (clear) return line.split(clear)
  if (!line.includes(',')) return line.split(/\s{2,}/)
  if (line.includes('"')) return line.split(OUTSIDE_QUOTES)
  if (line.includes('.')) return line.split(',')
  // Without a point a comma may be the decimal one: alone, or where others have a blank behind them.
  if (line.split(',').length === 2 && isNumber(line)) return [line]
  return /,\s/.test(line) && /\d,\d/.test(line) ? line.split(/,\s+/) : line.split(',')
}

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim()
