import { explainWhatIf, type WhatIfFigure } from '@shared/calc/explain-what-if'
import { whatIf, type WhatIfCell, type WhatIfFigures, type WhatIfInput } from '@shared/calc/what-if'
import type { GridFigure } from '@shared/calc/what-if-float64'
import { cellAt, columnDays, rowNear } from '@shared/calc/what-if-plan-float64'
import {
  coinInUnitText,
  countText,
  percentText,
  priceText,
  unitName,
  usdText,
  type ShownUnit,
} from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Decimal } from '@shared/num/decimal'

import { cellKept, type HeatMapCell } from '../../../../charts/heat-map'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import type { WhatIfReading } from './read-what-if'

interface Row {
  readonly id: string
  readonly label: string
  readonly term: string
  readonly toned?: boolean
  readonly of: WhatIfFigure
  readonly draw: (figures: WhatIfFigures, spec: InverseSpec, side: 'long' | 'short') => RowFigure
}

const ROWS: readonly Row[] = [
  {
    ...{ id: 'what-if-net', label: 'PnL, net', term: 'pnl', toned: true, of: 'net' },
    draw: ({ net }) => ({ kind: 'money', twin: net, signed: true }),
  },
  {
    ...{ id: 'what-if-received', label: 'Funding until then', term: 'funding', of: 'received' },
    draw: ({ received }) => ({ kind: 'money', twin: received, signed: true }),
  },
  {
    ...{ id: 'what-if-equity', label: 'Equity', term: 'what-if-grid', of: 'equity' },
    draw: ({ equity }) => ({ kind: 'money', twin: equity, signed: false }),
  },
  {
    ...{ id: 'what-if-maintenance', label: 'Maintenance', of: 'maintenance' },
    term: 'maintenance-margin',
    draw: ({ maintenance }) => ({ kind: 'money', twin: maintenance, signed: false }),
  },
  {
    ...{
      id: 'what-if-ratio',
      label: 'Margin ratio',
      term: 'maintenance-margin',
      of: 'marginRatio',
    },
    draw: ({ marginRatio }) =>
      marginRatio
        ? { kind: 'percent', fraction: marginRatio, signed: false }
        : none('No equity is left to compare.', 'gone'),
  },
  {
    ...{ id: 'what-if-liquidation', label: 'Liquidation from there', of: 'liquidation' },
    term: 'liquidation',
    draw: ({ liquidation }, spec, side) => priceOrWhy(liquidation, { spec, side }),
  },
  {
    ...{ id: 'what-if-distance', label: 'Distance to it', term: 'liquidation', of: 'distance' },
    draw: ({ distance }) =>
      distance
        ? { kind: 'distance', fraction: distance.fraction, quote: distance.quote }
        : none('There is no liquidation price to be far from.'),
  },
]

/** A cell of the grid: the exact one, and after how many days it is. */
export interface ShownCell extends WhatIfCell {
  readonly days: Decimal
}

type Placing = Pick<WhatIfReading, 'input' | 'axes' | 'start'>

/** The exact cell at a place; undefined while there is no grid. */
export const shownCell = ({ input, axes }: Placing, at: HeatMapCell): ShownCell | undefined =>
  input && axes && { ...cellAt(axes, input.position, at), days: columnDays(axes, at.column) }

/** A place kept on the grid as it is now; without one, the price of now at the beginning. */
export function placeWithin({ axes, start }: Placing, at: HeatMapCell | undefined): HeatMapCell {
  if (!axes) return at ?? { row: 0, column: 0 }
  return at ? cellKept(at, axes) : { row: start ? rowNear(axes, start) : 0, column: 0 }
}

/** A cell's figures with their working under its place. Every row is always there. */
export function cellRows(
  input: WhatIfInput | undefined,
  cell: ShownCell | undefined,
  { spec, lacks }: { readonly spec: InverseSpec; readonly lacks: string },
): readonly ToolRow[] {
  if (!input || !cell)
    return ROWS.map((row, at) => ({ ...row, ...headed(at, 'At a cell'), figure: none(lacks) }))
  const figures = whatIf(input, cell)
  const steps = explainWhatIf(input, cell, figures)
  return ROWS.map(({ draw, of, ...row }, at) => ({
    ...row,
    ...headed(at, `At ${cellPlace(cell, spec)}`),
    figure: draw(figures, spec, input.position.side),
    how: steps.find(({ figure }) => figure === of),
  }))
}

const headed = (at: number, group: string): Pick<ToolRow, 'group'> => (at === 0 ? { group } : {})

/** The row that is coloured by a figure. */
export const rowOfFigure = (figure: GridFigure): string => `what-if-${figure}`

/** Where a cell lies: its price and its time. */
const cellPlace = ({ price, days }: ShownCell, { tick, quote }: InverseSpec): string =>
  `${priceText(price, tick)} ${quote} after ${countText(days, 2)} days`

/** A cell in one sentence: what stands below the map, and is heard by who cannot see it. */
export function cellWords(
  input: WhatIfInput,
  cell: ShownCell,
  { spec, unit }: { readonly spec: InverseSpec; readonly unit: ShownUnit },
): string {
  const { net, equity, marginRatio, liquidated } = whatIf(input, cell)
  const { settlement, settlementScale: scale, quote } = spec
  const coins = (value: Decimal, sign: 'gain' | 'minus-only'): string =>
    `${coinInUnitText(value, { unit, scale }, { sign })} ${unitName(unit, settlement)}`
  const ratio = marginRatio ? `margin ratio ${percentText(marginRatio)}` : 'no equity left'
  const parts = [
    `net PnL ${coins(net.coin, 'gain')}, ${usdText(net.usd, { sign: 'gain' })} ${quote}`,
    `equity ${coins(equity.coin, 'minus-only')}, ${usdText(equity.usd)} ${quote}`,
    `${ratio}${liquidated ? ', liquidated' : ''}`,
  ]
  return `${cellPlace(cell, spec)}: ${parts.join('; ')}.`
}
