import type { ContractSpec } from '../market/contract-spec'

import { num, sourced, type Explanation } from './explanation'
import type { LargestOrder } from './largest-order'
import type { Affordable } from './max-quantity'
import { largestAtLeverage } from './tier-limits'

/** The working of the largest quantity. `largest` is the answer of largestOrder to the same question. */
export function explainLargestOrder(
  { spec, price, leverage }: Affordable<ContractSpec>,
  { quantity, affordable, allowed }: Pick<LargestOrder, 'quantity' | 'affordable' | 'allowed'>,
): readonly Explanation<'quantity' | 'allowed'>[] {
  const { measure, upTo } = largestAtLeverage(spec, leverage)
  const end = upTo === undefined ? 'no end is known' : num(upTo)
  const unit = measure === 'coin' ? `${spec.settlement} at ${num(price)}` : 'contracts'
  return [
    {
      figure: 'quantity',
      title: `Largest quantity at ${num(leverage)}×`,
      formula: 'the smaller of what the balance pays for and what the tiers allow',
      substituted: `min(${num(affordable.quantity)}, ${allowed ? num(allowed) : 'no end known'})`,
      result: `${num(quantity)} contracts`,
    },
    {
      figure: 'allowed',
      title: `Allowed by the tiers at ${num(leverage)}×`,
      formula: 'the size whose initial rate reaches 1 / leverage, down to the lot',
      substituted: upTo === undefined ? end : `${end} ${unit}`,
      result: allowed ? `${num(allowed)} contracts` : 'No end of the last tier is known.',
      ...sourced(spec, 'margin'),
    },
  ]
}
