import type { ContractSpec } from '../market/contract-spec'
import { err, type Result } from '../num/result'

import { num } from './explanation'
import { hedgeSize, type HedgeOrder, type HedgeSize } from './hedge'
import { notional } from './notional'

export type CoverOrder = HedgeOrder & {
  readonly spec: Pick<ContractSpec, 'settlement' | 'quote'>
}

/**
 * The short that covers coins at a price, down to the lot, so that never more is sold than held. 1.5 BTC at 50 010,
 * contract 100 USD, lot 1: 750 contracts, 15 USD stay open. Errors in words without coins, and where the coins are
 * worth less than one lot.
 */
export function coverSize(order: CoverOrder): Result<HedgeSize, string> {
  const size = hedgeSize(order, 'down')
  if (!size.ok || size.value.quantity.gt(0)) return size
  const { spec, coins, price } = order
  const lot = notional({ spec, quantity: spec.lot }, price)
  return err(
    `One lot of ${num(spec.lot)} contracts is worth ${num(lot)} ${spec.settlement} at ${num(price)} ${spec.quote}, more than the ${num(coins)} ${spec.settlement} to cover.`,
  )
}
