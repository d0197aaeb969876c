import { signOf } from '../market/side'

import type { PriceRange } from './curve-range'
import type { RPlan } from './r-multiple'

/**
 * The R that all of a position brings at a price, before fees: float64 for the eye, held against the exact
 * function to 1e-9 by r-float64.spec.ts. No figure shown as text may come from here.
 */
export interface RPoint {
  readonly price: number
  readonly coin: number
  readonly usd: number
}

/**
 * R in coin and in dollars at `count` prices (≥ 2) from end to end of a range: (X − E)/(E − S), and that times S/X in
 * the coin of an inverse contract. −1 at the stop and 0 at the entry on both; the entry is not the stop.
 */
export function rFloat64(
  { spec, side, entry, stop }: Pick<RPlan, 'spec' | 'side' | 'entry' | 'stop'>,
  range: PriceRange,
  count: number,
): readonly RPoint[] {
  const from = Number(range.from)
  const step = (Number(range.to) - from) / (count - 1)
  const risk = Number(entry.minus(stop).times(signOf(side)))
  const [start, end] = [Number(entry), Number(stop)]
  return Array.from({ length: count }, (_, index) => {
    const price = from + step * index
    const usd = ((price - start) * signOf(side)) / risk
    return { price, usd, coin: spec.kind === 'inverse' ? (usd * end) / price : usd }
  })
}
