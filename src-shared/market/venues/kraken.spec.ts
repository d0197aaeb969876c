import { describe, expect, it } from 'vitest'

import { marginCurve, marginOn } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage } from '../../num/units'
import {
  bankruptcyOf,
  liquidationOf,
  listed,
  termsOn,
  type Held,
} from '../../../test/support/listed-position'

import { krakenListings } from './kraken'

const bitcoin = listed(krakenListings, 'PI_XBTUSD')

/** Initial margin in whole dollars for contracts at 1 USD a coin, where coins and dollars are the same. */
const initialDollars = (symbol: string, quantity: number, day = '2026-01-01'): string => {
  const { margin } = termsOn(listed(krakenListings, symbol), day)
  const curve = marginCurve(margin, 'initial', leverage(new D(1)))
  const size = { notional: coin(new D(quantity)), quantity: contracts(new D(quantity)) }
  return marginOn(curve, size).toFixed(0)
}

describe('Kraken’s liquidation example', () => {
  /** Long 1,000 at 8,000 with 0.01 BTC (equity protection page). */
  const example: Held = { side: 'long', quantity: '1000', entry: '8000', margin: '0.01' }

  it('is liquidated at 7481.48…, which the page prints without its decimals', () => {
    // 1,000 · 1.01 / (0.125 + 0.01) = 7481.481481…; on the value at entry it would be 1,000 / 0.13375 = 7476.
    expect(liquidationOf(bitcoin.spec, example)).toBe('7481.481481')
    expect(bitcoin.spec.liquidation.printed).toBe('floor')
  })
  it('is bankrupt at 7407.40…, printed as 7407', () => {
    expect(bankruptcyOf(bitcoin.spec, example)).toBe('7407.407407')
  })
  it('asks 2 % and 1 % of the value at entry', () => {
    const size = { notional: coin(new D('0.125')), quantity: contracts(new D(1000)) }
    const on = (ask: 'initial' | 'maintenance') =>
      marginOn(marginCurve(bitcoin.spec.margin, ask, leverage(new D(1))), size).toFixed()
    expect([on('initial'), on('maintenance')]).toEqual(['0.0025', '0.00125'])
  })
})

describe('Kraken’s margin schedule', () => {
  it('takes each rate on its own part', () => {
    // 2 % · 500,000 + 4 % · 500,000
    expect(initialDollars('PI_XBTUSD', 1_000_000)).toBe('30000')
    // 10,000 + 20,000 + 120,000 + 300,000 + 900,000 + 2,000,000 + 9,000,000 + 40 % · 25,000,000
    expect(initialDollars('PI_XBTUSD', 75_000_000)).toBe('22350000')
    // 5,000 + 10,000 + 90,000 + 300,000 + 450,000 + 1,750,000 + 4,500,000 + 40 % · 15,000,000
    expect(initialDollars('PI_ETHUSD', 45_000_000)).toBe('13105000')
    // 5,000 + 10,000 + 90,000 + 200,000 + 15 % · 2,000,000
    expect(initialDollars('PI_LTCUSD', 6_000_000)).toBe('605000')
    // 20,000 + 90,000 + 100,000 + 400,000 + 50 % · 5,000,000
    expect(initialDollars('PI_BCHUSD', 10_000_000)).toBe('3110000')
    // 100,000 + 20 % · 2,000,000
    expect(initialDollars('PI_XRPUSD', 3_000_000)).toBe('500000')
  })
  it('keeps the schedule of 2019 for positions of that time', () => {
    // 10,000 + 20,000 + 120,000 + 10 % · 3,000,000; a fixed maturity stops at 6 % and 3,000,000.
    expect(initialDollars('PI_XBTUSD', 6_000_000, '2019-03-05')).toBe('450000')
    expect(initialDollars('FI_XBTUSD', 3_000_000, '2019-03-05')).toBe('150000')
    // Ripple stood at 2 % and 50×, and has stood at 10 % and 10× since.
    expect(initialDollars('PI_XRPUSD', 100_000, '2019-03-05')).toBe('2000')
    expect(initialDollars('PI_XRPUSD', 100_000)).toBe('10000')
    expect(termsOn(listed(krakenListings, 'PI_XRPUSD'), '2019-03-05').maxLeverage.toFixed()).toBe(
      '50',
    )
  })
})

it('charges funding per contract for an hour, and a dated contract its taker rate at settlement', () => {
  expect(bitcoin.spec.funding).toMatchObject({
    intervalHours: 1,
    charge: 'per-contract',
    rule: { method: 'premium-over-hours', hours: 24 },
  })
  const dated = listed(krakenListings, 'FI_XBTUSD').spec
  expect([dated.term, dated.fees.delivery?.toFixed()]).toEqual(['dated', '0.0005'])
})
