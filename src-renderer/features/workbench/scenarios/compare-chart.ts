import { curveFloat64 } from '@shared/calc/curve-float64'
import { curveRange, type PriceRange } from '@shared/calc/curve-range'
import type { PriceOutcome } from '@shared/calc/position'
import { D } from '@shared/num/decimal'
import { price } from '@shared/num/units'

import { chartInput } from '../figures-at-hand'
import type { ToolChart, ToolChartSeries } from '../tools/tool-chart'

import { sameCoin, sameMarket, type CompareSide } from './compare-sides'

const POINTS = 121
const ABSENT: PriceOutcome = { kind: 'never', reason: '' }

/** The net results of both over the prices that matter to either; or why one picture would say nothing. */
export function compareChart(a: CompareSide, b: CompareSide): ToolChart | string {
  if (!sameMarket(a, b)) return 'The prices of the two are of different coins: they share no axis.'
  const [first, second] = [drawn(a), drawn(b)]
  if (!first || !second) return 'A curve takes a quantity and an entry in both.'
  const range = {
    from: price(D.min(first.range.from, second.range.from)),
    to: price(D.max(first.range.to, second.range.to)),
  }
  // Coins of two currencies have no common scale; their dollars do.
  const kind = sameCoin(a, b) ? 'coin' : 'usd'
  return {
    id: 'compare',
    title: `Net PnL of both over price, in ${kind === 'coin' ? 'coin' : 'dollars'}`,
    x: { label: 'Price', kind: 'price' },
    left: { label: 'Net PnL', kind },
    series: [
      series(first.input, { range, kind, name: a.name, tone: 'coin' }),
      series(second.input, { range, kind, name: b.name, tone: 'accent' }),
    ],
    marks: [],
  }
}

type Input = NonNullable<ReturnType<typeof chartInput>>['input']

function drawn(
  side: CompareSide,
): { readonly input: Input; readonly range: PriceRange } | undefined {
  const chart = chartInput(side.reading)
  if (!chart) return undefined
  const { breakEven = ABSENT, liquidation = ABSENT } = chart.figures
  return { input: chart.input, range: curveRange(chart.input, { breakEven, liquidation }) }
}

function series(
  input: Input,
  of: Pick<ToolChartSeries, 'name' | 'tone'> & {
    readonly range: PriceRange
    readonly kind: 'coin' | 'usd'
  },
): ToolChartSeries {
  const points = curveFloat64(input, of.range, POINTS)
  return {
    ...{ name: of.name, tone: of.tone, axis: 'left', dashed: of.tone === 'accent' },
    points: points.map(({ price: at, netCoin, netUsd }) => [
      at,
      of.kind === 'coin' ? netCoin : netUsd,
    ]),
  }
}
