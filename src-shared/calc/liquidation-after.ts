import { ONE } from '../num/decimal'
import { coin, type Coin } from '../num/units'

import type { Book } from './book'
import { crossLiquidation } from './cross-liquidation'
import { withShare, type Cut, type CutOf } from './cut'
import type { PriceOutcome } from './position'

const NOTHING_LEFT = 'Nothing is left to liquidate.'

/**
 * Where the first position of a book is liquidated against its side: a long as prices fall, a short as they rise,
 * with all prices moving together.
 */
function against(book: Book): PriceOutcome {
  const [position] = book.positions
  if (position === undefined || position.quantity.isZero())
    return { kind: 'never', reason: NOTHING_LEFT }
  const solved = crossLiquidation(book, { kind: 'together' })
  if (!solved.ok) return { kind: 'never', reason: solved.error }
  const [outcome] = position.side === 'long' ? solved.value.falling : solved.value.rising
  return outcome ?? { kind: 'never', reason: NOTHING_LEFT }
}

/**
 * The liquidation price after coins were added: the proof that `coinsToSurvive` is enough and no coin too much.
 * 10 000 USD long from 50 000 with 0.02 BTC, 0.5 % on the value at the price, 0.03125 BTC added → 40 000.
 */
export const liquidationAfterAdding = (book: Book, added: Coin): PriceOutcome =>
  against({ ...book, wallet: coin(book.wallet.plus(added)) })

/** The liquidation price after the exact cut was closed at the mark: the proof of `contractsToSurvive`. */
export function liquidationAfterCut(book: Book, cut: Cut, of: CutOf): PriceOutcome {
  const held = book.positions[of.position]?.quantity
  if (held === undefined || held.isZero() || cut.exact.gte(held))
    return { kind: 'never', reason: NOTHING_LEFT }
  return against(withShare(book, of, ONE.minus(cut.exact.div(held))))
}
