import { signOf, type Side } from '../market/side'
import type { Decimal } from '../num/decimal'
import { atPlaces } from '../num/rounding'
import type { Contracts, Price } from '../num/units'

import { dayOf } from './day'
import type { EventId } from './event'
import { inFoldOrder, type FoldKey } from './fold-order'

/**
 * The statement as the judge: what it says beside what the events come to, and where the two parted. Counts are
 * whole: smallest units of a coin for balances, whole steps of contracts, long above zero, for positions.
 */

/** A checkpoint agrees to the last unit or does not. */
export type Agreement = 'green' | 'red'

/** What a statement says of one figure, and what the events come to at that time. */
export interface Stated extends FoldKey {
  readonly id: EventId
  readonly stated: bigint
  readonly computed: bigint
}

/** Positive where the statement has more. */
export const differenceOf = ({ stated, computed }: Stated): bigint => stated - computed

export const agreementOf = (of: Stated): Agreement => (differenceOf(of) === 0n ? 'green' : 'red')

/** Where a difference arose: after the last checkpoint that agrees, and by the first one that does not. */
export interface Parting {
  /** Undefined where none agrees before: then it is the first event that may be wrong. */
  readonly green: Stated | undefined
  readonly red: Stated
}

/**
 * The first red checkpoint after the last green one; undefined where the last one is green, or there is none.
 * Checkpoints that were red before a green one are past: whatever was wrong came out even.
 * @param checkpoints of one figure, in any order
 */
export function partingOf(checkpoints: readonly Stated[]): Parting | undefined {
  const inOrder = checkpoints.toSorted(inFoldOrder)
  const last = inOrder.findLastIndex((each) => agreementOf(each) === 'green')
  const red = inOrder[last + 1]
  return red && { green: inOrder[last], red }
}

/** What one event brought to the figure. */
export interface Move extends FoldKey {
  readonly id: EventId
  readonly amount: bigint
  /**
   * What would have to be added for the fee to be the contract's own: above zero where the recorded fee is larger.
   * Absent or zero where the fee is by its rate, and for everything that is no fill.
   */
  readonly toOwnFee?: bigint
}

/**
 * Why events would explain a difference to the last unit:
 * - `not-stated`: the statement does not have it; recorded twice, or of another account;
 * - `missing-like`: one more of just this amount is missing, such as a payment recorded once of two;
 * - `wrong-sign`: it went the other way;
 * - `own-fee`: its fee is missing or another than by the contract's rate;
 * - `pair`: the statement has neither of the two.
 */
export type SuspectWhy = 'not-stated' | 'missing-like' | 'wrong-sign' | 'own-fee' | 'pair'

export interface Suspect {
  readonly why: SuspectWhy
  readonly events: readonly Move[]
}

/** One UTC day between the two checkpoints, with what the events make of the figure at its end. */
export interface RunningDay {
  readonly day: number
  readonly moved: bigint
  readonly after: bigint
}

export interface FirstDifference extends Parting {
  readonly difference: bigint
  /** The days between which it arose, both included: nothing before can be wrong alone. */
  readonly fromDay: number
  readonly byDay: number
  readonly days: readonly RunningDay[]
  readonly suspects: readonly Suspect[]
}

/** More than anybody tries. Events alone come before pairs. */
const MOST_SUSPECTS = 20

/**
 * What is known of where a figure and the statement parted.
 *
 * Worked: at noon of the 1st both say 1 000. On the 2nd come −30 and −30, on the 3rd +200; the statement of the 4th
 * says 1 170. The events come to 1 140, the difference is +30: it arose from the 1st to the 4th, and either −30 that
 * is not on the statement explains it, or 15 in the wrong direction, which no event has.
 * @param moves all events after the green checkpoint, or from the first one on, up to the red one, in any order
 */
export function firstDifference(parting: Parting, moves: readonly Move[]): FirstDifference {
  const { green, red } = parting
  const difference = differenceOf(red)
  const inOrder = moves.toSorted(inFoldOrder)
  const start = red.computed - inOrder.reduce((sum, { amount }) => sum + amount, 0n)
  return {
    ...parting,
    difference,
    fromDay: dayOf((green ?? inOrder[0] ?? red).atMs),
    byDay: dayOf(red.atMs),
    days: runningDays(inOrder, start),
    suspects: suspectsOf(inOrder, difference),
  }
}

function runningDays(inOrder: readonly Move[], start: bigint): readonly RunningDay[] {
  const days: { day: number; moved: bigint; after: bigint }[] = []
  let after = start
  for (const { atMs, amount } of inOrder) {
    const day = dayOf(atMs)
    after += amount
    const last = days.at(-1)
    if (last?.day === day) {
      last.moved += amount
      last.after = after
    } else days.push({ day, moved: amount, after })
  }
  return days
}

/** Events that would explain a difference to the last unit, alone or two of them. */
function suspectsOf(moves: readonly Move[], difference: bigint): readonly Suspect[] {
  const alone = moves.flatMap((move): Suspect[] =>
    whyAlone(move, difference).map((why) => ({ why, events: [move] })),
  )
  return [...alone, ...pairsOf(moves, difference)].slice(0, MOST_SUSPECTS)
}

function whyAlone({ amount, toOwnFee = 0n }: Move, difference: bigint): readonly SuspectWhy[] {
  return [
    ...(amount === -difference ? (['not-stated'] as const) : []),
    ...(amount === difference ? (['missing-like'] as const) : []),
    ...(amount * -2n === difference ? (['wrong-sign'] as const) : []),
    ...(toOwnFee === difference ? (['own-fee'] as const) : []),
  ]
}

/** Two events that come to the difference together: each is looked up by what the other would have to be. */
function pairsOf(moves: readonly Move[], difference: bigint): readonly Suspect[] {
  const pairs: Suspect[] = []
  const seen = new Map<bigint, Move>()
  for (const move of moves) {
    const other = seen.get(-difference - move.amount)
    if (other !== undefined && move.amount !== 0n && other.amount !== 0n)
      pairs.push({ why: 'pair', events: [other, move] })
    if (pairs.length >= MOST_SUSPECTS) break
    seen.set(move.amount, move)
  }
  return pairs
}

/** What the events say of a position, as it can be held against a statement. */
export interface HeldPosition {
  readonly side: Side | 'flat'
  readonly quantity: Contracts
  /** Exact, and as the venue prints it; both absent when flat. */
  readonly entries: readonly Price[]
}

interface StatedSide {
  readonly side: Side | 'flat'
  readonly quantity: Contracts
  readonly averageEntry?: Price | undefined
}

/** What a position can differ in. */
export type PositionDifference = 'side' | 'quantity' | 'entry'

/**
 * How a stated position differs from the held one; nothing where they agree. Venues round the entry that they print,
 * up, down or to the nearest: a stated entry agrees when it is the exact or the venue's own one to as many decimals
 * as it has, or to those of the tick where that has more. Computed 61 234.567 and a tick of 0.5: 61 234.5, 61 234.6
 * and 61 234.57 agree, 61 234.7 does not.
 */
export function positionDifferences(
  stated: StatedSide,
  held: HeldPosition,
  tick: Price,
): readonly PositionDifference[] {
  const { side, quantity, averageEntry } = stated
  return [
    ...(side === held.side ? [] : (['side'] as const)),
    ...(quantity.eq(held.quantity) ? [] : (['quantity'] as const)),
    ...(averageEntry && !printedSo(averageEntry, held.entries, tick) ? (['entry'] as const) : []),
  ]
}

function printedSo(stated: Price, entries: readonly Price[], tick: Price): boolean {
  const [own, least] = [stated.decimalPlaces(), tick.decimalPlaces()]
  const places = own > least ? own : least
  return entries.some((entry) =>
    (['floor', 'ceil'] as const).some((mode) => atPlaces(entry, places, mode).eq(stated)),
  )
}

/** A position as one number: contracts, long above zero. */
export function signedQuantity({ side, quantity }: Omit<StatedSide, 'averageEntry'>): Decimal {
  return side === 'flat' ? quantity.times(0) : quantity.times(signOf(side))
}
