import { rangeAround } from '@shared/calc/curve-range'
import { hedgeBounds } from '@shared/calc/hedge'
import { heldWorthFloat64, type HeldPoint } from '@shared/calc/held-worth-float64'
import { pricesAround } from '@shared/calc/price-moves'
import { syntheticDollar } from '@shared/calc/synthetic-dollar'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ToolChart, ToolChartMark, ToolChartSeries } from '../tool-chart'

import type { InPlace } from './in-place'

const POINTS = 121
/** At least so far the picture goes, in percent from the price that the coins were frozen at. */
const SPAN = [-25, 25] as const

/** What is open along the price, against what may be, and what is open where the result is kept. */
export function openChart(of: InPlace): ToolChart {
  const { hedge, price, now } = of
  const { spec } = hedge
  const account = { ...hedge, entry: price }
  const limits = limitsOf(of)
  const edges = limits.map(({ at }) => at)
  const span = pricesAround(price, SPAN).map((moved) => moved.price)
  const range = rangeAround(price, [now, ...edges, ...span])
  const points = heldWorthFloat64(account, range, POINTS)
  const kept = Number(syntheticDollar(account, now).floating)
  const mark = (name: string, at: Price, tone: ToolChartMark['tone']): ToolChartMark => ({
    ...{ at: Number(at), label: `${name} ${priceText(at, spec.tick)}`, tone },
  })
  const line = (of: (point: HeldPoint) => number): ToolChartSeries['points'] =>
    points.map((point) => [point.price, of(point)])
  return {
    ...{ id: 'hedge-chart', title: 'What no contract stands against', sharedZero: true },
    x: { label: 'Price', kind: 'price' },
    left: { label: spec.settlement, kind: 'coin' },
    right: { label: spec.quote, kind: 'usd' },
    series: [
      {
        ...{ name: 'Open', axis: 'left', tone: 'coin' },
        points: line(({ openCoins }) => openCoins),
      },
      {
        ...{ name: 'Open', axis: 'right', tone: 'usd' },
        points: line(({ openDollars }) => openDollars),
      },
      {
        ...{ name: 'Open, result kept', axis: 'left', tone: 'accent', dashed: true },
        points: line(() => kept),
      },
    ],
    marks: [
      mark('Frozen', price, 'entry'),
      ...(now.eq(price) ? [] : [mark('Now', now, 'exit')]),
      ...limits.map(({ name, at }) => mark(name, at, 'break-even')),
    ],
  }
}

interface Limit {
  readonly name: string
  readonly at: Price
}

/** Where the hedge has to be brought back. */
function limitsOf({ hedge, share }: InPlace): readonly Limit[] {
  const bounds = hedgeBounds(hedge, share)
  if (!bounds.ok) return []
  const { low, high } = bounds.value
  return [
    { name: 'Buy back', at: low },
    ...(high.kind === 'at' ? [{ name: 'Sell more', at: high.price }] : []),
  ]
}
