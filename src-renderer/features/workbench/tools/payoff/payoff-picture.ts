import { accountFloat64, legsFloat64, type LegsPoint } from '@shared/calc/payoff-legs-float64'
import { legsBreakEvens } from '@shared/calc/payoff-legs-levels'

import type { ToolChart, ToolChartMark, ToolChartSeries } from '../tool-chart'

import { onTick, type Drawn } from './payoff-rows'

/** Enough for a smooth curve at the widest window. */
const POINTS = 161

const X = { label: 'Price', kind: 'price' } as const

/** The coin curve and the dollar line of all legs, each leg faint behind them; and the account where it is known. */
export function payoffCharts(drawn: Drawn): readonly ToolChart[] {
  const { legs, range, reading } = drawn
  if (!range) return []
  const points = legsFloat64(legs, range, POINTS)
  const charts: ToolChart[] = [resultChart(drawn, points)]
  if (!reading.balance) return charts
  const account = accountFloat64(points, legs, reading.balance)
  const { settlement, quote } = reading.spec
  charts.push({
    id: 'payoff-account',
    title: 'The whole account',
    x: X,
    left: { label: `Account in ${settlement}`, kind: 'coin' },
    right: { label: `Account in ${quote}`, kind: 'usd' },
    series: [
      line(
        'Account',
        'coin',
        account.map(({ price, coin }) => [price, coin]),
      ),
      line(
        'Account',
        'usd',
        account.map(({ price, usd }) => [price, usd]),
      ),
    ],
    marks: markOf(drawn),
  })
  return charts
}

const line = (
  name: string,
  tone: 'coin' | 'usd',
  points: ToolChartSeries['points'],
): ToolChartSeries => ({ name, axis: tone === 'coin' ? 'left' : 'right', tone, points })

function resultChart(drawn: Drawn, points: readonly LegsPoint[]): ToolChart {
  const { input } = drawn
  const each = input.counted.length < 2 ? [] : input.counted
  return {
    id: 'payoff',
    title: 'Result of all legs over the price',
    x: X,
    left: { label: 'Result in coin', kind: 'coin' },
    right: { label: 'Result in dollars', kind: 'usd' },
    sharedZero: true,
    series: [
      line(
        'All legs',
        'coin',
        points.map(({ price, total }) => [price, total.coin]),
      ),
      line(
        'All legs',
        'usd',
        points.map(({ price, total }) => [price, total.usd]),
      ),
      ...each.map(({ id, label }, index): ToolChartSeries => ({
        ...{ name: label, axis: 'left', tone: 'faint', tag: id === 'sheet' ? 'Sheet' : id },
        points: points.map(({ price, legs }) => [price, legs[index]?.coin ?? null]),
      })),
    ],
    marks: [...markOf(drawn), ...breakEvenMarks(drawn)],
  }
}

const markOf = ({ input: { mark } }: Drawn): readonly ToolChartMark[] =>
  mark ? [{ at: Number(mark), label: 'Mark', tone: 'exit' }] : []

/** Those in the picture; farther ones stand in the row alone. */
function breakEvenMarks(drawn: Drawn): readonly ToolChartMark[] {
  const { range } = drawn
  const zeros = legsBreakEvens(drawn.legs)
  if (!range || zeros.kind === 'none') return []
  return zeros.prices
    .filter((zero) => zero.gte(range.from) && zero.lte(range.to))
    .map((zero) => ({
      ...{ at: Number(onTick(drawn, zero)), label: 'Break-even', tone: 'break-even' },
    }))
}
