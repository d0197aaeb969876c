import type { ContractSpec } from '../market/contract-spec'
import { ONE } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { contracts, type Contracts } from '../num/units'

import { maxQuantity, type Affordable, type MaxQuantity } from './max-quantity'
import { notional } from './notional'
import { toLot } from './quantity'
import { largestAtLeverage } from './tier-limits'

type Terms = Affordable['spec'] & Pick<ContractSpec, 'margin' | 'maxLeverage'>

/** The largest quantity that both the balance and the tiers allow at a leverage. */
export interface LargestOrder {
  readonly quantity: Contracts
  readonly from: 'balance' | 'tiers'
  readonly affordable: MaxQuantity
  /** What the tiers allow, on the lot; undefined where no end is known. */
  readonly allowed: Contracts | undefined
}

/**
 * What the tiers allow at a leverage, as contracts down to the lot; undefined where no end is known.
 * Binance COIN-M BTCUSD at 125×: 5 BTC, at 100 000 that is 5 000 contracts of 100 USD.
 */
export function allowedByTiers({
  spec,
  price,
  leverage,
}: Pick<Affordable<Terms>, 'spec' | 'price' | 'leverage'>): Contracts | undefined {
  const { measure, upTo } = largestAtLeverage(spec, leverage)
  if (upTo === undefined) return undefined
  const one = notional({ spec, quantity: contracts(ONE) }, price)
  return toLot(measure === 'coin' ? upTo.div(one) : upTo, spec.lot)
}

/**
 * The smaller of what the balance pays for (margin and fee) and what the tiers allow at the leverage.
 * Binance COIN-M BTCUSD, 1 BTC at 100 000, 125×, no fee: 125 000 contracts could be paid for, 5 000 are allowed.
 * The refusal is a sentence.
 */
export function largestOrder(question: Affordable<Terms>): Result<LargestOrder, string> {
  const affordable = maxQuantity(question)
  if (!affordable.ok) return err(affordable.error.message)
  const allowed = allowedByTiers(question)
  const tiers = allowed?.lt(affordable.value.quantity) ? allowed : undefined
  return ok({
    quantity: tiers ?? affordable.value.quantity,
    from: tiers ? 'tiers' : 'balance',
    affordable: affordable.value,
    allowed,
  })
}
