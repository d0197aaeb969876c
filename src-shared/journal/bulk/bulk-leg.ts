import { signOf, type Side } from '../../market/side'
import { differenceOf, productOf, sumOf, type Whole } from '../../num/whole'
import { shareOf } from '../pro-rata'

/** A fill of the fold, or the share of one that crossed zero: its place, its way and its three sums. */
export interface BulkShare {
  /** The fill's place in the array handed in. */
  readonly fill: number
  /** The side that it opens from flat. */
  readonly side: Side
  readonly liquidation: boolean
  readonly quantity: Whole
  readonly cost: Whole
  readonly fee: Whole
}

/**
 * One leg of the fold, flat to flat. Sums are in whole smallest units of the settlement coin, quantities in the
 * fold's steps. It is changed in place while it is open: a million copies would cost more than the arithmetic.
 */
export interface BulkLeg {
  readonly side: Side
  /** Places of the opening and closing fill; null while open. */
  readonly opened: number
  closed: number | null
  readonly openingQuantity: Whole
  quantity: Whole
  peakQuantity: Whole
  entryQuantity: Whole
  exitQuantity: Whole
  /** Σ of the entries' and of the exits' costs, and what of the first the open quantity still carries. */
  entryCost: Whole
  exitCost: Whole
  openCost: Whole
  /** Price PnL realised so far: booked costs in, booked costs out. */
  gross: Whole
  /** Positive is paid. */
  fees: Whole
  fillCount: number
  liquidated: boolean
}

/** The share that starts a leg from flat. */
export function openedLeg({ fill, side, quantity, cost, fee }: BulkShare): BulkLeg {
  return {
    side,
    opened: fill,
    closed: null,
    openingQuantity: quantity,
    quantity,
    peakQuantity: quantity,
    entryQuantity: quantity,
    exitQuantity: 0,
    entryCost: cost,
    exitCost: 0,
    openCost: cost,
    gross: 0,
    fees: fee,
    fillCount: 1,
    liquidated: false,
  }
}

/** Adds to an open leg. */
export function extendLeg(leg: BulkLeg, { quantity, cost, fee }: BulkShare): void {
  leg.quantity = sumOf(leg.quantity, quantity)
  if (leg.quantity > leg.peakQuantity) leg.peakQuantity = leg.quantity
  leg.entryQuantity = sumOf(leg.entryQuantity, quantity)
  leg.entryCost = sumOf(leg.entryCost, cost)
  leg.openCost = sumOf(leg.openCost, cost)
  leg.fees = sumOf(leg.fees, fee)
  leg.fillCount += 1
}

/**
 * Closes a part or all of a leg. The entry's cost is released pro rata, half-even, and the last share releases
 * all that is left; realised = s · σ · (cost − released), as in the journal's own fold.
 * @param sign σ: −1 for an inverse contract
 */
export function reduceLeg(leg: BulkLeg, share: BulkShare, sign: 1 | -1): void {
  const rest = differenceOf(leg.quantity, share.quantity)
  const released = shareOf(leg.openCost, share.quantity, leg.quantity)
  const moved = differenceOf(share.cost, released)
  leg.gross = sumOf(leg.gross, productOf(moved, sign * signOf(leg.side)))
  leg.openCost = differenceOf(leg.openCost, released)
  leg.exitCost = sumOf(leg.exitCost, share.cost)
  leg.exitQuantity = sumOf(leg.exitQuantity, share.quantity)
  leg.quantity = rest
  leg.fees = sumOf(leg.fees, share.fee)
  leg.fillCount += 1
  if (share.liquidation) leg.liquidated = true
  if (rest === 0) leg.closed = share.fill
}

/**
 * Splits a fill that crosses zero: the closing share takes cost and fee by quantity, the opening share the rest.
 */
export function splitAcross(
  whole: BulkShare,
  open: Whole,
): { readonly closing: BulkShare; readonly opening: BulkShare } {
  const cost = shareOf(whole.cost, open, whole.quantity)
  const fee = shareOf(whole.fee, open, whole.quantity)
  return {
    closing: { ...whole, quantity: open, cost, fee },
    opening: {
      ...whole,
      quantity: differenceOf(whole.quantity, open),
      cost: differenceOf(whole.cost, cost),
      fee: differenceOf(whole.fee, fee),
    },
  }
}
