import { explainPosition } from '@shared/calc/explain'
import { explainHedgeSize } from '@shared/calc/explain-hedge'
import { notionalTwin } from '@shared/calc/notional'
import { positionFigures } from '@shared/calc/position-figures'

import { namedRows } from '../named-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import { money, openAt, shortOf, stepOf, type InPlace } from './in-place'

export const SIZE_ROWS = [
  {
    ...{ id: 'hedge-quantity', label: 'Contracts to sell', term: 'hedge' },
    group: 'To freeze the coins',
  },
  { id: 'hedge-exact', label: 'Exact quantity', term: 'hedge' },
  { id: 'hedge-frozen', label: 'Frozen', term: 'synthetic-dollar' },
  { id: 'hedge-lot-open', label: 'Left by the lot', term: 'lot' },
  { id: 'hedge-fee', label: 'Fee to sell them', term: 'fee' },
] as const

/** The contracts that keep the dollars of the coins, and what the lot leaves. */
export function sizeRows({ hedge, size, price, lacksFee }: InPlace): readonly ToolRow[] {
  const { spec, coins, mode } = hedge
  const sized = explainHedgeSize({ spec, coins, price }, mode)
  const put = { ...hedge, quantity: size.quantity }
  const input = shortOf(put, { entry: price, exit: price })
  const figures = positionFigures(input)
  const opened = explainPosition(input, figures)
  return namedRows(SIZE_ROWS, {
    'hedge-quantity': {
      figure: { kind: 'count', count: size.quantity, unit: 'contracts' },
      how: stepOf(sized, 'size'),
    },
    'hedge-exact': {
      figure: { kind: 'count', count: size.exact, unit: 'contracts' },
      how: stepOf(sized, 'size'),
    },
    'hedge-frozen': {
      figure: money(notionalTwin(put, price)),
      how: stepOf(opened, 'entryNotional'),
    },
    'hedge-lot-open': { figure: openAt(put, price), how: stepOf(sized, 'open') },
    'hedge-fee': lacksFee
      ? { figure: none(lacksFee) }
      : { figure: money(figures.openFee), how: stepOf(opened, 'openFee') },
  })
}
