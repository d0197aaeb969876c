import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { contractValue, price } from '../num/units'

import { payoffOf, payoffOver } from './payoff'

const hundred = contractValue(new D(100))
const at = (text: string): ReturnType<typeof price> => price(new D(text))

it('an inverse contract of 100 USD is worth −0.002 at 50 000 and −0.0025 at 40 000', () => {
  const { valueAt, sign } = payoffOf({ kind: 'inverse', contractValue: hundred })
  expect(sign).toBe(-1)
  expect(valueAt(at('50000')).toFixed()).toBe('-0.002')
  expect(valueAt(at('40000')).toFixed()).toBe('-0.0025')
})

it('a linear and a quanto contract are worth C times the price', () => {
  for (const kind of ['linear', 'quanto'] as const) {
    const { valueAt, priceAt, slopeAt, sign } = payoffOf({ kind, contractValue: hundred })
    expect(sign).toBe(1)
    expect(valueAt(at('3')).toFixed()).toBe('300')
    expect(priceAt(new D(300))?.toFixed()).toBe('3')
    expect(priceAt(new D(-300))).toBeUndefined()
    expect(slopeAt(at('3')).toFixed()).toBe('100')
  }
})

it('no price gives an inverse contract a value of zero or above', () => {
  const { priceAt } = payoffOf({ kind: 'inverse', contractValue: hundred })
  expect(priceAt(new D('-0.002'))?.toFixed()).toBe('50000')
  expect(priceAt(new D(0))).toBeUndefined()
  expect(priceAt(new D('0.002'))).toBeUndefined()
})

it('a holding of nothing has no price for any value', () => {
  for (const kind of ['inverse', 'linear'] as const) {
    const { priceAt, valueAt } = payoffOver(kind, new D(0))
    expect(valueAt(at('5')).isZero()).toBe(true)
    expect(priceAt(new D(-1))).toBeUndefined()
    expect(priceAt(new D(1))).toBeUndefined()
  }
})

it('refuses a kind that it was not written for', () => {
  expect(() => payoffOf({ kind: 'power' as never, contractValue: hundred })).toThrow('unhandled')
})
