import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import { microUsd } from './dollar-twin'

const at = (dollars: string) => price(new D(dollars))

describe('the dollar twin of a settled sum', () => {
  // 0.00012345 × 50 000.5 = 6.172561725, a tie at the seventh decimal goes to the even 6.172562.
  it('counts an inverse contract’s coins at the event’s own price', () => {
    const inverse = { kind: 'inverse', settlementScale: 8 } as const
    expect(microUsd(inverse, 12_345n, at('50000.5'))).toBe(6_172_562n)
    expect(microUsd(inverse, -12_345n, at('50000.5'))).toBe(-6_172_562n)
  })

  it('rounds a tie to the even millionth', () => {
    const inverse = { kind: 'inverse', settlementScale: 8 } as const
    // 1 satoshi at 50 and at 150 dollars: 0.5 and 1.5 micro-dollars.
    expect(microUsd(inverse, 1n, at('50'))).toBe(0n)
    expect(microUsd(inverse, 1n, at('150'))).toBe(2n)
  })

  it('is the sum itself where the contract settles in its quote currency', () => {
    expect(microUsd({ kind: 'linear', settlementScale: 2 }, 1_234n, at('50000'))).toBe(12_340_000n)
  })

  it('does not exist for a quanto contract', () => {
    expect(() => microUsd({ kind: 'quanto', settlementScale: 8 }, 1n, at('1'))).toThrow(/quanto/)
  })
})
