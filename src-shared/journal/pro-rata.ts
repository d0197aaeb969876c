import { D } from '../num/decimal'
import { atPlaces } from '../num/rounding'
import type { Contracts } from '../num/units'

/**
 * The part of a whole number of units that falls on `part` of `whole` contracts, rounded half-even. The
 * caller gives the remainder to the other part, so nothing is lost: 1 001 units, 1 of 2 contracts → 500,
 * and 501 stay.
 */
export function proRata(units: bigint, part: Contracts, whole: Contracts): bigint {
  const exact = new D(units.toString()).times(part).div(whole)
  return BigInt(atPlaces(exact, 0, 'half-even').toFixed(0))
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
