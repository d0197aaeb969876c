import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { atPlaces, onGrid } from '../num/rounding'
import { coin, contracts, type Contracts, type Rate } from '../num/units'

import { maintenanceAt, type Book, type BookPosition } from './book'
import { fixedPart } from './book-pieces'
import { splitBook, type SplitBook } from './cross-liquidation'
import { firstCrossing, type Piece } from './crossing'
import { marginCurve } from './margin'
import { equityDirection, notional } from './notional'
import { leverage as asLeverage } from '../num/units'
import { lowestLevel, targetOf, TOO_FAR, type Shock } from './survive'

/** Contracts to close now, at the mark, so that what is left survives. */
export interface Cut {
  /** Exactly as many as it takes, a part of a contract included. */
  readonly exact: Contracts
  /** The same up to the lot, at most the whole position. */
  readonly quantity: Contracts
}

/** Which position is cut, and what closing costs. */
export interface CutOf {
  readonly position: number
  readonly lot: ContractSpec['lot']
  readonly closeFeeRate: Rate
}

const NO_SUCH = 'There is no such position in the book.'
const NOT_ENOUGH =
  'Closing the whole position would not be enough: the rest of the book does not survive the move.'

/**
 * The contracts of one position to close at its mark so that the book survives a move, with the closing fee paid
 * from the wallet. With the share k kept, the level equity − maintenance at the price moved to is
 *   L(k) = rest + (1 − k)·(d·(n − N₀) − t·n) + k·d·(n·z − N₀) − MM(k),
 * a quadratic in k between the tiers' ends; three of its values give the quadratic, and its largest root below 1
 * is the share that may stay. Both answers agree: with exactly this cut `coinsToSurvive` asks for nothing, with
 * less it asks for something.
 *
 * 10 000 USD long from 50 000 with 0.02 BTC, 0.5 % on the value at the price, mark 50 000, a fall of 20 %, no fee:
 * 0.02 − 0.05·k − 0.00125·k = 0 → k = 0.3902…, close 6 097.56… contracts.
 */
export function contractsToSurvive(book: Book, shock: Shock, cut: CutOf): Result<Cut, string> {
  if (shock.by.lte(-1)) return err(TOO_FAR)
  const chosen = book.positions[cut.position]
  if (chosen === undefined) return err(NO_SUCH)
  const split = splitBook(book, shock.move)
  if (!split.ok) return split
  const keeping = (share: Decimal): SplitBook => {
    const kept = splitBook(withShare(book, cut, share), shock.move)
    // Keeping less of a position changes no contract, so the book splits as it did.
    return kept.ok ? kept.value : split.value
  }
  const lowest = (share: Decimal): Decimal => lowestLevel(keeping(share), shock.by)
  if (lowest(ONE).gte(0)) return ok(asCut(ONE, chosen.quantity, cut.lot))
  if (lowest(ZERO).lt(0)) return err(NOT_ENOUGH)
  const z = targetOf(split.value.parts, shock.by)
  const moved = split.value.parts.some(({ position }) => position === chosen) ? z : ONE
  const solved = keptAtTarget(chosen, moved, (share) => levelAtTarget(keeping(share), z))
  const share = lowest(solved).gte(TINY) ? solved : halved(lowest, solved)
  return ok(asCut(share, chosen.quantity, cut.lot))
}

/** The largest share with which the book stands at the price moved to; it may still fall on the way there. */
function keptAtTarget(
  position: BookPosition,
  z: Decimal,
  level: (share: Decimal) => Decimal,
): Decimal {
  if (level(ONE).gte(0)) return ONE
  return firstCrossing(ONE, -1, sharePieces(position, z, level))?.at ?? ZERO
}

/** A level this little below zero is the last digit of a division, not a missing coin. */
const TINY = new D('-1e-45')

/** The book after a share of the position was kept and the rest closed at the mark, its result in the wallet. */
export function withShare(
  book: Book,
  { position: index, closeFeeRate }: CutOf,
  share: Decimal,
): Book {
  const positions = book.positions.map((position, at) =>
    at === index ? { ...position, quantity: contracts(position.quantity.times(share)) } : position,
  )
  const cut = book.positions[index]
  if (cut === undefined) return book
  const { spec, side, quantity, entry, mark } = cut
  const held = notional({ spec, quantity }, mark)
  const gained = held.minus(notional({ spec, quantity }, entry)).times(equityDirection(spec, side))
  const realised = gained.minus(held.times(closeFeeRate)).times(ONE.minus(share))
  return { ...book, wallet: coin(book.wallet.plus(realised)), positions }
}

/** Equity − maintenance with the moving notionals times z. */
function levelAtTarget({ parts, rest, behind }: SplitBook, z: Decimal): Decimal {
  const still = rest.reduce((sum, part) => sum.plus(fixedPart(part)), behind)
  return parts.reduce((sum, part) => {
    const held = part.markNotional.times(z)
    const result = held.minus(part.entryNotional).times(part.direction)
    return sum.plus(result).minus(maintenanceAt(part, held))
  }, still)
}

/**
 * The missing level −L(k) as quadratics from k = 1 down to 0, one between each two tiers' ends. Each is made from
 * three values inside its stretch, so whatever a policy adds to the maintenance is in it.
 */
function* sharePieces(
  position: BookPosition,
  z: Decimal,
  level: (share: Decimal) => Decimal,
): Generator<Piece> {
  let upper = ONE
  for (const lower of [...tierEnds(position, z), ZERO]) {
    const width = upper.minus(lower)
    const at = [0.25, 0.5, 0.75].map((part) => lower.plus(width.times(part)))
    yield {
      ...through(
        at,
        at.map((share) => level(share).negated()),
      ),
      end: lower,
      label: undefined,
    }
    upper = lower
  }
}

/** The shares below 1 at which the position meets a tier's end, largest first. */
function tierEnds({ spec, quantity, mark, entry, leverage }: BookPosition, z: Decimal): Decimal[] {
  const curve = marginCurve(spec.margin, 'maintenance', leverage ?? asLeverage(spec.maxLeverage))
  const onEntry = spec.liquidation.basis === 'entry-value'
  const held = notional({ spec, quantity }, onEntry ? entry : mark)
  const whole = curve.measure === 'contracts' ? quantity : held.times(onEntry ? ONE : z)
  return curve.stretches
    .flatMap(({ upTo }) => (upTo === undefined ? [] : [upTo.div(whole)]))
    .filter((share) => share.lt(1))
    .reverse()
}

/** The quadratic through three points (Newton's divided differences). */
function through(
  [x0, x1, x2]: readonly Decimal[],
  [y0, y1, y2]: readonly Decimal[],
): Pick<Piece, 'a' | 'b' | 'c'> {
  if (!x0 || !x1 || !x2 || !y0 || !y1 || !y2) return { a: ZERO, b: ZERO, c: ZERO }
  const first = y1.minus(y0).div(x1.minus(x0))
  const second = y2.minus(y1).div(x2.minus(x1))
  const a = cleaned(second.minus(first).div(x2.minus(x0)))
  const b = first.minus(a.times(x0.plus(x1)))
  return { a, b, c: y0.minus(b.times(x0)).minus(a.times(x0).times(x0)) }
}

/** What is left of a straight line's second difference after division is no curvature. */
const cleaned = (a: Decimal): Decimal => (a.abs().lt('1e-50') ? ZERO : a)

const HALVINGS = 200

/**
 * The largest share whose lowest level on the way is not below zero, where a tier's jump makes a point of the way
 * worse than its end: there the level at the target says too little. Halved until 64 digits are used up.
 */
function halved(lowest: (share: Decimal) => Decimal, from: Decimal): Decimal {
  let low: Decimal = ZERO
  let high = from
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = low.plus(high).div(2)
    if (lowest(middle).gte(0)) low = middle
    else high = middle
  }
  return low
}

/** Places kept of a cut, upwards: at a tier's end a hair less would leave the position on the dearer tier. */
const CUT_PLACES = 40
/** Places that count towards the next lot: the last digit of a root must not cost a whole one. */
const LOT_PLACES = 30

function asCut(share: Decimal, quantity: Contracts, lot: Contracts): Cut {
  const exact = atPlaces(quantity.times(ONE.minus(share)), CUT_PLACES, 'ceil')
  return {
    exact: contracts(exact),
    quantity: contracts(
      D.min(onGrid(atPlaces(exact, LOT_PLACES, 'half-even'), lot, 'ceil'), quantity),
    ),
  }
}
