import type { Contracts } from '../num/units'
import { ratioOf } from '../num/whole-division'
import { bigOf, tenTo, wholeOf, type Whole } from '../num/whole'

/**
 * The part of a whole number of units that falls on `part` of `all`, rounded half-even. The caller gives the
 * remainder to the other part, so nothing is lost: 1 001 units, 1 of 2 → 500, and 501 stay.
 */
export const shareOf = (units: Whole, part: Whole, all: Whole): Whole =>
  ratioOf({ multiply: units, by: part, over: all }, 'half-even')

/** The same of contracts, broken ones too: 1 001 units, 0.5 of 1 contract → 500. */
export function proRata(units: bigint, part: Contracts, all: Contracts): bigint {
  const places = [part.decimalPlaces(), all.decimalPlaces()]
  const finest = places.reduce((most, next) => (next > most ? next : most))
  const steps = (quantity: Contracts): Whole =>
    wholeOf(BigInt(quantity.times(tenTo(finest).toString()).toFixed(0)))
  return bigOf(shareOf(wholeOf(units), steps(part), steps(all)))
}

/** What one fill brings to one leg. */
export interface FillShare {
  readonly quantity: Contracts
  readonly cost: bigint
  readonly fee: bigint
}

/**
 * Splits a fill that crosses zero: the closing share takes cost and fee pro rata by quantity, the opening
 * share takes all that remains. Sell 30 for 1 000 units while 10 are open → closes 10 for 333, opens 20 for 667.
 */
export function splitAtZero(
  fill: FillShare,
  closing: Contracts,
): { readonly closing: FillShare; readonly opening: FillShare } {
  const cost = proRata(fill.cost, closing, fill.quantity)
  const fee = proRata(fill.fee, closing, fill.quantity)
  return {
    closing: { quantity: closing, cost, fee },
    opening: {
      // A flip closes less than the whole fill, so the difference is above zero.
      quantity: fill.quantity.minus(closing) as Contracts,
      cost: fill.cost - cost,
      fee: fill.fee - fee,
    },
  }
}
