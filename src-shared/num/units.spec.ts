import { expect, it } from 'vitest'

import { D, type Decimal } from './decimal'
import * as units from './units'

const refusals: readonly [string, (value: Decimal) => unknown, string, string][] = [
  ['price', units.price, '0', 'price must be above zero, was 0'],
  ['contracts', units.contracts, '-1', 'quantity must not be negative, was -1'],
  ['rate', units.rate, '-1', 'rate must be above −1, was -1'],
  ['leverage', units.leverage, '-3', 'leverage must be above zero, was -3'],
  ['contractValue', units.contractValue, '0', 'contract value must be above zero, was 0'],
]

for (const [name, brand, text, message] of refusals) {
  it(`refuses a ${name} of ${text}, in words`, () => {
    expect(() => brand(new D(text))).toThrow(message)
    expect(() => brand(new D(text))).toThrow(units.UnitError)
  })
}

it('refuses what is not finite, whatever the unit', () => {
  for (const brand of [units.price, units.coin, units.usd, units.fraction])
    expect(() => brand(new D(NaN))).toThrow('must be a finite number')
})

it('keeps the unit through sum, difference and negation', () => {
  const a = units.coin(new D('0.3'))
  const b = units.coin(new D('0.1'))
  expect(units.plus(a, b).toFixed()).toBe('0.4')
  expect(units.minus(a, b).toFixed()).toBe('0.2')
  expect(units.negated(a).toFixed()).toBe('-0.3')
  expect(units.negated(units.coin(new D(0))).isNegative()).toBe(false)
})
