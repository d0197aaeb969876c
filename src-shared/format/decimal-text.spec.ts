import { expect, it } from 'vitest'

import { D } from '../num/decimal'

import {
  coinInUnitText,
  coinText,
  countText,
  percentText,
  plainText,
  priceText,
  rateText,
  rText,
  unitName,
  usdText,
} from './decimal-text'

/** Narrow no-break spaces read badly in a spec: shown here as `_`. */
const seen = (text: string): string => text.replaceAll('\u202F', '_')

it('groups coins so that the last three are the satoshi digits', () => {
  expect(seen(coinText(new D('0.01234567'), 8))).toBe('0.01_234_567')
  expect(seen(coinText(new D('-1234.01234567'), 8))).toBe('−1_234.01_234_567')
  expect(seen(coinText(new D('0.123456789'), 9))).toBe('0.123_456_789')
})

it('shows one amount as coins, thousandths or smallest units', () => {
  const amount = new D('1.01234567')
  const shown = (unit: 'coin' | 'milli' | 'minor'): string =>
    seen(coinInUnitText(amount, { unit, scale: 8 }))
  expect([shown('coin'), shown('milli'), shown('minor')]).toEqual([
    '1.01_234_567',
    '1_012.34_567',
    '101_234_567',
  ])
  expect(seen(coinInUnitText(amount, { unit: 'milli', scale: 2 }))).toBe('1_012')
})

it('shows what is worth less than the smallest unit in every unit', () => {
  // 0.000004 BTC are 0.004 mBTC and 400 sat
  const shown = (unit: 'coin' | 'milli' | 'minor'): string =>
    seen(coinInUnitText(new D('0.000004'), { unit, scale: 8, finer: 2 }))
  expect([shown('coin'), shown('milli'), shown('minor')]).toEqual([
    '0.0_000_040_000',
    '0.0_040_000',
    '400.00',
  ])
  expect(usdText(new D('0.0002'), { finer: 2 })).toBe('0.0002')
})

it('names the unit behind a figure', () => {
  expect(unitName('coin', 'ETH')).toBe('ETH')
  expect(unitName('milli', 'BTC')).toBe('mBTC')
  expect(unitName('minor', 'BTC')).toBe('sat')
  expect(unitName('minor', 'ETH')).toBe('minor ETH')
})

it('writes dollars with cents, separators, a true minus and a plus for gains when asked', () => {
  expect(usdText(new D('1234567.895'))).toBe('1,234,567.90')
  expect(usdText(new D('-1234.5'))).toBe('−1,234.50')
  expect(usdText(new D('5'), { sign: 'gain' })).toBe('+5.00')
})

it('gives no sign to what is shown as zero', () => {
  expect(usdText(new D('-0.004'), { sign: 'gain' })).toBe('0.00')
  expect(usdText(new D(0), { sign: 'gain' })).toBe('0.00')
})

it('writes a price with the decimals of its tick', () => {
  expect(priceText(new D('48655.37'), new D('0.5'))).toBe('48,655.4')
  expect(priceText(new D(50_000), new D('0.1'))).toBe('50,000.0')
  expect(priceText(new D('50000.4'), new D(1))).toBe('50,000')
})

it('writes fractions as percent', () => {
  expect(percentText(new D('0.1666666'))).toBe('16.67%')
  expect(percentText(new D('-0.23'), { sign: 'gain' })).toBe('−23.00%')
  expect(percentText(new D('0.0005'), { places: 3 })).toBe('0.050%')
})

it('writes a count with only the decimals it has', () => {
  expect(countText(new D(10_000))).toBe('10,000')
  expect(countText(new D('12.50'))).toBe('12.5')
  expect(countText(new D('3.14159'), 2)).toBe('3.14')
})

it('gives the clipboard all digits and nothing else', () => {
  expect(plainText(new D('-1234.012345678901'))).toBe('-1234.012345678901')
})

it('keeps the digits of numbers that no float holds', () => {
  expect(usdText(new D('12345678901234567890.12'))).toBe('12,345,678,901,234,567,890.12')
})

it('shows a rate with four decimals and a multiple of the risk with its sign', () => {
  expect(rateText(new D('0.0001'))).toBe('0.0100%')
  expect(rateText(new D('-0.00375'), { sign: 'gain' })).toBe('−0.3750%')
  expect(rText(new D('2.846'))).toBe('+2.85 R')
  expect(rText(new D('-1'))).toBe('−1.00 R')
})
