import { coin, minus, usd, type Coin, type Contracts, type Price, type Usd } from '../num/units'

import { carriedWorth, type Carry } from './carry'
import type { Twin } from './position'

/** Coins with a short against them at one price. */
export interface CarriedAt {
  readonly price: Price
  /** What the short has brought, in coin. */
  readonly short: Coin
  /** The coins with it, and their dollars. */
  readonly worth: Twin
  /** The coins alone in dollars. */
  readonly alone: Usd
}

/**
 * What coins and the short against them are worth at one price after another, before fees and funding. 2 BTC and
 * 1 020 contracts of 100 USD sold at 51 000: at 25 500 the short has brought 2 BTC and 4 BTC are 102 000 USD; at
 * 102 000 it has cost 1 BTC and 1 BTC is 102 000 USD.
 */
export function carrySchedule(
  carry: Carry & { readonly quantity: Contracts },
  prices: readonly Price[],
): readonly CarriedAt[] {
  return prices.map((price) => {
    const worth = carriedWorth(carry, price)
    return {
      price,
      short: minus(worth.coin, coin(carry.coins)),
      worth,
      alone: usd(carry.coins.times(price)),
    }
  })
}
