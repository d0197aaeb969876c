import { columnDays, type GridAxes } from '@shared/calc/what-if-plan-float64'
import { whatIf, type WhatIfInput } from '@shared/calc/what-if'
import type { Grid, GridFigure, GridUnit } from '@shared/calc/what-if-float64'
import type { PathPoint } from '@shared/calc/what-if-segments-float64'
import type { InverseSpec } from '@shared/market/contract-spec'
import { ZERO } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

import type { HeatMapCell, HeatMapGrid, HeatMapMark } from '../../../../charts/heat-map'
import type { MapLine } from '../../../../charts/heat-map-paint'
import type { DrawnUnit } from '../../drawn-unit'

/** What the cells show, and in what. */
export interface Shown {
  readonly figure: GridFigure
  readonly unit: GridUnit
}

/** How the map's numbers read: its axes, and one cell. For the eye only; a cell's own figures are exact. */
export interface GridTexts {
  readonly y: (at: number) => string
  readonly x: (at: number) => string
  readonly figure: (at: number) => string
}

const format = (options: Intl.NumberFormatOptions): ((at: number) => string) => {
  const made = new Intl.NumberFormat('en-US', options)
  return (at) => made.format(at).replace('-', '−')
}
const priceText = format({ maximumSignificantDigits: 7 })
const daysText = format({ maximumFractionDigits: 2 })
const roundText = format({ maximumSignificantDigits: 4 })
const centsText = format({ maximumFractionDigits: 2 })

export function gridTexts(
  { figure, unit }: Shown,
  { quote }: Pick<InverseSpec, 'quote'>,
  coinUnit: DrawnUnit,
): GridTexts {
  const figureText = (at: number): string => {
    if (figure === 'ratio') return `${centsText(at * 100)}%`
    if (unit === 'usd') return `${centsText(at)} ${quote}`
    return `${roundText(at * coinUnit.factor)} ${coinUnit.name}`
  }
  return { y: priceText, x: (at) => `${daysText(at)} d`, figure: figureText }
}

/** Lighter is better: more net and equity, less of a ratio, farther from liquidation, which lies below for a long. */
export function scaleOf({ figure, unit }: Shown, side: 'long' | 'short'): HeatMapGrid['scale'] {
  if (figure === 'net') return 'diverging'
  if (figure === 'ratio') return 'falling'
  return figure === 'distance' && unit === 'usd' && side === 'long' ? 'falling' : 'rising'
}

/** The grid that came back with the axes that it was asked on. */
export const gridShown = (
  grid: Grid,
  { prices, axes }: { readonly prices: Float64Array; readonly axes: GridAxes },
  scale: HeatMapGrid['scale'],
): HeatMapGrid => ({
  ...{ grid, scale, y: prices },
  x: Float64Array.from({ length: axes.columns }, (_, column) => Number(columnDays(axes, column))),
})

/** The levels that a trader looks for: the entry, the mark, and where the position is liquidated as it stands. */
export function gridMarks(
  input: WhatIfInput,
  { price, name }: { readonly price: Price | undefined; readonly name: string },
): readonly HeatMapMark[] {
  const { entry } = input.position
  const { liquidation } = whatIf(input, { price: price ?? entry, intervals: ZERO })
  const level = (at: Price, label: string, tone: HeatMapMark['tone']): HeatMapMark => ({
    ...{ at: Number(at), label, tone },
  })
  return [
    level(entry, 'Entry', 'entry'),
    ...(price ? [level(price, name, 'exit')] : []),
    ...(liquidation.kind === 'at' ? [level(liquidation.price, 'Liquidation', 'liquidation')] : []),
  ]
}

/** The cell nearest to a price now: where a look at the grid begins. */
export function cellNearest(price: Price, axes: GridAxes): HeatMapCell {
  const share = price.minus(axes.from).div(axes.to.minus(axes.from))
  const row = Math.round(Number(share) * (axes.rows - 1))
  return { row: Math.min(Math.max(row, 0), axes.rows - 1), column: 0 }
}

/** A cell on the grid as it is now: rows and columns may have become fewer. */
export const cellWithin = (
  { row, column }: HeatMapCell,
  { rows, columns }: Pick<GridAxes, 'rows' | 'columns'>,
): HeatMapCell => ({ row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) })

/** A path as a line over the map, in shares of its width and height. */
export const pathLine = (
  points: readonly PathPoint[],
  { from, to, days }: Pick<GridAxes, 'from' | 'to' | 'days'>,
): MapLine =>
  points.map((point) => [
    Number(point.days.div(days)),
    Number(point.price.minus(from).div(to.minus(from))),
  ])
