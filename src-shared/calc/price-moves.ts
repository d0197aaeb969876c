import { price, type Price } from '../num/units'

import type { PriceRange } from './curve-range'

/** A price some percent away from another. */
export interface MovedPrice {
  readonly percent: number
  readonly price: Price
}

/**
 * The prices that lie so many percent from one, in the order given: 50 000 and −10, 0, 25 → 45 000, 50 000, 62 500.
 * No price lies 100 % or more below, so such moves are left out.
 */
export function pricesAround(center: Price, percents: readonly number[]): readonly MovedPrice[] {
  return percents
    .filter((percent) => percent > -100)
    .map((percent) => ({ percent, price: price(center.times(100 + percent).div(100)) }))
}

/** The prices that a chart around one shows: from half of it to twice it. 50 000 → 25 000 to 100 000. */
export const rangeAround = (center: Price): PriceRange => ({
  from: price(center.div(2)),
  to: price(center.times(2)),
})
