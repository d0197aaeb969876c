import { signOf, type Side } from '../market/side'
import { coin, usd, type Coin, type Contracts, type Price, type Usd } from '../num/units'

import { holdingPayoff } from './notional'
import type { PayoffTerms } from './payoff'
import type { TwinnedSpec } from './position'

/** A position in two prices: where it was opened and where its result is taken. */
export interface RoundTrip<S extends PayoffTerms = PayoffTerms> {
  readonly spec: S
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  readonly exit: Price
}

/**
 * Price PnL in the settlement coin, before fees and funding: s·q·(f(X) − f(E)), for an inverse contract
 * s·q·C·(1/E − 1/X). Long 10 000 USD from 50 000 to 60 000 → +0.0333… BTC; to 40 000 → −0.05.
 * Source: the PnL formula of every venue that lists inverse contracts.
 */
export function pnl({ spec, side, quantity, entry, exit }: RoundTrip): Coin {
  const { valueAt } = holdingPayoff({ spec, quantity })
  return coin(valueAt(exit).minus(valueAt(entry)).times(signOf(side)))
}

/**
 * The same result in dollars at the exit price. For an inverse contract it is a straight line in the exit:
 * s·q·C·(X − E)/E. Long 10 000 USD from 50 000 to 60 000 → +2 000 USD. Linear: the settlement PnL itself.
 */
export function pnlUsd(trip: RoundTrip<TwinnedSpec>): Usd {
  const { spec, side, quantity, entry, exit } = trip
  if (spec.kind === 'linear') return usd(pnl(trip))
  const dollars = quantity.times(spec.contractValue)
  return usd(dollars.times(exit.minus(entry)).div(entry).times(signOf(side)))
}
