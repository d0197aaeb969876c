import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { differenceOf, productOf, sumOf, tenTo, wholeOf, type Whole } from './whole'

/** 2⁵³ − 1, the last number that is surely itself. */
const LAST = Number.MAX_SAFE_INTEGER

const edge = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -3, max: 3 }).map((off) => LAST - 3 + off),
  fc.integer({ min: -3, max: 3 }).map((off) => off - LAST + 3),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(wholeOf),
)

/** A number exactly while it is a safe integer, never a negative zero, always the value itself. */
function expectExactly(whole: Whole, exact: bigint): void {
  expect(BigInt(whole)).toBe(exact)
  expect(typeof whole).toBe(exact >= -BigInt(LAST) && exact <= BigInt(LAST) ? 'number' : 'bigint')
  expect(Object.is(whole, -0)).toBe(false)
}

describe('whole numbers', () => {
  it('add, subtract and multiply exactly on both sides of 2⁵³', () => {
    fc.assert(
      fc.property(edge, edge, (a, b) => {
        expectExactly(sumOf(a, b), BigInt(a) + BigInt(b))
        expectExactly(differenceOf(a, b), BigInt(a) - BigInt(b))
        expectExactly(productOf(a, b), BigInt(a) * BigInt(b))
      }),
      { numRuns: 500 },
    )
  })

  it('grow beyond 2⁵³ and come back', () => {
    // 9 007 199 254 740 991 + 2, where float64 alone would say …992
    const beyond = sumOf(LAST, 2)
    expect(beyond).toBe(9_007_199_254_740_993n)
    expect(differenceOf(beyond, 2)).toBe(LAST)
  })

  it('know no negative zero', () => {
    expectExactly(productOf(-5, 0), 0n)
    expectExactly(productOf(0, -5), 0n)
  })

  it('know every power of ten', () => {
    expect(tenTo(0)).toBe(1)
    expect(tenTo(15)).toBe(1_000_000_000_000_000)
    expect(tenTo(16)).toBe(10_000_000_000_000_000n)
    expect(tenTo(70)).toBe(10n ** 70n)
  })
})
