import type { ContractSpec } from '../market/contract-spec'
import { fromMinorUnits, settledMinorUnits } from '../money/money'
import { assertNever } from '../num/result'
import type { Price } from '../num/units'

/** Dollars are held in whole millionths, so that their sums are exact integers too. */
export const USD_SCALE = 6

/**
 * The dollar twin of a settled sum of coins, counted at its own event's price and rounded once per event,
 * half-even, to a millionth of a dollar: coins × price for an inverse contract, the coins themselves where
 * the contract settles in its quote currency.
 *
 * Worked: 12 345 satoshi at 50 000.5 → 0.00012345 × 50 000.5 = 6.172561725 → 6 172 562 micro-dollars.
 * @throws Error for a quanto contract, whose settlement coin has a third price that no event carries; the
 * service records none.
 */
export function microUsd(
  spec: Pick<ContractSpec, 'kind' | 'settlementScale'>,
  units: bigint,
  price: Price,
): bigint {
  const coins = fromMinorUnits(units, spec.settlementScale)
  switch (spec.kind) {
    case 'inverse':
      return settledMinorUnits(coins.times(price), USD_SCALE, 'half-even')
    case 'linear':
      return settledMinorUnits(coins, USD_SCALE, 'half-even')
    case 'quanto':
      throw new Error(
        'a quanto contract has no dollar twin without the settlement coin’s own price',
      )
    default:
      return assertNever(spec.kind)
  }
}
