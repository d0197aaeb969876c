import type { ContractSpec } from '../market/contract-spec'
import { ONE, ZERO, type Decimal } from '../num/decimal'
import type { Rate } from '../num/units'

export type ClosingFeeTerms = Pick<ContractSpec, 'liquidation' | 'fees'>

/** The rate that a policy names: the venue's liquidation fee where it states one, its taker fee otherwise. */
export const closingFeeRate = (
  named: ClosingFeeTerms['liquidation']['feeRate'],
  fees: ClosingFeeTerms['fees'],
): Rate => (named === 'liquidation' ? (fees.liquidation ?? fees.taker) : fees.taker)

/** The closing fee's rate where a policy has it inside the bankruptcy price; zero elsewhere. */
export const bankruptcyFeeRate = (
  mode: 'isolatedFee' | 'crossFee',
  { liquidation, fees }: ClosingFeeTerms,
): Decimal =>
  liquidation[mode] === 'bankruptcy-value' ? closingFeeRate(liquidation.feeRate, fees) : ZERO

interface Opened {
  readonly direction: 1 | -1
  readonly entryNotional: Decimal
}

/**
 * The notional at which `available` coins and the position's own result have just paid the closing fee:
 * (N₀ − d·W) / (1 − d·t). Long 10 000 at 8 000 with 0.5 BTC and 0.075 %: 1.75 / 1.00075, 5 718.57 as a price (Bybit
 * help 360011431853). Without a fee N₀ − d·W.
 */
export const bankruptNotional = (
  { direction, entryNotional }: Opened,
  available: Decimal,
  feeRate: Decimal,
): Decimal =>
  entryNotional.minus(available.times(direction)).div(ONE.minus(feeRate.times(direction)))
