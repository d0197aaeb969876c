import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { D } from './decimal'
import { scaledFrom } from './scaled'

describe('decimal text as whole digits', () => {
  it.each([
    ['50000.5', 500_005, 1],
    ['100', 100, 0],
    ['-0.00025', -25, 5],
    ['50000.50', 5_000_050, 2],
    ['007', 7, 0],
    ['12345678901234567.25', 1_234_567_890_123_456_725n, 2],
    ['-12345678901234567.25', -1_234_567_890_123_456_725n, 2],
  ])('reads %s', (text, digits, scale) => {
    expect(scaledFrom(text)).toEqual({ digits, scale })
  })

  it.each(['-0', '-0.00', '0'])('reads %s as a zero without a sign', (text) => {
    expect(Object.is(scaledFrom(text)?.digits, 0)).toBe(true)
  })

  it.each(['', '-', '.', '.5', '5.', '-.5', '1.2.3', '1e5', '1,5', ' 1', '+1', '--1', 'NaN', '٣'])(
    'does not read “%s”',
    (text) => {
      expect(scaledFrom(text)).toBeUndefined()
    },
  )

  it('keeps the number of any plain text', () => {
    const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 20 }), (number, places) => {
        const text = new D(number.toString()).times(new D(10).pow(-places)).toFixed(places)
        const scaled = scaledFrom(text)!
        expect([BigInt(scaled.digits), scaled.scale]).toEqual([number, places])
      }),
    )
  })
})
