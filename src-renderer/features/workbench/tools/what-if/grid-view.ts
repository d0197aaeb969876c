import { whatIf, type WhatIfInput } from '@shared/calc/what-if'
import type { GridFigure, GridUnit } from '@shared/calc/what-if-float64'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Side } from '@shared/market/side'
import { ZERO } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

import type { HeatMapGrid, HeatMapMark, MapPath } from '../../../../charts/heat-map'
import type { DrawnUnit } from '../../drawn-unit'
import type { ScenarioReading } from '../../read-scenario'

import type { PathAnswer } from './path-answer'
import type { PathReading } from './path-points'

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
export function scaleOf({ figure, unit }: Shown, side: Side): HeatMapGrid['scale'] {
  if (figure === 'net') return 'diverging'
  if (figure === 'ratio') return 'falling'
  return figure === 'distance' && unit === 'usd' && side === 'long' ? 'falling' : 'rising'
}

/** The levels that a trader looks for: the entry, the exit or mark, and where the position is liquidated now. */
export function gridMarks(
  input: WhatIfInput,
  start: Price,
  { exit, exitIs }: Pick<ScenarioReading, 'exit' | 'exitIs'>,
): readonly HeatMapMark[] {
  const { liquidation } = whatIf(input, { price: start, intervals: ZERO })
  const level = (at: Price, label: string, tone: HeatMapMark['tone']): HeatMapMark => ({
    ...{ at: Number(at), label, tone },
  })
  return [
    level(input.position.entry, 'Entry', 'entry'),
    ...(exit ? [level(exit, exitIs === 'mark' ? 'Mark' : 'Exit', 'exit')] : []),
    ...(liquidation.kind === 'at' ? [level(liquidation.price, 'Liquidation', 'liquidation')] : []),
  ]
}

/** A path as a line over the map, and the point of it that liquidates. */
export function mapPath(
  points: NonNullable<PathReading['points']>,
  gone: PathAnswer['gone'],
): MapPath {
  const placed = ({ days, price }: (typeof points)[number]): readonly [number, number] => [
    Number(days),
    Number(price),
  ]
  return { line: points.map(placed), gone: gone && placed(gone) }
}
