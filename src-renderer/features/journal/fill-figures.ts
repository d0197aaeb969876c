import { fillFee } from '@shared/calc/cost'
import type { FillRole } from '@shared/journal/event'
import type { ContractSpec } from '@shared/market/contract-spec'
import { fromMinorUnits } from '@shared/money/money'
import type { Decimal } from '@shared/num/decimal'
import type { Contracts, Price, Rate } from '@shared/num/units'

/** The rate a fee follows when none is stated. A liquidation takes from the book. */
export const feeRateOf = (spec: ContractSpec, role: FillRole): Rate =>
  role === 'maker' ? spec.fees.maker : spec.fees.taker

/** The fee the journal books when none is stated: coins, by the venue's rounding, positive paid. */
export function impliedFee(
  spec: ContractSpec,
  fill: { readonly quantity: Contracts; readonly price: Price; readonly role: FillRole },
): Decimal {
  const { quantity, price, role } = fill
  const units = fillFee({ spec, quantity, price, feeRate: feeRateOf(spec, role) })
  return fromMinorUnits(units, spec.settlementScale)
}
