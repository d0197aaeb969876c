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

/**
 * (a · b) / c rounded to a whole number, the product never cut before the division. b ≥ 0 and c > 0.
 * The one place where a division of whole units is rounded: 2 · 1 / 4 'half-even' → 0, 'half-up' → 1.
 *
 * Numbers are used where every step stays below 2⁵³: first the product itself; if it does not fit,
 * a = k·c + r gives k·b + (r·b)/c, whose parts are smaller. Otherwise bigints.
 */
export function ratioOf(
  { times: [a, b], over: c }: { readonly times: readonly [Whole, Whole]; readonly over: Whole },
  mode: RoundingMode,
): Whole {
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return narrowQuotient(0, product, { over: c, mode })
    const rest = a % c
    const [before, top] = [((a - rest) / c) * b, rest * b]
    if (Number.isSafeInteger(top)) {
      const ratio = narrowQuotient(before, top, { over: c, mode })
      // Both parts have one sign, so a first part that was too long makes the whole too long as well.
      if (Number.isSafeInteger(ratio)) return ratio
    }
  }
  return wholeOf(wideQuotient(BigInt(a) * BigInt(b), BigInt(c), mode))
}

interface By<N> {
  readonly over: N
  readonly mode: RoundingMode
}

/** before + top/over, rounded. The remainder of two safe integers is exact, and so is the division without it. */
function narrowQuotient(before: number, top: number, { over, mode }: By<number>): number {
  const rest = top % over
  const cut = before + (top - rest) / over
  if (rest === 0) return cut
  const negative = rest < 0
  const beyond = negative ? -rest : rest
  if (!carries(carryOf(mode, negative), beyond - (over - beyond), cut % 2 !== 0)) return cut
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
