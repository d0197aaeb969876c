import type { Side } from '../market/side'
import type { Coin, Contracts, Price, Rate } from '../num/units'

import { NO_CONTRACTS } from './bankruptcy'
import { equityDirection, notional, priceOfNotional } from './notional'
import type { PayoffTerms } from './payoff'
import type { PriceOutcome } from './position'

export interface Costed {
  readonly spec: PayoffTerms
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  readonly openFeeRate: Rate
  readonly closeFeeRate: Rate
  /** Coins paid in funding so far; negative when received. */
  readonly fundingPaid: Coin
}

/**
 * The exit at which net PnL is zero: both fees at their own price and the funding inside.
 * In the notional N at the exit: d·(N − N₀) − t_open·N₀ − t_close·N − F = 0, so
 * N = ((d + t_open)·N₀ + F) / (d − t_close). Without funding, inverse: long E·(1+t_close)/(1−t_open), short
 * E·(1−t_close)/(1+t_open). Long at 50 000 with 0.05 % each way → 50 050.025…
 * No venue shows exactly this figure: BitMEX leaves the closing fee out, Binance takes the opening fee only.
 */
export function breakEven(position: Costed): PriceOutcome {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const direction = equityDirection(spec, side)
  const kept = closeFeeRate.negated().plus(direction)
  const left = openFeeRate
    .plus(direction)
    .times(notional({ spec, quantity }, entry))
    .plus(fundingPaid)
  const price = kept.isZero() ? undefined : priceOfNotional({ spec, quantity }, left.div(kept))
  if (price !== undefined) return { kind: 'at', price }
  return { kind: 'never', reason: direction === 1 ? neverForCovered(left.gt(0)) : TOO_DEAR }
}

const ALL_FEE = 'The closing fee takes the whole notional, so no exit covers it.'
const TOO_DEAR =
  'Fees and funding cost more than the largest gain this position can make, so no price covers them.'
const ALWAYS_AHEAD =
  'The funding received is more than the position can lose, so net PnL stays above zero at every price.'

const neverForCovered = (feeTakesAll: boolean): string => (feeTakesAll ? ALL_FEE : ALWAYS_AHEAD)
