import { convexityFloat64 } from '@shared/calc/convexity-float64'
import { curveRange, type PriceRange } from '@shared/calc/curve-range'
import type { PriceOutcome } from '@shared/calc/position'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { TargetsReading } from '../targets-list'
import type { ToolChart, ToolChartMark } from '../tool-chart'

import type { Whole } from './pnl-rows'

const POINTS = 121
const ABSENT: PriceOutcome = { kind: 'never', reason: '' }

/** The coin curve, the straight line that touches it at the entry, and the gap. Quantity and entry are enough. */
export function convexityChart(
  reading: ScenarioReading,
  whole: Whole | undefined,
  { targets = [] }: TargetsReading,
): readonly ToolChart[] {
  const { spec, side, quantity, entry, exit = entry, exitIs } = reading
  if (!quantity || !entry || !exit) return []
  const range = rangeOf(reading, whole, { entry, exit })
  const points = convexityFloat64({ spec, side, quantity, entry }, range, POINTS)
  const mark = (label: string, at: Price, tone: ToolChartMark['tone']): ToolChartMark[] =>
    at.gte(range.from) && at.lte(range.to)
      ? [{ at: Number(at), label: `${label} ${priceText(at, spec.tick)}`, tone }]
      : []
  return [
    {
      id: 'pnl-convexity',
      title: 'PnL in coin beside a straight line from the entry',
      x: { label: 'Price', kind: 'price' },
      left: { label: 'PnL, price only', kind: 'coin' },
      series: [
        {
          ...{ name: 'PnL', axis: 'left', tone: 'coin' },
          points: points.map(({ price, result }) => [price, result]),
        },
        {
          ...{ name: 'Straight line', axis: 'left', tone: 'entry', dashed: true },
          points: points.map(({ price, straight }) => [price, straight]),
        },
        {
          ...{ name: 'The bend', axis: 'left', tone: 'accent' },
          points: points.map(({ price, bend }) => [price, bend]),
        },
      ],
      marks: [
        ...mark('Entry', entry, 'entry'),
        ...(reading.exit ? mark(exitIs === 'exit' ? 'Exit' : 'Mark', exit, 'exit') : []),
        ...targets.flatMap(({ price }) => mark('Target', price, 'target')),
      ],
    },
  ]
}

function rangeOf(
  { backing }: ScenarioReading,
  whole: Whole | undefined,
  prices: { readonly entry: Price; readonly exit: Price },
): PriceRange {
  const liquidation = (backing && whole?.figures.liquidation) ?? ABSENT
  return curveRange(prices, { breakEven: ABSENT, liquidation })
}
