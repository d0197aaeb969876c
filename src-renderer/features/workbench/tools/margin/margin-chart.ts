import {
  marginCurveFloat64,
  marginSpanFloat64,
  tierEndsFloat64,
  type MarginPoint,
} from '@shared/calc/margin-curve-float64'
import type { Leverage } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { ToolChart, ToolChartMark, ToolChartSeries } from '../tool-chart'

/** Between the tiers' ends the lines are straight or nearly so. */
const POINTS = 41
/** Ends with a name of their own; more would lie over each other. */
const NAMED = 2

/** Both margins against the quantity, with the tiers' ends and the position. */
export function marginChart(
  { spec, quantity, entry }: ScenarioReading,
  leverage: Leverage,
): readonly ToolChart[] {
  if (!quantity || !entry || quantity.isZero()) return []
  const picture = { spec, price: entry, leverage }
  const span = marginSpanFloat64(picture, quantity)
  const points = marginCurveFloat64(picture, span, POINTS)
  const line = (of: (point: MarginPoint) => number): ToolChartSeries['points'] =>
    points.map((point) => [point.quantity, of(point)])
  return [
    {
      ...{ id: 'margin-chart', title: 'Margin asked for, by quantity at the entry' },
      x: { label: 'Contracts', kind: 'count' },
      left: { label: 'Margin', kind: 'coin' },
      series: [
        {
          ...{ name: 'Initial', axis: 'left', tone: 'coin' },
          points: line(({ initial }) => initial),
        },
        {
          ...{ name: 'Maintenance', axis: 'left', tone: 'liquidation' },
          points: line(({ maintenance }) => maintenance),
        },
      ],
      marks: [
        ...endMarks(tierEndsFloat64(picture, span), Number(quantity)),
        { at: Number(quantity), label: 'This position', tone: 'entry' },
      ],
    },
  ]
}

/** The end of the position's tier, and of the one before. */
function endMarks(ends: readonly number[], held: number): readonly ToolChartMark[] {
  const own = ends.findIndex((end) => end >= held)
  const upTo = own === -1 ? ends.length : own + 1
  const first = Math.max(upTo - NAMED, 0)
  return ends
    .slice(first, upTo)
    .map((at, index) => ({ at, label: `End of tier ${first + index + 1}`, tone: 'faint' }))
}
