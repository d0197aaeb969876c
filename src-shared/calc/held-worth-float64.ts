import type { Decimal } from '../num/decimal'

import type { PriceRange } from './curve-range'
import type { DollarAccount } from './synthetic-dollar'

/**
 * One point of the charts of coins with a short against them, for the eye: float64, held against `syntheticDollar`
 * and `hedgeResidual` to 1e-9 of their parts by held-worth-float64.spec.ts. No figure shown as text may come from
 * here.
 */
export interface HeldPoint {
  readonly price: number
  /** Coins and what the short has brought, kept together: in coin and in dollars. */
  readonly coins: number
  readonly dollars: number
  /** The coins alone, in dollars. */
  readonly alone: number
  /** What no contract stands against while the coins stay: in coin and in dollars. */
  readonly openCoins: number
  readonly openDollars: number
}

/** Coins and the short against them over a price range, `count` points (≥ 2) from end to end. */
export function heldWorthFloat64(
  { spec, coins, quantity, entry }: DollarAccount,
  range: PriceRange,
  count: number,
): readonly HeldPoint[] {
  const held = f(coins)
  const sold = f(quantity.times(spec.contractValue))
  const floating = f(coins.minus(quantity.times(spec.contractValue).div(entry)))
  const from = f(range.from)
  const step = (f(range.to) - from) / (count - 1)
  return Array.from({ length: count }, (_, index) => {
    const price = from + step * index
    return {
      price,
      coins: floating + sold / price,
      dollars: floating * price + sold,
      alone: held * price,
      openCoins: held - sold / price,
      openDollars: held * price - sold,
    }
  })
}

const f = (exact: Decimal): number => Number(exact)
