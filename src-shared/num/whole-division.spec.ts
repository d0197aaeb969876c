import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { D } from './decimal'
import { atPlaces, type RoundingMode } from './rounding'
import { wholeOf, type Whole } from './whole'
import { ratioOf } from './whole-division'

const MODES: readonly RoundingMode[] = ['down', 'up', 'floor', 'ceil', 'half-up', 'half-even']

const ratios = (a: Whole, b: Whole, c: Whole): Whole[] =>
  MODES.map((mode) => ratioOf({ multiply: a, by: b, over: c }, mode))

describe('a product over a divisor', () => {
  // Columns: down, up, floor, ceil, half-up, half-even. 5/2 = 2.5, 7/2 = 3.5, 4/3 = 1.33…, 5/3 = 1.66…
  it.each([
    [5, 2, [2, 3, 2, 3, 3, 2]],
    [-5, 2, [-2, -3, -3, -2, -3, -2]],
    [7, 2, [3, 4, 3, 4, 4, 4]],
    [-7, 2, [-3, -4, -4, -3, -4, -4]],
    [4, 3, [1, 2, 1, 2, 1, 1]],
    [-4, 3, [-1, -2, -2, -1, -1, -1]],
    [5, 3, [1, 2, 1, 2, 2, 2]],
    [-5, 3, [-1, -2, -2, -1, -2, -2]],
    [6, 3, [2, 2, 2, 2, 2, 2]],
    [1, 2, [0, 1, 0, 1, 1, 0]],
    [-1, 2, [0, -1, -1, 0, -1, 0]],
    [0, 7, [0, 0, 0, 0, 0, 0]],
  ])('rounds %d / %d by every mode', (top, over, rounded) => {
    expect(ratios(top, 1, over)).toEqual(rounded)
    // The same a million million times as large, where the bigints take over.
    const huge = 10n ** 18n
    expect(ratios(wholeOf(BigInt(top) * huge), 1, wholeOf(BigInt(over) * huge))).toEqual(rounded)
  })

  it('does not cut the product before it divides', () => {
    // 3 000 000 000 · 4 000 000 001 = 1.2e19 is beyond 2⁵³; over 7 = 1 714 285 714 714 285 714.28…
    const huge = { multiply: 3_000_000_000, by: 4_000_000_001, over: 7 }
    expect(ratioOf(huge, 'down')).toBe(1_714_285_714_714_285_714n)
    // 100 000 001 · 100 000 000 / 3 has a product of 1e16 and a quotient that fits: 3 333 333 366 666 666.67
    expect(ratioOf({ multiply: 100_000_001, by: 100_000_000, over: 3 }, 'half-up')).toBe(
      3_333_333_366_666_667,
    )
  })

  it('sees a tie that float64 division would miss', () => {
    // 9 007 199 254 740 989 / 2 = 4 503 599 627 370 494.5, a tie before an even number
    const top = 9_007_199_254_740_989
    expect(ratioOf({ multiply: top, by: 1, over: 2 }, 'half-even')).toBe(4_503_599_627_370_494)
    expect(ratioOf({ multiply: top, by: 1, over: 2 }, 'half-up')).toBe(4_503_599_627_370_495)
  })

  it('cuts a quotient that is a hair below a whole number', () => {
    // q · over − 1 for the longest products that fit: one less than q, never q itself
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 52 }), (over) => {
        const q = Math.floor(Number.MAX_SAFE_INTEGER / over)
        const top = q * over - 1
        expect(ratioOf({ multiply: top, by: 1, over }, 'down')).toBe(q - 1)
        expect(ratioOf({ multiply: top, by: 1, over }, 'up')).toBe(q)
      }),
      { numRuns: 1_000 },
    )
  })

  it('agrees with exact decimals for every mode, sign and length', () => {
    const size = (bits: bigint) => fc.bigInt({ min: 0n, max: 2n ** bits })
    const any = fc.oneof(size(4n), size(27n), size(53n), size(70n))
    fc.assert(
      fc.property(fc.tuple(any, fc.boolean()), any, any, ([a, negative], b, over) => {
        const top = negative ? -a : a
        const divisor = over + 1n
        const exact = new D(top.toString()).times(b.toString()).div(divisor.toString())
        expect(ratios(wholeOf(top), wholeOf(b), wholeOf(divisor)).map(BigInt)).toEqual(
          MODES.map((mode) => BigInt(atPlaces(exact, 0, mode).toFixed(0))),
        )
      }),
      { numRuns: 1_000 },
    )
  })
})
