import { coin, type Coin, type Price, type Rate } from '../num/units'

import { notional, type Holding } from './notional'

/**
 * The fee of a fill at its own price: q·|f(p)|·rate, positive paid, negative rebate.
 * 10 000 USD at 8 000 and 0.055 % → 0.0006875 BTC (Bybit's published example).
 */
export function fee(holding: Holding, price: Price, feeRate: Rate): Coin {
  return coin(notional(holding, price).times(feeRate))
}
