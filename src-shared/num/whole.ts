/**
 * A whole number of any length: a JavaScript number while it is a safe integer (below 2⁵³), a bigint beyond.
 * Arithmetic on numbers is several times faster and just as exact there, and each function below proves it for
 * its own result: a sum or product of safe integers that is itself safe was not rounded, because rounding
 * never carries a true result of 2⁵³ or more below it.
 */
export type Whole = number | bigint

/** The bigint as a Whole: a number if it fits. */
export function wholeOf(exact: bigint): Whole {
  const narrow = Number(exact)
  return Number.isSafeInteger(narrow) ? narrow : exact
}

/** The Whole as a bigint, for those who keep their sums so. */
export const bigOf = (value: Whole): bigint => BigInt(value)

/** a + b */
export function sumOf(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return wholeOf(BigInt(a) + BigInt(b))
}

/** a − b */
export function differenceOf(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return wholeOf(BigInt(a) - BigInt(b))
}

/** a · b */
export function productOf(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    // Zero times a negative is a negative zero, which would print as another text.
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product
  }
  return wholeOf(BigInt(a) * BigInt(b))
}

const TENS: readonly Whole[] = Array.from({ length: 64 }, (_, exponent) =>
  wholeOf(10n ** BigInt(exponent)),
)

/** 10ⁿ for n ≥ 0. */
export const tenTo = (exponent: number): Whole => TENS[exponent] ?? wholeOf(10n ** BigInt(exponent))
