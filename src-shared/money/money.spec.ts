import { expect, it } from 'vitest'

import { D } from '../num/decimal'

import { CurrencyCode } from './currency'
import { add, fromMinorUnits, minorUnits, money, settledMinorUnits } from './money'

it('adds amounts of one currency exactly', () => {
  expect(add(money(new D('0.1'), 'BTC'), money(new D('0.2'), 'BTC')).amount.toFixed()).toBe('0.3')
})

it('refuses to add two currencies at run time too', () => {
  const one: { amount: InstanceType<typeof D>; currency: string } = money(new D(1), 'BTC')
  expect(() => add(one, money(new D(1), 'ETH'))).toThrow('cannot add ETH to BTC')
})

it('counts satoshi and refuses what does not fit, instead of rounding', () => {
  expect(minorUnits(new D('0.00000001'), 8)).toEqual({ ok: true, value: 1n })
  expect(minorUnits(new D('0.000000001'), 8)).toEqual({ ok: false, error: 'does-not-fit-scale' })
})

it('rounds to satoshi only by a named mode, and counts back', () => {
  expect(settledMinorUnits(new D('-0.000000015'), 8, 'down')).toBe(-1n)
  expect(settledMinorUnits(new D('-0.000000015'), 8, 'floor')).toBe(-2n)
  expect(fromMinorUnits(-2n, 8).toFixed()).toBe('-0.00000002')
})

it('knows a ticker by its shape', () => {
  expect(CurrencyCode.safeParse('BTC').success).toBe(true)
  expect(CurrencyCode.safeParse('btc').success).toBe(false)
})
