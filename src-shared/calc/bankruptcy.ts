import type { Coin, Contracts, Leverage, Price, Rate } from '../num/units'
import type { Side } from '../market/side'

import { bankruptcyFeeRate, bankruptNotional, type ClosingFeeTerms } from './closing-fee'
import { equityDirection, notional, priceOfNotional } from './notional'
import type { PayoffTerms } from './payoff'
import type { PriceOutcome } from './position'

/** A position with isolated margin: nothing outside `margin` and `extraMargin` stands behind it. */
export interface Isolated<S extends PayoffTerms = PayoffTerms> {
  readonly spec: S
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  /** Settlement coins behind the position from its opening. */
  readonly margin: Coin
  /** Coins added beyond the opening margin; some venues count them short of the closing fee. */
  readonly extraMargin?: Coin
  /** The leverage chosen at the venue, where a schedule asks for it; entry notional / margin otherwise. */
  readonly leverage?: Leverage
  /** The rate of the next funding settlement, where a venue holds maintenance for it. */
  readonly nextFundingRate?: Rate
}

/** Why a short of an inverse contract, or a long of a linear one, can outlast every price. */
export const COVERED = 'The margin covers the whole notional, so no price can exhaust it.'
const NOTHING_BEHIND = 'There is no margin behind the position.'
const LESS_THAN_FEE = 'The margin does not exceed the fee of a forced close.'

export const NO_CONTRACTS = 'There are no contracts, so no price changes anything.'

/**
 * The price at which the margin is gone: N_entry + d·(N − N_entry) … solved for equity 0, N = N_entry − d·m.
 * With m = N_entry/L: long E·L/(L+1), short E·L/(L−1). Long at 50 000 with 10× → 45 454.54…; short at 1× never.
 * Where the policy has the closing fee at bankruptcy, the price at which the margin has just paid it: long 10 000 at
 * 8 000 with 0.5 BTC and 0.075 % → 5 718.57.
 * Source: Bybit help 360011431853 (isolated and cross) and KuCoin, `E/(1 ± 1/L)`.
 */
export function bankruptcy(position: Isolated<PayoffTerms & ClosingFeeTerms>): PriceOutcome {
  const { spec, side, quantity, entry, margin, extraMargin } = position
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const holding = { spec, quantity }
  const behind = extraMargin === undefined ? margin : margin.plus(extraMargin)
  const entryNotional = notional(holding, entry)
  const feeRate = bankruptcyFeeRate('isolatedFee', spec)
  if (behind.lte(entryNotional.times(feeRate)))
    return { kind: 'already', reason: behind.lte(0) ? NOTHING_BEHIND : LESS_THAN_FEE }
  const left = bankruptNotional(
    { direction: equityDirection(spec, side), entryNotional },
    behind,
    feeRate,
  )
  const price = priceOfNotional(holding, left)
  return price === undefined ? { kind: 'never', reason: COVERED } : { kind: 'at', price }
}
