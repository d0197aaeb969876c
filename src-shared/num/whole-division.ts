import type { RoundingMode } from './rounding'
import { wholeOf, type Whole } from './whole'

/** When a quotient that does not come out even goes one further from zero, once its sign is known. */
type Carry = 'never' | 'always' | 'half-up' | 'half-even'

function carryOf(mode: RoundingMode, negative: boolean): Carry {
  switch (mode) {
    case 'down':
      return 'never'
    case 'up':
      return 'always'
    case 'floor':
      return negative ? 'always' : 'never'
    case 'ceil':
      return negative ? 'never' : 'always'
    case 'half-up':
    case 'half-even':
      return mode
  }
}

/** @param beyondHalf sign of (remainder − half a divisor) @param odd whether the quotient before it is odd */
function carries(carry: Carry, beyondHalf: number, odd: boolean): boolean {
  if (carry === 'never' || carry === 'always') return carry === 'always'
  if (beyondHalf !== 0) return beyondHalf > 0
  return carry === 'half-up' || odd
}

/** A product over a divisor. `by` is not negative, `over` is above zero. */
interface Ratio {
  readonly multiply: Whole
  readonly by: Whole
  readonly over: Whole
}

/**
 * (multiply · by) / over rounded to a whole number, the product never cut before the division. The one place
 * where a division of whole units is rounded: 2 · 1 / 4 'half-even' → 0, 'half-up' → 1.
 *
 * Numbers are used where every step stays below 2⁵³: first the product itself; if it does not fit,
 * a = k·c + r gives k·b + (r·b)/c, whose parts are smaller. Otherwise bigints.
 */
export function ratioOf({ multiply: a, by: b, over: c }: Ratio, mode: RoundingMode): Whole {
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return narrowQuotient(product, c, { mode, before: 0 })
    const rest = a % c
    const top = rest * b
    if (Number.isSafeInteger(top)) {
      const ratio = narrowQuotient(top, c, { mode, before: ((a - rest) / c) * b })
      // Both parts have one sign, so a first part that was too long makes the whole too long as well.
      if (Number.isSafeInteger(ratio)) return ratio
    }
  }
  return wholeOf(wideQuotient(BigInt(a) * BigInt(b), BigInt(c), mode))
}

/**
 * before + top/over, rounded. The whole part of a float64 quotient of safe integers is the true one: a quotient
 * that is not whole lies at least 1/over below the next whole number q, and to be rounded up to it would need
 * q · over > 2⁵³.
 */
function narrowQuotient(
  top: number,
  over: number,
  { mode, before }: { readonly mode: RoundingMode; readonly before: number },
): number {
  const negative = top < 0
  const size = negative ? -top : top
  const times = Math.trunc(size / over)
  const rest = size - times * over
  const cut = negative ? before - times : before + times
  if (rest === 0) return cut
  const beyondHalf = rest - (over - rest)
  if (!carries(carryOf(mode, negative), beyondHalf, beyondHalf === 0 && cut % 2 !== 0)) return cut
  return negative ? cut - 1 : cut + 1
}

function wideQuotient(top: bigint, over: bigint, mode: RoundingMode): bigint {
  const [cut, rest] = [top / over, top % over]
  if (rest === 0n) return cut
  const negative = rest < 0n
  const twice = 2n * (negative ? -rest : rest)
  const beyondHalf = twice === over ? 0 : twice > over ? 1 : -1
  if (!carries(carryOf(mode, negative), beyondHalf, cut % 2n !== 0n)) return cut
  return negative ? cut - 1n : cut + 1n
}
