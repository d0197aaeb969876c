import { coin, type Coin, type Price } from '../num/units'

import { holdingPayoff, type Holding } from './notional'

/**
 * Settlement coins that the contracts gain or lose per one unit of price, unsigned: q·f′(p), for an inverse
 * contract q·C/p². 100 contracts of 100 USD at 50 000 → 0.000004 BTC per dollar (0.20 USD).
 * It is the slope at that price: over a wide move the curve bends away from it.
 */
export function pointValue(holding: Holding, price: Price): Coin {
  return coin(holdingPayoff(holding).slopeAt(price))
}
