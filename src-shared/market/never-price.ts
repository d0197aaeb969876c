import type { Price } from '../num/units'

import type { ContractSpec } from './contract-spec'

/**
 * Whether a price in a venue's record stands for "never": BitMEX writes 1000000 where a position has no liquidation
 * price. For reading records only; an own figure is `never` with a reason, and no such price is ever made.
 */
export const meansNever = (spec: Pick<ContractSpec, 'neverPrices'>, price: Price): boolean =>
  spec.neverPrices.some((printed) => printed.eq(price))
