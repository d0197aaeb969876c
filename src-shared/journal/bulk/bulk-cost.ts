import type { Scaled } from '../../num/scaled'
import { productOf, tenTo, type Whole } from '../../num/whole'
import { ratioOf } from '../../num/whole-division'

import type { BulkTerms } from './bulk-terms'

/** A fill in whole numbers: the quantity in the fold's steps, price and fee rate with their own scales. */
export interface BulkFigures {
  readonly quantity: Whole
  readonly price: Scaled
  readonly feeRate: Scaled
}

/**
 * The value of a fill in whole smallest units, the venue's way: the same figure as `fillCost` of the exact
 * decimals, reached by one integer division.
 *
 * 500 contracts of 1 USD with lot 1 at 10 330.5 by lot, half-up: 1 · 10⁸ · 10¹ / 103 305 = 9 680.07… → 9 680
 * satoshi, times 500 = 4 840 000.
 */
export function bulkCost(terms: BulkTerms, { quantity, price }: BulkFigures): Whole {
  const { perLot, value } = terms.roundings
  if (!perLot) return worthOf(terms, quantity, { price, mode: value })
  const ofLot = worthOf(terms, terms.lot, { price, mode: value })
  return ratioOf({ multiply: ofLot, by: quantity, over: terms.lot }, value)
}

/**
 * The fee of a fill: positive paid, negative a rebate; the same figure as `fillFee`. On the rounded value where
 * each lot is rounded, on the exact one elsewhere.
 */
export function bulkFee(terms: BulkTerms, fill: BulkFigures, cost: Whole): Whole {
  const { perLot, feePaid, feeReceived } = terms.roundings
  const { price, feeRate, quantity } = fill
  const mode = feeRate.digits < 0 ? feeReceived : feePaid
  if (perLot)
    return ratioOf({ multiply: feeRate.digits, by: cost, over: tenTo(feeRate.scale) }, mode)
  return worthOf(terms, quantity, { price, mode, feeRate })
}

const WHOLE_VALUE: Scaled = { digits: 1, scale: 0 }

/**
 * quantity · contractValue · rate over (inverse) or times the price, in smallest units. All powers of ten are
 * drawn together first, so that the numbers stay as short as they can.
 */
function worthOf(
  { sign, contractValue, exponent }: BulkTerms,
  quantity: Whole,
  {
    price,
    mode,
    feeRate = WHOLE_VALUE,
  }: {
    readonly price: Scaled
    readonly mode: Parameters<typeof ratioOf>[1]
    readonly feeRate?: Scaled
  },
): Whole {
  const tens = exponent - feeRate.scale - sign * price.scale
  const raised = productOf(contractValue, feeRate.digits)
  const top = tens > 0 ? productOf(raised, tenTo(tens)) : raised
  const bottom = tens < 0 ? tenTo(-tens) : 1
  return sign === -1
    ? ratioOf({ multiply: top, by: quantity, over: productOf(price.digits, bottom) }, mode)
    : ratioOf({ multiply: productOf(top, price.digits), by: quantity, over: bottom }, mode)
}
