import { explainWhatIf, type WhatIfFigure } from '@shared/calc/explain-what-if'
import { whatIf, type WhatIfCell, type WhatIfFigures, type WhatIfInput } from '@shared/calc/what-if'
import { countText, percentText, priceText, usdText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Decimal } from '@shared/num/decimal'

import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

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
    draw: ({ equity }) => ({ kind: 'money', twin: equity, signed: true }),
  },
  {
    ...{ id: 'what-if-maintenance', label: 'Maintenance margin', of: 'maintenance' },
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

/** A cell's figures with their working. Every row is always there. */
export function cellRows(
  input: WhatIfInput | undefined,
  cell: WhatIfCell | undefined,
  { spec, lacks }: { readonly spec: InverseSpec; readonly lacks: string },
): readonly ToolRow[] {
  if (!input || !cell) return ROWS.map((row) => ({ ...row, figure: none(lacks) }))
  const figures = whatIf(input, cell)
  const steps = explainWhatIf(input, cell, figures)
  return ROWS.map(({ draw, of, ...row }) => ({
    ...row,
    figure: draw(figures, spec, input.position.side),
    how: steps.find(({ figure }) => figure === of),
  }))
}

/** Where a cell lies. */
export const cellPlace = (cell: WhatIfCell, days: Decimal, spec: InverseSpec): string =>
  `${priceText(cell.price, spec.tick)} after ${countText(days, 2)} days`

/** A cell in one sentence, for who cannot see the map. */
export function cellWords(
  input: WhatIfInput,
  cell: WhatIfCell,
  { spec, days }: { readonly spec: InverseSpec; readonly days: Decimal },
): string {
  const { net, equity, marginRatio, liquidated } = whatIf(input, cell)
  const ratio = marginRatio ? `margin ratio ${percentText(marginRatio)}` : 'no equity left'
  const money = `net PnL ${usdText(net.usd, { sign: 'gain' })} ${spec.quote}, equity ${usdText(equity.usd)} ${spec.quote}`
  return `${cellPlace(cell, days, spec)}: ${money}, ${ratio}${liquidated ? ', liquidated' : ''}.`
}
