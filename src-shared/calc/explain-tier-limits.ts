import type { ContractSpec } from '../market/contract-spec'
import type { Leverage } from '../num/units'

import { num, sourced, type Explanation } from './explanation'
import { largestAtLeverage } from './tier-limits'

type Limited = Pick<ContractSpec, 'margin' | 'maxLeverage' | 'settlement' | 'sources'>

/** The working of the largest position that a leverage allows. */
export function explainLargestAtLeverage(
  spec: Limited,
  leverage: Leverage,
): Explanation<'largestAtLeverage'> {
  const { measure, upTo } = largestAtLeverage(spec, leverage)
  const unit = measure === 'coin' ? spec.settlement : 'contracts'
  return {
    figure: 'largestAtLeverage',
    title: `Largest position at ${num(leverage)}×`,
    formula: 'the size whose initial margin rate reaches 1 / leverage',
    substituted: `initial rate ≤ 1 / ${num(leverage)}`,
    result: resultOf(spec, leverage, upTo === undefined ? undefined : `${num(upTo)} ${unit}`),
    ...sourced(spec, 'margin'),
  }
}

function resultOf(spec: Limited, leverage: Leverage, size: string | undefined): string {
  if (leverage.gt(spec.maxLeverage)) return `The contract allows at most ${num(spec.maxLeverage)}×.`
  return size ?? 'No end of the last tier is known.'
}
