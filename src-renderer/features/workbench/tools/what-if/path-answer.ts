import { priceOnTick } from '@shared/calc/price-on-tick'
import { pricePath, type PathRow } from '@shared/calc/what-if-path'
import { pathFloat64, type PathSample } from '@shared/calc/what-if-path-float64'
import type { PathInput, PathPoint } from '@shared/calc/what-if-segments-float64'
import { countText, priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D, ZERO, type Decimal } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { ToolTable, ToolTableRow } from '../tool'
import type { TimeKind, ToolChart } from '../tool-chart'
import { none } from '../tool-input'

export interface PathAnswer {
  /** When it is liquidated, or that it is not. */
  readonly words: string
  /** Where on the path that is. */
  readonly gone: PathPoint | undefined
  readonly tables: readonly ToolTable[]
  readonly charts: readonly ToolChart[]
}

/** A path as words, a table at its points, and pictures along it. */
export function pathAnswer(input: PathInput, spec: InverseSpec): PathAnswer {
  const path = pricePath(input)
  if (!path.ok) return { words: path.error, gone: undefined, tables: [], charts: [] }
  const { rows, liquidated } = path.value
  const all = liquidated ? [...rows, liquidated] : rows
  const { side } = input.position
  return {
    words: liquidated
      ? goneWords(liquidated, { side, spec })
      : 'The position is not liquidated on this path.',
    gone: liquidated,
    tables: [
      {
        ...{ id: 'what-if-path-points', title: 'Along the path', head: 'Day' },
        columns: ['Price', 'Equity', 'Margin ratio', 'Leverage', 'Liquidation', 'PnL, net'],
        rows: all.map((row, at) => tableRow(row, { at, side, spec, end: row === liquidated })),
      },
    ],
    charts: pathCharts(pathFloat64(input), {
      kind: timeUnit((liquidated ?? rows.at(-1))?.days ?? ZERO),
      ended: liquidated && spanText(liquidated.days),
    }),
  }
}

function goneWords(
  { days, price }: PathPoint,
  { side, spec }: Pick<Place, 'side' | 'spec'>,
): string {
  const at = priceText(priceOnTick(price, side, spec.tick), spec.tick)
  return `Liquidated after ${spanText(days)} at ${at}; what comes later on the path is not reached.`
}

const TWO_HOURS = new D(2).div(24)

/** A time in the unit that it is spoken of in: 0.0116 days are 16.7 minutes, 0.5 days 12 hours. */
function spanText(days: Decimal): string {
  const unit = timeUnit(days)
  return `${countText(days.times(IN_A_DAY[unit]), unit === 'minutes' ? 1 : 2)} ${unit}`
}

const IN_A_DAY: Readonly<Record<TimeKind, number>> = { days: 1, hours: 24, minutes: 24 * 60 }

function timeUnit(days: Decimal): TimeKind {
  if (days.gte(2)) return 'days'
  return days.gte(TWO_HOURS) ? 'hours' : 'minutes'
}

interface Place {
  readonly at: number
  readonly side: 'long' | 'short'
  readonly spec: InverseSpec
  readonly end: boolean
}

function tableRow({ days, price, figures }: PathRow, place: Place): ToolTableRow {
  const { equity, marginRatio, effectiveLeverage, liquidation, net } = figures
  const { spec, side, at, end } = place
  // The end is a liquidation price: it stands on the same tick as in the rows above it.
  const there = end ? priceOrWhy({ kind: 'at', price }, place) : plainPrice(price)
  return {
    id: String(at),
    head: end ? `${countText(days, 4)}, liquidated` : countText(days, 4),
    figures: [
      there,
      { kind: 'money', twin: equity, signed: false },
      marginRatio
        ? { kind: 'percent', fraction: marginRatio, signed: false }
        : none('No equity is left to compare.', 'gone'),
      effectiveLeverage
        ? { kind: 'times', times: effectiveLeverage }
        : none('No equity is left to compare.', 'gone'),
      end ? there : priceOrWhy(liquidation, { spec, side }),
      { kind: 'money', twin: net, signed: true },
    ],
  }
}

const plainPrice = (price: Price): RowFigure => ({ kind: 'price', price, shown: price })

function pathCharts(
  samples: readonly PathSample[],
  { kind, ended }: { readonly kind: TimeKind; readonly ended: string | undefined },
): readonly ToolChart[] {
  const line = (of: (sample: PathSample) => number | null): [number, number | null][] =>
    samples.map((sample) => [sample.days * IN_A_DAY[kind], of(sample)])
  const x = { label: 'Time', kind }
  const last = samples.at(-1)
  const end = (last?.days ?? 0) * IN_A_DAY[kind]
  const marks =
    ended !== undefined && last
      ? [{ at: end, label: `Liquidated after ${ended}`, tone: 'liquidation' } as const]
      : []
  return [
    {
      ...{ id: 'what-if-path-price', title: 'Price, liquidation price and effective leverage', x },
      left: { label: 'Price', kind: 'price' },
      right: { label: 'Effective leverage', kind: 'times' },
      series: [
        { name: 'Price', axis: 'left', tone: 'coin', points: line(({ price }) => price) },
        {
          ...{ name: 'Liquidation', axis: 'left', tone: 'liquidation' },
          points: line(({ liquidation }) => liquidation),
        },
        {
          ...{ name: 'Effective leverage', axis: 'right', tone: 'usd' },
          points: line(({ leverage }) => leverage),
        },
      ],
      marks,
    },
    {
      ...{ id: 'what-if-path-equity', title: 'Equity and margin ratio', x },
      left: { label: 'Equity', kind: 'coin' },
      right: { label: 'Margin ratio', kind: 'percent' },
      series: [
        { name: 'Equity', axis: 'left', tone: 'coin', points: line(({ equity }) => equity) },
        { name: 'Margin ratio', axis: 'right', tone: 'stop', points: line(({ ratio }) => ratio) },
      ],
      marks,
    },
  ]
}
