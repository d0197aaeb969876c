import { countText } from '@shared/format/decimal-text'
import { D } from '@shared/num/decimal'
import { rate, type Price, type Rate } from '@shared/num/units'

import { as, type Read } from '../../read-field'
import { readPrice } from '../../read-scenario'
import { readWithin } from '../tool-input'

import { isNumber, linesOf, type SeriesLine } from './series-cells'

export interface SeriesPoint {
  readonly rate: Rate
  /** Where a column of the text has it. */
  readonly mark?: Price
}

/** What plain numbers are: `percent` as venues print them, `fraction` as their data has them. */
export const SERIES_UNITS = ['percent', 'fraction'] as const
export type SeriesUnit = (typeof SERIES_UNITS)[number]

export interface Series {
  readonly points: readonly SeriesPoint[]
  /** The last line came first. */
  readonly turned: boolean
}

/** The most that a field keeps: a longer paste was cut where the field ends. */
const LONGEST = 20_000
const MOST_PERCENT = new D(10)

/**
 * A pasted series of funding rates, the oldest first: one rate a line, with a time or a name beside it or not; under
 * a header with other columns; or in one line between commas. A percent sign always counts as one. One line that
 * cannot be read takes all of them away and is named: without it the series would be another one.
 */
export function readSeries(text: string, unit: SeriesUnit): Read<Series> {
  if (text.trim() === '') return {}
  if (text.length >= LONGEST) return issue(TOO_LONG)
  const [first, ...below] = linesOf(text)
  if (!first) return {}
  const header = headerOf(first, unit)
  if (header && below.length === 0)
    return issue(`Line ${first.number} is a header; no rate follows.`)
  const lines = header ? below : [first, ...below]
  if (header)
    return gathered(
      lines.map((line) => underHeader(line, header)),
      lines,
    )
  if (below.length === 0) return gathered(listed(first, unit), lines)
  return gathered(
    lines.map((line) => alone(line, unit)),
    lines,
  )
}

const TOO_LONG = `The field ends after ${countText(new D(LONGEST))} characters and a longer text is cut there: paste the column of rates alone, or a shorter time.`
const issue = (words: string): { readonly says: { readonly issue: string } } => ({
  says: { issue: words },
})
const atLine = ({ number }: SeriesLine, words: string): Read<never> =>
  issue(`Line ${number}: ${words}`)

function gathered(read: readonly Read<SeriesPoint>[], lines: readonly SeriesLine[]): Read<Series> {
  const wrong = read.filter(({ value }) => value === undefined)
  const [first] = wrong
  if (first) {
    const more = wrong.length === 1 ? '' : ` ${wrong.length} of them cannot be read.`
    return issue(`${first.says?.issue ?? ''}${more}`)
  }
  const points = read.flatMap(({ value }) => (value ? [value] : []))
  const turned = isTurned(lines)
  return { value: { points: turned ? points.toReversed() : points, turned } }
}

/** Times are written so that their order is that of their letters. */
function isTurned(lines: readonly SeriesLine[]): boolean {
  const times = lines.flatMap(({ time }) => (time === undefined ? [] : [time.replace('T', ' ')]))
  const [first = '', last = ''] = [times.at(0), times.at(-1)]
  return times.length === lines.length && first > last
}

interface Header {
  readonly name: string
  readonly rateAt: number
  readonly markAt: number
  readonly unit: SeriesUnit
}

/** What a column of rates is called: the rate of one interval, relative where a venue has an absolute one too. */
const RATES = [
  /relative.*rate/i,
  /^(?!.*(?:predict|daily|annual|year|apr|time|stamp)).*rate/i,
  /^funding$/i,
]
const MARKS = [/mark/i, /index/i, /settle/i]

/** The first line, where it names a column of rates and holds no number. */
function headerOf({ cells }: SeriesLine, unit: SeriesUnit): Header | undefined {
  if (cells.some(isNumber)) return undefined
  const find = (names: readonly RegExp[]): number =>
    names.map((name) => cells.findIndex((cell) => name.test(cell))).find((found) => found !== -1) ??
    -1
  const rateAt = find(RATES)
  if (rateAt === -1) return undefined
  const name = cells[rateAt] ?? ''
  return {
    ...{ name, rateAt, markAt: find(MARKS) },
    unit: /%|percent|pct/i.test(name) ? 'percent' : unit,
  }
}

function underHeader(line: SeriesLine, { name, rateAt, markAt, unit }: Header): Read<SeriesPoint> {
  const cell = line.cells[rateAt] ?? ''
  if (cell === '') return atLine(line, `there is nothing in the column “${name}”.`)
  const read = rateOf(line, { cell, unit })
  const typed = line.cells[markAt] ?? ''
  if (!read.value || typed === '') return read
  const mark = readPrice(typed, 'The mark')
  if (!mark.value) return atLine(line, mark.says?.issue ?? '')
  return { value: { ...read.value, mark: mark.value } }
}

/** Cells that are passed over beside a rate: a name, a time, the length of the interval. */
const WORDS =
  /^(?:[a-z][\w ./:-]*|\d{1,4}\/\d{1,2}\/\d{1,4}.*|\d{1,2}:\d{2}.*|\d+ ?(?:h|hours?|min))$/i

function alone(line: SeriesLine, unit: SeriesUnit): Read<SeriesPoint> {
  const { cells, time } = line
  const others = cells.filter((each) => each !== time && (cells.length === 1 || !WORDS.test(each)))
  const [cell, second] = others
  if (cell === undefined || cell === '') return atLine(line, 'there is no rate.')
  if (second === undefined) return rateOf(line, { cell, unit })
  return atLine(
    line,
    `there are ${others.length} numbers. Leave the rate alone, or put a header such as “time, rate, mark” above.`,
  )
}

const WHOLE = /^[+\-−]?\d+$/

/** A single line: every cell is a rate. */
function listed(line: SeriesLine, unit: SeriesUnit): readonly Read<SeriesPoint>[] {
  const cells = line.cells.filter((cell) => cell !== line.time)
  if (cells.length > 1 && cells.every((cell) => WHOLE.test(cell)))
    return [
      atLine(
        line,
        'a comma could stand between rates or in one. Write points, or one rate a line.',
      ),
    ]
  return cells.length === 0
    ? [atLine(line, 'there is no rate.')]
    : cells.map((cell) => rateOf(line, { cell, unit }))
}

interface Cell {
  readonly cell: string
  readonly unit: SeriesUnit
}

function rateOf(line: SeriesLine, { cell, unit }: Cell): Read<SeriesPoint> {
  const percent = unit === 'percent' || cell.includes('%')
  const read = as(
    readWithin(cell, {
      ...{ label: 'The rate', units: ['%'] },
      atMost: percent ? MOST_PERCENT : MOST_PERCENT.div(100),
    }),
    (typed) => rate(percent ? typed.div(100) : typed),
  )
  if (!read.value) return atLine(line, read.says?.issue ?? 'there is no rate.')
  return { value: { rate: read.value } }
}
