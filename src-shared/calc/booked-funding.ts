import { signOf } from '../market/side'
import { type Decimal } from '../num/decimal'
import { ok, type Result } from '../num/result'

import { fillCost, type SettledSpec } from './cost'
import { fundingUnder, type FundingTerms, type Funded } from './funding'
import { unitsIn, wholeUnits } from './whole-units'

/**
 * A funding payment in whole smallest units, positive received, by `settlementPolicy.funding`: what is paid and what
 * is received may be rounded apart. Short 1 000 USD at mark 63 974.88 and −0.01 %: the short pays 156.3… satoshi, cut
 * to −156 (Bybit's log of the classic account).
 *
 * Where each lot's value is rounded, a payment by a rate is taken on that booked value, as fees are: BitMEX states
 * payment = mark value × rate, and its mark value is rounded per lot. No record seen decides it at the last satoshi.
 */
export function bookedFunding(
  position: Funded<SettledSpec>,
  terms: FundingTerms,
): Result<bigint, string> {
  const exact = fundingUnder(position, terms)
  if (!exact.ok) return exact
  const { settlementScale, settlementPolicy } = position.spec
  const { paid, received } = settlementPolicy.funding
  const units = onBookedValue(position, terms) ?? unitsIn(exact.value, settlementScale)
  return ok(wholeUnits(units, units.lt(0) ? paid : received))
}

/** The payment on the value as the venue books it, in smallest units; undefined where the exact value is taken. */
function onBookedValue(
  { spec, side, quantity }: Funded<SettledSpec>,
  terms: FundingTerms,
): Decimal | undefined {
  if (terms.kind !== 'relative' || spec.settlementPolicy.value.grain !== 'per-lot') return undefined
  const value = fillCost({ spec, quantity, price: terms.price })
  return terms.rate.times(value.toString()).times(-signOf(side))
}
