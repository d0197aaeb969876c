import type { Side } from '../market/side'
import { ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { price, type Contracts, type Price, type Rate } from '../num/units'

import { notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import type { Twin, TwinnedSpec } from './position'
import { scaled, twinMinus } from './twin'

/** A dated position held into its expiry. */
export interface Expiring<S extends TwinnedSpec = TwinnedSpec> {
  readonly spec: S
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  readonly deliveryFeeRate: Rate
}

export interface Settlement {
  /** s · q · (f(D) − f(E)), before any fee. */
  readonly gross: Twin
  /** The value the fee is taken on: q · |f(D)|. */
  readonly notional: Twin
  /** Positive is paid. */
  readonly fee: Twin
  /** gross − fee. The opening fee and funding are the position's, not the delivery's. */
  readonly net: Twin
}

/**
 * What a dated contract pays when it is settled at the delivery price. Nothing is traded, so there is no exit
 * fee but a delivery fee on the notional at the delivery price; dollars are counted at that price.
 * Long 10 000 USD from 40 000 delivered at 50 000, fee 0.05 %: +0.05 BTC, 0.0001 BTC fee, 0.0499 BTC net.
 * Sources: the PnL formula of every venue with dated inverse contracts; delivery fees Bybit help 360039261154
 * (0.05 %) and Deribit's contract specification (0.025 %).
 */
export function settleExpiry(position: Expiring, delivery: Price): Settlement {
  const trip = { ...position, exit: delivery }
  const gross: Twin = { coin: pnl(trip), usd: pnlUsd(trip) }
  const notional = notionalTwin(position, delivery)
  const fee = scaled(notional, position.deliveryFeeRate)
  return { gross, notional, fee, net: twinMinus(gross, fee) }
}

/**
 * The delivery price as the plain average of index samples taken at equal distances in time (30 minutes before
 * expiry on most venues). 50 000, 50 010, 50 020 → 50 010. The sum is exact and divided once. An error in words
 * without samples. Source: Deribit, delivery price as a 30-minute time-weighted average of its index.
 */
export function deliveryPrice(samples: readonly Price[]): Result<Price, string> {
  if (samples.length === 0) return err('There are no index samples to take a delivery price from.')
  const sum = samples.reduce<Decimal>((all, sample) => all.plus(sample), ZERO)
  return ok(price(sum.div(samples.length)))
}
