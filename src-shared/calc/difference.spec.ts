import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import { difference, priceDifference } from './difference'

describe('priceDifference', () => {
  it('counts from the first to the second', () => {
    // 48 000 − 50 000 = −2 000; −2 000 / 50 000 = −0.04
    const { quote, fraction } = priceDifference(price(new D(50_000)), price(new D(48_000)))
    expect([quote.toFixed(), fraction.toFixed()]).toEqual(['-2000', '-0.04'])
  })

  it('is zero between equal prices, and never a negative zero', () => {
    const { quote } = priceDifference(price(new D(7)), price(new D(7)))
    expect(Object.is(quote.toNumber(), 0)).toBe(true)
  })
})

describe('difference', () => {
  it('is exact where floats are not', () => {
    // 0.3 − 0.1 = 0.2; as floats 0.19999999999999998
    expect(difference(new D('0.1'), new D('0.3')).toFixed()).toBe('0.2')
  })
})
