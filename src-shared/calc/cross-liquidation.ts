import { ONE, ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { price as asPrice } from '../num/units'

import { NO_CONTRACTS } from './bankruptcy'
import { prepared, type Book, type Prepared } from './book'
import { departure, fixedPart, movingPieces } from './book-pieces'
import { bankruptcyFeeRate } from './closing-fee'
import { concaveCrossing, isConvex } from './concave-crossing'
import { firstCrossing } from './crossing'
import type { PriceOutcome } from './position'

/**
 * Which prices move on the way to liquidation: all contracts by the same factor, or the contract of one position
 * alone while the others stay at their marks (what venues print).
 */
export type Move =
  { readonly kind: 'together' } | { readonly kind: 'alone'; readonly position: number }

/** Where the book is liquidated as prices fall and as they rise: one outcome per position, in their order. */
export interface CrossLiquidation {
  readonly falling: readonly PriceOutcome[]
  readonly rising: readonly PriceOutcome[]
}

interface Reasons {
  readonly already: string
  readonly never: string
}
const LIQUIDATION: Reasons = {
  already: 'The equity does not exceed the maintenance margin at the marks.',
  never: 'The wallet and the other positions cover every price that way, so nothing is liquidated.',
}
const BANKRUPTCY: Reasons = {
  already: 'Nothing of the wallet is left at the marks.',
  never: 'The wallet and the other positions cover every price that way.',
}
const MIXED =
  'Inverse and other contracts do not move together by one factor; ask for one contract alone.'
const NO_SUCH = 'There is no such position in the book.'

/**
 * The prices at which a wallet shared by several positions no longer exceeds their maintenance margin, solved
 * over every tier that is crossed on the way.
 *
 * All moving prices are mark · x. With z = 1/x for inverse contracts (z = x for others) each notional is nᵢ·z, so
 *   equity(z) = W − orders + Σ fixed uPnL + Σ dᵢ·(nᵢ·z − N₀ᵢ)
 *   asked(z)  = Σ fixed MM + Σ (rᵢ·nᵢ·z + kᵢ·nᵢ²·z² − cᵢ)   (or MM on the entry value)
 * is a piecewise quadratic whose joints are the tiers' ends; each piece is solved in closed form, from z = 1
 * outwards, both ways. Where no rate falls and tiers meet in value, it is concave, and most pieces are jumped over.
 *
 * Alone and with one position this is Binance's cross formula with WB − TMM(other) + UPNL(other) in the wallet's
 * place (COIN-M FAQ "liquidation price"), and Bybit's classic cross formula
 * Q(1/E − 1/P) = −(balance − order margin − m·Q/E − t·Q/B) (help 360039261334): long 10 000 at 8 000 with 0.5 BTC,
 * 0.5 % and 0.075 % → 5 739.083…, printed 5 739.5 on the tick.
 */
export function crossLiquidation(book: Book, move: Move): Result<CrossLiquidation, string> {
  const split = splitBook(book, move)
  if (!split.ok) return split
  const { parts, rest, behind } = split.value
  const still = rest.reduce((sum, part) => sum.plus(fixedPart(part)), behind)
  const from = departure(parts, still)
  const atMarks = from.level.a.plus(from.level.b).plus(from.level.c)
  const concave = from.standings.every(({ part }) => isConvex(part.stretches))
  const reached = (direction: 1 | -1): Reached => {
    if (atMarks.lte(0)) return 'already'
    return concave
      ? concaveCrossing(from, direction)
      : firstCrossing(ONE, direction, movingPieces(from, direction))?.at
  }
  return ok(outcomesOf(parts, reached, LIQUIDATION))
}

/**
 * The prices at which nothing of the wallet is left, with the same move; the closing fee is inside where the
 * cross policy has it at bankruptcy. Long 10 000 at 8 000 with 0.5 BTC and 0.075 %: 5 718.57 (Bybit).
 */
export function crossBankruptcy(book: Book, move: Move): Result<CrossLiquidation, string> {
  const split = splitBook(book, move)
  if (!split.ok) return split
  const { parts, rest, behind } = split.value
  const constant = parts.reduce(
    (sum, { direction, entryNotional }) => sum.minus(entryNotional.times(direction)),
    rest.reduce((sum, { unrealised }) => sum.plus(unrealised), behind),
  )
  const slope = parts.reduce(
    (sum, part) =>
      sum.plus(
        part.markNotional.times(
          ONE.times(part.direction).minus(bankruptcyFeeRate('crossFee', part.position.spec)),
        ),
      ),
    ZERO,
  )
  const root = slope.isZero() ? undefined : constant.div(slope).negated()
  const reached = (direction: 1 | -1): Reached => {
    if (constant.plus(slope).lte(0)) return 'already'
    return root?.minus(1).times(direction).gt(0) ? root : undefined
  }
  return ok(outcomesOf(parts, reached, BANKRUPTCY))
}

/** The factor z that is met first; none: nothing is met that way. */
type Reached = Decimal | 'already' | undefined

/** z grows as the price of an inverse contract falls, and with the price of any other. */
function outcomesOf(
  parts: readonly Prepared[],
  reached: (direction: 1 | -1) => Reached,
  reasons: Reasons,
): CrossLiquidation {
  const inverse = parts.some(({ position }) => position.spec.kind === 'inverse')
  const on = (direction: 1 | -1): readonly PriceOutcome[] => {
    const z = reached(direction)
    if (typeof z === 'string' || z === undefined || z.lte(0))
      return parts.map(() => unmet(z, reasons))
    // Positions in one contract share its mark.
    const known = new Map<Decimal, PriceOutcome>()
    return parts.map(({ position: { mark } }) => {
      const outcome = known.get(mark) ?? {
        kind: 'at' as const,
        price: asPrice(inverse ? mark.div(z) : mark.times(z)),
      }
      known.set(mark, outcome)
      return outcome
    })
  }
  return inverse ? { falling: on(1), rising: on(-1) } : { falling: on(-1), rising: on(1) }
}

const unmet = (z: Reached, { already, never }: Reasons): PriceOutcome =>
  z === 'already' ? { kind: 'already', reason: already } : { kind: 'never', reason: never }

export interface SplitBook {
  /** The positions that move. */
  readonly parts: readonly Prepared[]
  readonly rest: readonly Prepared[]
  /** Wallet less what orders hold. */
  readonly behind: Decimal
}

/** Which positions move and which stay, prepared for solving. */
export function splitBook(book: Book, move: Move): Result<SplitBook, string> {
  if (book.positions.length === 0) return err(NO_CONTRACTS)
  const chosen = move.kind === 'alone' ? book.positions[move.position] : undefined
  if (move.kind === 'alone' && chosen === undefined) return err(NO_SUCH)
  const all = prepared(book)
  const moves = ({ position }: Prepared): boolean =>
    chosen === undefined || position.spec.id === chosen.spec.id
  const parts = all.filter(moves)
  const kinds = new Set(parts.map(({ position }) => position.spec.kind === 'inverse'))
  if (kinds.size > 1) return err(MIXED)
  const behind = book.wallet.minus(book.orderMargin ?? ZERO)
  return ok({ parts, rest: all.filter((part) => !moves(part)), behind })
}
