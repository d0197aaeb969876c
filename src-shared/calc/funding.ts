import { signOf, type Side } from '../market/side'
import { coin, type Coin, type Price, type Rate } from '../num/units'

import { notional, type Holding } from './notional'

/**
 * What one funding settlement brings, positive received: −s·N(mark)·rate. A positive rate has longs pay shorts,
 * on every venue. Long 10 000 USD at mark 50 000 and +0.01 % → −0.00002 BTC.
 */
export function fundingReceived(
  position: Holding & { readonly side: Side },
  mark: Price,
  fundingRate: Rate,
): Coin {
  return coin(notional(position, mark).times(fundingRate).times(-signOf(position.side)))
}
