import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import type { Coin } from '../num/units'

import { COVERED, NO_CONTRACTS, type Isolated } from './bankruptcy'
import { maintenanceLine, marginAt, type RateLine } from './margin'
import { equityDirection, notional, priceOfNotional } from './notional'
import type { PayoffTerms } from './payoff'
import type { PriceOutcome } from './position'

export type LiquidationTerms = PayoffTerms &
  Pick<ContractSpec, 'margin' | 'liquidationBasis' | 'settlement'>

/**
 * The price at which an isolated position's equity has fallen to its maintenance margin, under the first tier
 * (or the growing rate) of the contract.
 *
 * In the notional N (d = equityDirection, m = margin, N₀ = entry notional):
 *   equity(N) = m + d·(N − N₀)
 *   entry-value:        maintenance = MM(N₀)          →  N = N₀ − d·(m − MM(N₀))
 *   liquidation-value:  maintenance = (b + k·N)·N     →  k·N² + (b − d)·N + (d·N₀ − m) = 0
 * and the price is the one at which the contracts are worth N.
 *
 * Worked, 10 000 USD long at 50 000, 10×, 0.5 %: on the entry value 45 662.100…; on the value at liquidation
 * 45 681.818…. Sources: BitMEX and Bybit classic (entry-value, help 360039261334), Binance COIN-M FAQ
 * "liquidation price" (value at liquidation), Deribit standard margin (growing rate).
 *
 * `already` when the margin does not exceed the maintenance asked for at entry.
 */
export function liquidation(position: Isolated<LiquidationTerms>): PriceOutcome {
  const { spec, side, quantity, entry, margin } = position
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const entryNotional = notional({ spec, quantity }, entry)
  const line = maintenanceLine(spec.margin)
  const asked = marginAt(line, entryNotional)
  if (margin.lte(asked)) {
    return {
      kind: 'already',
      reason: `The margin of ${short(margin)} ${spec.settlement} does not exceed the maintenance margin of ${short(asked)} ${spec.settlement} at entry.`,
    }
  }
  const direction = equityDirection(spec, side)
  const left =
    spec.liquidationBasis === 'entry-value'
      ? entryNotional.minus(margin.minus(asked).times(direction))
      : crossing(line, direction, { entryNotional, margin })
  const price = priceOfNotional({ spec, quantity }, left)
  return price === undefined ? { kind: 'never', reason: COVERED } : { kind: 'at', price }
}

/**
 * The notional at which equity meets b·N + k·N². Not above zero when it never does.
 *
 * d = −1 (inverse long, linear short): k·N² + (1+b)·N − (m + N₀) = 0 has one positive root.
 * d = +1 (inverse short, linear long): of the two roots the smaller is taken. The position is healthy between
 * them, so the smaller one, below N₀, is what an adverse price meets first. The larger one is a notional near
 * 1/k coins (20 000 BTC at 0.005 % per BTC) reached while the position gains; no account gets there.
 * Both roots are written as 2c/(B + √(B² ± 4kc)), which has no cancellation and is exact for k = 0.
 */
function crossing(
  { base, slope }: RateLine,
  direction: 1 | -1,
  { entryNotional, margin }: { readonly entryNotional: Coin; readonly margin: Coin },
): Decimal {
  const linear = ONE.minus(base.times(direction))
  const constant = entryNotional.minus(margin.times(direction))
  if (constant.lte(0)) return ZERO
  if (slope.isZero()) return constant.div(linear)
  const discriminant = linear.times(linear).minus(slope.times(constant).times(4 * direction))
  // Above zero whenever the position is healthy at entry; the floor absorbs the last digit of rounding.
  return constant.times(2).div(linear.plus(D.max(discriminant, ZERO).sqrt()))
}

const short = (value: Decimal): string => value.toSignificantDigits(6).toFixed()
