import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { coin, price, type Coin, type Price } from '../num/units'

import type { Book, Prepared } from './book'
import { departure, fixedPart, movingPieces } from './book-pieces'
import { splitBook, type Move, type SplitBook } from './cross-liquidation'
import type { Piece } from './crossing'

/** A move of the moving prices: −0.2 is a fall of 20 % from the marks. */
export interface Shock {
  readonly move: Move
  /** Above −1. */
  readonly by: Decimal
}

export const TOO_FAR = 'A price cannot fall by 100 % or more.'

/**
 * The coins to add so that the book is still standing when the prices have moved by z %: as many as the level
 * equity − maintenance lacks at its lowest point on the way. Zero where it lacks nothing. With exactly that many
 * the liquidation price is the price moved to.
 *
 * On each piece of the way the level is a straight line or bends downwards, so its lowest point is a joint.
 * 10 000 USD long from 50 000 with 0.02 BTC, 0.5 % on the value at the price, a fall of 20 %: at 40 000 equity is
 * 0.02 − 0.05 = −0.03, maintenance 0.00125 → add 0.03125 BTC.
 */
export function coinsToSurvive(book: Book, { move, by }: Shock): Result<Coin, string> {
  if (by.lte(-1)) return err(TOO_FAR)
  const split = splitBook(book, move)
  if (!split.ok) return split
  return ok(coin(D.max(lowestLevel(split.value, by).negated(), ZERO)))
}

/** The lowest level of equity − maintenance from the marks to the shocked prices. */
export function lowestLevel({ parts, rest, behind }: SplitBook, by: Decimal): Decimal {
  const still = rest.reduce((sum, part) => sum.plus(fixedPart(part)), behind)
  const end = targetOf(parts, by)
  const direction = end.gte(1) ? 1 : -1
  let lowest: Decimal | undefined
  let from = ONE
  for (const piece of movingPieces(departure(parts, still), direction)) {
    const joint = piece.end
    const beyond = joint === undefined || joint.minus(end).times(direction).gte(0)
    const to = beyond ? end : joint
    const level = D.min(levelAt(piece, from), levelAt(piece, to))
    lowest = lowest === undefined ? level : D.min(lowest, level)
    if (beyond) break
    from = to
  }
  return lowest ?? still
}

/** Where a move leads: 50 000 by −0.2 → 40 000. Undefined for a fall of 100 % or more. */
export const movedBy = (from: Price, by: Decimal): Price | undefined =>
  by.gt(-1) ? price(from.times(by.plus(1))) : undefined

const levelAt = ({ a, b, c }: Piece, z: Decimal): Decimal => a.times(z).plus(b).times(z).plus(c)

/** The shock as z: notionals at the marks times z. */
export function targetOf(parts: readonly Prepared[], by: Decimal): Decimal {
  const factor = by.plus(1)
  return parts.some(({ position }) => position.spec.kind === 'inverse') ? ONE.div(factor) : factor
}
