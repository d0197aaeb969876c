import { assert, describe, expect, it } from 'vitest'

import type { Scenario } from '../../../../app/scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolTexts } from '../tool'

import { sheetReading } from '../../../../../test/support/sheet-reading'

import { pathAnswer, type PathAnswer } from './path-answer'
import { shapedTexts } from './path-points'
import { readWhatIf } from './read-what-if'

/** 10 000 USD long from 50 000 at ten times: liquidated at 10 000 / 0.219 = 45 662.1. */
const SHEET = { quantity: '10000', entry: '50000', leverage: '10' } as const

function along(texts: ToolTexts, patch: Partial<Scenario> = {}): PathAnswer {
  const reading = sheetReading({ ...SHEET, ...patch })
  const { input, path } = readWhatIf({ reading, texts })
  assert(input && path.points)
  return pathAnswer({ ...input, points: path.points }, reading.spec)
}

const point = (row: number, day: string, price: string): ToolTexts => ({
  [`what-if-path-${row}-day`]: day,
  [`what-if-path-${row}-price`]: price,
})

function textOf(figure: RowFigure): string {
  switch (figure.kind) {
    case 'money':
      return `${figure.twin.coin.toFixed(8)} ${figure.twin.usd.toFixed(2)}`
    case 'price':
      return figure.shown.toFixed(1)
    case 'percent':
      return figure.fraction.toFixed(6)
    case 'times':
      return figure.times.toFixed(4)
    case 'none':
      return figure.word
    default:
      return figure.kind
  }
}

const rowsOf = ({ tables }: PathAnswer): string[] =>
  (tables[0]?.rows ?? []).map(({ head, figures }) => [head, ...figures.map(textOf)].join(' | '))

const points = (answer: PathAnswer, chart: number, name: string) =>
  answer.charts[chart]?.series.find((each) => each.name === name)?.points ?? []

describe('a path that the position survives', () => {
  const answer = along({ ...point(0, '1', '60000') }, { openFee: '0', closeFee: '0' })

  it('says so', () => {
    expect(answer.words).toBe('The position is not liquidated on this path.')
    expect(answer.gone).toBeUndefined()
    expect(answer.charts.every(({ marks }) => marks.length === 0)).toBe(true)
  })

  it('has every figure at its points', () => {
    // 0.02 + 10 000·(1/50 000 − 1/60 000) = 0.05333…; 0.001 / 0.0533… = 1.875 %; 0.1666… / 0.0533… = 3.125
    expect(rowsOf(answer)).toEqual([
      '0 | 50000.0 | 0.02000000 1000.00 | 0.050000 | 10.0000 | 45662.2 | 0.00000000 0.00',
      '1 | 60000.0 | 0.05333333 3200.00 | 0.018750 | 3.1250 | 45662.2 | 0.03333333 2000.00',
    ])
  })

  it('has them in its pictures', () => {
    expect(points(answer, 0, 'Price').at(-1)).toEqual([24, 60_000])
    expect(answer.charts[0]?.x.kind).toBe('hours')
    expect(points(answer, 0, 'Effective leverage').at(-1)?.[1]).toBeCloseTo(3.125, 9)
    expect(points(answer, 0, 'Liquidation').at(-1)?.[1]).toBeCloseTo(45_662.100_456_6, 6)
    expect(points(answer, 1, 'Equity').at(-1)?.[1]).toBeCloseTo(0.053_333_333, 9)
    expect(points(answer, 1, 'Margin ratio').at(-1)?.[1]).toBeCloseTo(0.018_75, 9)
  })
})

describe('a flash crash', () => {
  const reading = sheetReading(SHEET)
  const { start } = readWhatIf({ reading, texts: {} })
  assert(start)
  const answer = along(shapedTexts('flash-crash', start, reading.spec))

  it('liquidates within the hour, where the price meets the liquidation price', () => {
    // 50 000 to 35 000 in 0.04 days: 4 337.9 of 15 000 are 0.0115677 days, 16.66 minutes
    expect(answer.words).toBe(
      'Liquidated after 16.7 minutes at 45,662.2; what comes later on the path is not reached.',
    )
    expect(rowsOf(answer).at(-1)).toMatch(
      /^0\.0116, liquidated \| 45662\.2 \| 0\.00100000 45\.66 \| 1\.000000 \| .* \| 45662\.2 \|/,
    )
    expect(answer.gone?.days.toFixed(6)).toBe('0.011568')
  })

  it('ends its pictures there, with a mark', () => {
    expect(points(answer, 0, 'Price').at(-1)?.[0]).toBeCloseTo(16.657_5, 3)
    expect(answer.charts[0]?.x).toEqual({ label: 'Time', kind: 'minutes' })
    expect(answer.charts[0]?.marks[0]?.at).toBeCloseTo(16.657_5, 3)
    expect(answer.charts.map(({ marks }) => marks.map(({ label }) => label))).toEqual([
      ['Liquidated after 16.7 minutes'],
      ['Liquidated after 16.7 minutes'],
    ])
  })
})

it('speaks of a time in its own unit', () => {
  // From 50 000 on 4 337.9 of the way down: of 10 000 in one day 10.41 hours, in ten days 4.34 days
  const words = (days: string): string => along(point(0, days, '40000')).words
  expect(words('1')).toMatch(/^Liquidated after 10\.41 hours at/)
  expect(words('10')).toMatch(/^Liquidated after 4\.34 days at/)
})

it('pays funding on its way, at the price of each settlement', () => {
  // As a path of 24 hours to 62 000: 54 000, 58 000 and 62 000 pay 0.01 %.
  const answer = along(point(0, '1', '62000'), { fundingRate: '0.01', openFee: '0', closeFee: '0' })
  // 0.02 + 10 000·(1/50 000 − 1/62 000) − 0.0000518889 = 0.0586577885
  expect(rowsOf(answer).at(-1)).toContain('0.05865779')
})

it('has no ratio where no equity is left', () => {
  const answer = along({ ...point(0, '0', '30000'), ...point(1, '1', '31000') })
  expect(rowsOf(answer)[0]).toContain('| gone | gone |')
  expect(answer.words).toMatch(/^Liquidated after 0 minutes/)
})
