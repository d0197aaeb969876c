import { signOf } from '../market/side'

import type { PriceRange } from './curve-range'
import type { RoundTrip } from './pnl'
import type { TwinnedSpec } from './position'

/**
 * One point of the picture of convexity, for the eye: float64, held against the exact engine to 1e-9 by
 * convexity-float64.spec.ts. Coins. No figure shown as text may come from here.
 */
export interface ConvexityPoint {
  readonly price: number
  readonly result: number
  readonly straight: number
  readonly bend: number
}

/**
 * The price result of a position, the straight line that touches it at the entry, and the gap between them, at
 * `count` prices (≥ 2) from end to end of a range. The gap is taken by its own formula: the difference of two
 * nearly equal floats would lose it near the entry.
 */
export function convexityFloat64(
  trip: Omit<RoundTrip<TwinnedSpec>, 'exit'>,
  range: PriceRange,
  count: number,
): readonly ConvexityPoint[] {
  const from = Number(range.from)
  const step = (Number(range.to) - from) / (count - 1)
  const entry = Number(trip.entry)
  const held = Number(trip.quantity.times(trip.spec.contractValue)) * signOf(trip.side)
  const inverse = trip.spec.kind === 'inverse'
  return Array.from({ length: count }, (_, index) => {
    const price = from + step * index
    const move = price - entry
    if (!inverse) return { price, result: held * move, straight: held * move, bend: 0 }
    return {
      price,
      result: (held * move) / entry / price,
      straight: (held * move) / entry / entry,
      bend: -(held * move * move) / entry / entry / price,
    }
  })
}
