import { signOf, type Side } from '../market/side'
import type { Decimal } from '../num/decimal'
import { coin, usd, type Coin, type Contracts, type Price } from '../num/units'

import { payoffOf, payoffOver, type Payoff, type PayoffTerms } from './payoff'
import type { Twin, TwinnedSpec } from './position'

/** Contracts of one kind, without side or entry. */
export interface Holding {
  readonly spec: PayoffTerms
  readonly quantity: Contracts
}

/** The payoff of all the contracts at once, rounded by one division only. */
export const holdingPayoff = ({ spec, quantity }: Holding): Payoff =>
  payoffOver(spec.kind, spec.contractValue.times(quantity))

/**
 * What the contracts are worth in the settlement coin at a price, unsigned: q·|f(p)|.
 * 10 000 contracts of 1 USD at 50 000 → 0.2 BTC. Source: every venue's value formula `Q / p`.
 */
export function notional(holding: Holding, price: Price): Coin {
  return coin(holdingPayoff(holding).valueAt(price).abs())
}

/**
 * The notional and its dollar twin at the same price. For an inverse contract the dollars are q·C at every
 * price, taken without a division so that they stay exact.
 */
export function notionalTwin(
  { spec, quantity }: { readonly spec: TwinnedSpec; readonly quantity: Contracts },
  price: Price,
): Twin {
  const settled = notional({ spec, quantity }, price)
  return {
    coin: settled,
    usd: usd(spec.kind === 'inverse' ? quantity.times(spec.contractValue) : settled),
  }
}

/**
 * The price at which the contracts are worth `settled` coins: f⁻¹(σ·N). Undefined for N ≤ 0 or no contracts.
 * 10 000 contracts of 1 USD worth 0.2 BTC → 50 000.
 */
export function priceOfNotional(holding: Holding, settled: Decimal): Price | undefined {
  const payoff = holdingPayoff(holding)
  return payoff.priceAt(settled.times(payoff.sign))
}

/**
 * Which way equity moves when the notional grows: +1 for an inverse short and a linear long, −1 for an inverse
 * long and a linear short. With it every price question of the engine is one equation in the notional N:
 * equity(N) = margin + d·(N − N_entry).
 */
export function equityDirection(spec: PayoffTerms, side: Side): 1 | -1 {
  return signOf(side) === payoffOf(spec).sign ? 1 : -1
}
