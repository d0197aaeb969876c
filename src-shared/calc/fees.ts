import { coin, type Coin, type Contracts, type Price, type Rate } from '../num/units'

import { notional, notionalTwin, type Holding } from './notional'
import type { Twin, TwinnedSpec } from './position'
import { scaled } from './twin'

/**
 * The fee of a fill at its own price: q·|f(p)|·rate, positive paid, negative rebate.
 * 10 000 USD at 8 000 and 0.055 % → 0.0006875 BTC (Bybit's published example).
 */
export function fee(holding: Holding, price: Price, feeRate: Rate): Coin {
  return coin(notional(holding, price).times(feeRate))
}

/** The same with its dollars at that price. 10 000 USD at 8 000 and 0.055 % → 0.0006875 BTC, 5.50 USD. */
export const feeTwin = (
  holding: { readonly spec: TwinnedSpec; readonly quantity: Contracts },
  price: Price,
  feeRate: Rate,
): Twin => scaled(notionalTwin(holding, price), feeRate)
