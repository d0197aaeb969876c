import { expect, it } from 'vitest'

import { canonicalText, D, isDecimal } from './decimal'
import { coin } from './units'

it('writes small and large numbers in full, without exponent or trailing zeros', () => {
  expect(canonicalText(new D('1e-8'))).toBe('0.00000001')
  expect(canonicalText(new D('1e30'))).toBe('1000000000000000000000000000000')
  expect(canonicalText(new D('1.500'))).toBe('1.5')
})

it('never writes a negative zero, and no unit keeps one', () => {
  expect(canonicalText(new D('-0'))).toBe('0')
  expect(coin(new D('-0')).isNegative()).toBe(false)
})

it('keeps 64 digits of a quotient', () => {
  expect(new D(1).div(3).precision()).toBe(64)
})

it('takes only finite Decimals for a number', () => {
  expect(isDecimal(new D(1))).toBe(true)
  expect(isDecimal(new D(NaN))).toBe(false)
  expect(isDecimal(new D(Infinity))).toBe(false)
  expect(isDecimal('1')).toBe(false)
})
