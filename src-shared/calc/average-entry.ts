import { ZERO } from '../num/decimal'
import type { Contracts, Price } from '../num/units'

import { payoffOf, type PayoffTerms } from './payoff'

export interface PricedQuantity {
  readonly quantity: Contracts
  readonly price: Price
}

/**
 * The price at which the position would have been opened in one fill: the payoff mean of its fills,
 * f⁻¹(Σ qᵢ·f(pᵢ) / Σ qᵢ). For inverse contracts this is the harmonic mean, so that Σ PnL of the fills equals
 * the PnL at this price. 100 @ 10 000 and 100 @ 20 000 → 13 333.33…, not 15 000.
 * Undefined when the fills hold no contracts. Source: Bybit, KuCoin and BitMEX help pages on average entry.
 */
export function averageEntry(
  spec: PayoffTerms,
  fills: readonly PricedQuantity[],
): Price | undefined {
  const payoff = payoffOf(spec)
  const held = fills.reduce((sum, fill) => sum.plus(fill.quantity), ZERO)
  if (held.isZero()) return undefined
  const [first, ...rest] = fills.filter((fill) => !fill.quantity.isZero())
  // One fill price is returned as it is: dividing forth and back could move its last digit.
  if (first !== undefined && rest.every((fill) => fill.price.eq(first.price))) return first.price
  const worth = fills.reduce(
    (sum, fill) => sum.plus(payoff.valueAt(fill.price).times(fill.quantity)),
    ZERO,
  )
  return payoff.priceAt(worth.div(held))
}
