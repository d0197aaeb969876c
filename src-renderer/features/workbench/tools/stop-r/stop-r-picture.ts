import { rangeAround } from '@shared/calc/curve-range'
import { rFloat64 } from '@shared/calc/r-float64'
import { priceText } from '@shared/format/decimal-text'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { ToolChart, ToolChartMark } from '../tool-chart'

import type { StopRInput } from './stop-r-plan'

const POINTS = 121

/** The R that all of the position brings at a price, in coin and in dollars. Entry and stop are enough. */
export function rChart(
  { spec, side, entry, stop, exit }: ScenarioReading,
  { targets, list }: StopRInput,
): readonly ToolChart[] {
  if (!entry || !stop) return []
  const exits = list.typed > 0 ? targets.map(({ price }) => price) : exit ? [exit] : []
  const range = rangeAround(entry, [stop, ...exits])
  const points = rFloat64({ spec, side, entry, stop }, range, POINTS)
  const mark = (label: string, at: Price, tone: ToolChartMark['tone']): ToolChartMark[] =>
    at.gte(range.from) && at.lte(range.to)
      ? [{ at: Number(at), label: `${label} ${priceText(at, spec.tick)}`, tone }]
      : []
  return [
    {
      id: 'stop-r-curve',
      title: 'R of the whole position at a price, price only',
      x: { label: 'Price', kind: 'price' },
      left: { label: 'R', kind: 'count' },
      series: [
        {
          ...{ name: 'R in coin', axis: 'left', tone: 'coin' },
          points: points.map(({ price, coin }) => [price, coin]),
        },
        {
          ...{ name: 'R in dollars', axis: 'left', tone: 'usd' },
          points: points.map(({ price, usd }) => [price, usd]),
        },
      ],
      marks: [
        ...mark('Entry', entry, 'entry'),
        ...mark('Stop', stop, 'stop'),
        ...exits.flatMap((at) => mark(list.typed > 0 ? 'Target' : 'Exit', at, 'target')),
      ],
    },
  ]
}
