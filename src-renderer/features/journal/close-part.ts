import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import { onGrid } from '@shared/num/rounding'

/**
 * A part of an open quantity as a whole number of lots, rounded down so that it never closes more than is
 * there; all of it is all of it, whatever the lot. 25 % of 10 050 in lots of 100 → 2 500.
 */
export function partOf(quantity: Decimal, percent: string, lot: Decimal): string {
  if (percent === '100') return canonicalText(quantity)
  return canonicalText(onGrid(quantity.times(percent).div(new D(100)), lot, 'floor'))
}
