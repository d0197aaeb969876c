import { explainPosition } from '@shared/calc/explain'
import { explainAccountDelta } from '@shared/calc/explain-hedge'
import { explainSyntheticDollar } from '@shared/calc/explain-synthetic-dollar'
import { positionFigures } from '@shared/calc/position-figures'
import { syntheticDollar } from '@shared/calc/synthetic-dollar'
import { twinAt } from '@shared/calc/twin'
import { priceText } from '@shared/format/decimal-text'
import { ZERO } from '@shared/num/decimal'
import { rate } from '@shared/num/units'

import { namedRows, waitingRows } from '../named-rows'
import type { ToolRow } from '../tool'

import { money, shortOf, stepOf, type InPlace } from './in-place'

const rowsFor = (group: string) =>
  [
    { id: 'hedge-brings', label: 'The short brings', term: 'pnl', toned: true, group },
    { id: 'hedge-worth', label: 'Coins and result', term: 'synthetic-dollar' },
    { id: 'hedge-delta', label: 'Open at any price', term: 'delta' },
  ] as const

const KEPT = 'While its result stays with the coins'
const NO_FUNDING = { rate: rate(ZERO), intervalsPerDay: 1 } as const

/** Coins and short as one account, whose dollars move by a fixed number of coins; or what that waits for. */
export function keptRows(of: InPlace | string): readonly ToolRow[] {
  if (typeof of === 'string') return waitingRows(rowsFor(KEPT), of)
  const { hedge, price, now } = of
  const { spec, coins, quantity } = hedge
  const account = { spec, coins, quantity, entry: price }
  const { worth, floating } = syntheticDollar(account, now)
  const input = shortOf(hedge, { entry: price, exit: now })
  const figures = positionFigures(input)
  const delta = explainAccountDelta({ ...account, side: 'short', wallet: coins }, now)
  return namedRows(rowsFor(`${KEPT}, at ${priceText(now, spec.tick)}`), {
    'hedge-brings': {
      figure: money(figures.gross, true),
      how: stepOf(explainPosition(input, figures), 'gross'),
    },
    'hedge-worth': {
      figure: money(worth),
      how: stepOf(explainSyntheticDollar(account, now, NO_FUNDING), 'worth'),
    },
    'hedge-delta': {
      figure: money(twinAt(spec, floating, now), true),
      how: stepOf(delta, 'inDollars'),
    },
  })
}
