import { signOf } from '../market/side'
import { coin, usd } from '../num/units'

import { pnl, pnlUsd, type RoundTrip } from './pnl'
import { pointValue } from './point-value'
import type { Twin, TwinnedSpec } from './position'
import { twinAt } from './twin'

/** The price result of a position taken apart: a straight line from the entry, and what the bend adds to it. */
export interface Convexity {
  /** What each step of the price would bring if it stayed worth what it is worth at the entry. */
  readonly straight: Twin
  /** result − straight: what the bend adds; below zero for a long and above zero for a short, at every exit. */
  readonly bend: Twin
}

/**
 * Straight: s·q·f′(E)·(X − E), for an inverse contract s·q·C·(X − E)/E², the tangent of the coin curve at the
 * entry. Bend: PnL − straight = −s·q·C·(X − E)²/(E²·X). Dollars are both at the exit price. A linear contract
 * does not bend.
 *
 * Long 10 000 USD from 50 000 to 60 000: straight +0.04 BTC, result +0.0333…, bend −0.00666… BTC (−400 USD); to
 * 40 000: straight −0.04, result −0.05, bend −0.01. Zero at the entry. Source: algebra over the venues' PnL
 * formula.
 */
export function convexity(trip: RoundTrip<TwinnedSpec>): Convexity {
  const { spec, side, quantity, entry, exit } = trip
  const slope = pointValue({ spec, quantity }, entry)
  const straight = twinAt(spec, slope.times(exit.minus(entry)).times(signOf(side)), exit)
  return {
    straight,
    bend: {
      coin: coin(pnl(trip).minus(straight.coin)),
      usd: usd(pnlUsd(trip).minus(straight.usd)),
    },
  }
}
