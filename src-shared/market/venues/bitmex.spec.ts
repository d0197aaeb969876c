import { describe, expect, it } from 'vitest'

import { reservedClosingFee } from '../../calc/booked-margin'
import { fillCost, fillFee } from '../../calc/cost'
import { effectiveRate, marginCurve } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage, price } from '../../num/units'
import { listed, termsOn } from '../../../test/support/listed-position'

import { meansNever } from '../never-price'

import { bitmexListings } from './bitmex'

const xbtusd = listed(bitmexListings, 'XBTUSD')

/** Maintenance and initial rate in per cent for a position of so many XBT. */
const ratesAt = (symbol: string, xbt: number, day = '2026-11-24'): readonly string[] => {
  const { margin } = termsOn(listed(bitmexListings, symbol), day)
  const size = { notional: coin(new D(xbt)), quantity: contracts(new D(1)) }
  return (['maintenance', 'initial'] as const).map((ask) =>
    effectiveRate(marginCurve(margin, ask, leverage(new D(1))), size)
      .times(100)
      .toFixed(),
  )
}

const traded = (day: string): readonly string[] => {
  const { lot, tick, fees } = termsOn(xbtusd, day)
  return [lot, tick, fees.maker, fees.taker].map((value) => value.toFixed())
}

describe('BitMEX XBTUSD over the years', () => {
  it.each([
    ['2018-08-27', ['1', '0.5', '-0.00025', '0.00075']],
    ['2020-12-31', ['1', '0.5', '-0.00025', '0.00075']],
    ['2021-08-17', ['100', '0.5', '-0.00025', '0.00075']],
    ['2021-08-18', ['100', '0.5', '-0.0001', '0.0005']],
    ['2022-05-01', ['100', '0.5', '-0.0001', '0.00075']],
    ['2023-01-16', ['100', '0.5', '-0.0001', '0.00075']],
    ['2023-01-17', ['100', '0.5', '0.0002', '0.00075']],
    ['2024-07-01', ['100', '0.5', '0.0002', '0.00075']],
    ['2024-08-01', ['100', '0.1', '0.0002', '0.00075']],
    ['2026-11-24', ['100', '0.1', '0.0005', '0.0005']],
  ])('on %s trades by lot, tick, maker and taker fee %j', (day, terms) => {
    expect(traded(day)).toEqual(terms)
  })
  it('marks every change confirmed but the one whose day was not announced', () => {
    const open = xbtusd.eras.filter(({ source }) => source.standing === 'inferred')
    expect(open.map(({ until }) => until)).toEqual(['2022-03-25T12:00:00Z'])
  })
})

describe('BitMEX risk limits', () => {
  it.each([
    [200, ['0.5', '1']],
    [200.0001, ['1', '1.5']],
    [350, ['1', '1.5']],
    [500, ['1.5', '2']],
    [650, ['2', '2.5']],
  ])('ask the published rates at %d XBT: %j', (xbt, rates) => {
    expect(ratesAt('XBTUSD', xbt)).toEqual(rates)
  })
  it.each([
    ['2020-04-16', ['0.5', '1'], ['1', '1.5']],
    ['2020-04-18', ['0.45', '1'], ['0.9', '1.45']],
    ['2020-05-06', ['0.4', '1'], ['0.8', '1.4']],
    ['2020-07-30', ['0.35', '1'], ['0.7', '1.35']],
    ['2024-03-14', ['0.35', '1'], ['0.7', '1.35']],
    ['2024-03-15', ['0.5', '1'], ['1', '1.5']],
  ])('had a base maintenance margin on %s that each step adds once more', (day, first, second) => {
    expect(ratesAt('XBTUSD', 200, day)).toEqual(first)
    expect(ratesAt('XBTUSD', 300, day)).toEqual(second)
  })
  it('rose by steps of 100 XBT before 2021-08-31 and of 150 since', () => {
    expect(ratesAt('XBTUSD', 301, '2021-08-31')).toEqual(['1.05', '1.7'])
    expect(ratesAt('XBTUSD', 301, '2021-09-01')).toEqual(['0.7', '1.35'])
  })
  it.each([
    ['2020-04-16', ['1', '2'], '50'],
    ['2020-04-18', ['0.9', '2'], '50'],
    ['2020-05-31', ['0.8', '2'], '50'],
    ['2021-05-14', ['0.7', '2'], '50'],
    ['2021-05-15', ['0.5', '1'], '100'],
  ])('were dearer for ETHUSD: on %s %j with leverage to %s', (day, rates, most) => {
    expect(ratesAt('ETHUSD', 50, day)).toEqual(rates)
    expect(termsOn(listed(bitmexListings, 'ETHUSD'), day).maxLeverage.toFixed()).toBe(most)
  })
  it('are 75 XBT for a dated contract and rise by 75', () => {
    expect(ratesAt('XBTZ26', 75)).toEqual(['0.5', '1'])
    expect(ratesAt('XBTZ26', 151)).toEqual(['1.5', '2'])
  })
})

it('books a fill of 2019 to the satoshi under the terms of its day', () => {
  // Sell 88,246 at 10,330.5: round(9,680.07…) · 88,246 = 854,221,280; trunc(· −0.00025) = −213,555.
  const spec = termsOn(xbtusd, '2019-08-26')
  const fill = { spec, quantity: contracts(new D(88246)), price: price(new D('10330.5')) }
  expect(fillCost(fill)).toBe(854_221_280n)
  expect(fillFee({ ...fill, feeRate: spec.fees.maker })).toBe(-213_555n)
})

it('sets aside the taker fee on value and margin together, rounded up once', () => {
  // Short 2,000 of 2019-07-14 with 71,429 added: 0.00075 · (18,668,000 + 3,733,600 + 71,429) = 16,854.77…
  const spec = { ...termsOn(xbtusd, '2019-07-14') }
  const at = { side: 'short', quantity: contracts(new D(2000)), cost: 18_668_000n } as const
  expect(reservedClosingFee({ spec, ...at, margin: 3_733_600n + 71_429n })).toBe(16_855n)
})

it('understands both prices that stand for never', () => {
  const { spec } = xbtusd
  const says = ['1000000', '100000000', '99999'].map((at) => meansNever(spec, price(new D(at))))
  expect(says).toEqual([true, true, false])
})

it('settles ETHUSD in bitcoin, 100 satoshi per dollar of price, and says that it is a quanto', () => {
  const { spec } = listed(bitmexListings, 'ETHUSD')
  expect([spec.kind, spec.base, spec.settlement]).toEqual(['quanto', 'ETH', 'BTC'])
  // 3 contracts at 2,466.73: 3 · 246,673 satoshi.
  expect(fillCost({ spec, quantity: contracts(new D(3)), price: price(new D('2466.73')) })).toBe(
    740_019n,
  )
})
