import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'
import { price } from '../num/units'

import { priceOnTick } from './price-on-tick'

const on = (exact: string, side: 'long' | 'short', tick: string): string =>
  priceOnTick(price(new D(exact)), side, price(new D(tick))).toFixed()

describe('priceOnTick', () => {
  it('rounds a long’s prices up and a short’s down', () => {
    expect(on('60060.03', 'long', '0.1')).toBe('60060.1')
    expect(on('66298.34', 'short', '0.5')).toBe('66298')
  })

  it('leaves a price that is on the tick', () => {
    expect(on('50000.5', 'long', '0.5')).toBe('50000.5')
    expect(on('50000.5', 'short', '0.5')).toBe('50000.5')
  })

  it('does not take the last digit of a division for a distance', () => {
    expect(on('50000.00000000000000000000000000000000000000001', 'long', '0.5')).toBe('50000')
    expect(on('49999.99999999999999999999999999999999999999999', 'short', '0.5')).toBe('50000')
  })

  it('never says zero', () => {
    expect(on('0.02', 'short', '0.5')).toBe('0.5')
  })
})
