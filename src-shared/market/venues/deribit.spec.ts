import { describe, expect, it } from 'vitest'

import { effectiveRate, marginCurve } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage } from '../../num/units'
import { listed, termsOn } from '../../../test/support/listed-position'

import { deribitListings } from './deribit'

/** Initial and maintenance rate in per cent for a position of so many coins. */
const ratesAt = (symbol: string, coins: number, day = '2026-11-24'): readonly string[] => {
  const { margin } = termsOn(listed(deribitListings, symbol), day)
  const size = { notional: coin(new D(coins)), quantity: contracts(new D(1)) }
  return (['initial', 'maintenance'] as const).map((ask) =>
    effectiveRate(marginCurve(margin, ask, leverage(new D(1))), size)
      .times(100)
      .toFixed(),
  )
}

describe('Deribit standard margin', () => {
  it.each([
    [25, ['2.125', '1.125']],
    [350, ['3.75', '2.75']],
  ])('of %d BTC is as published: %j', (coins, rates) => {
    expect(ratesAt('BTC-PERPETUAL', coins)).toEqual(rates)
    expect(ratesAt('BTC-25DEC26', coins)).toEqual(rates)
  })
  it('was 1 % and 0.525 % before 2022-01-11, and 2 % and 1.5 % in older texts', () => {
    // 100 BTC · 0.005 % adds 0.5 % to each.
    expect(ratesAt('BTC-PERPETUAL', 100, '2021-12-31')).toEqual(['1.5', '1.025'])
    expect(ratesAt('BTC-PERPETUAL', 100, '2018-10-01')).toEqual(['2.5', '2'])
  })
  it('of ether grows by 0.0004 % per coin, before 2022-01-11 by half of it', () => {
    expect(ratesAt('ETH-PERPETUAL', 5000)).toEqual(['4', '3'])
    expect(ratesAt('ETH-PERPETUAL', 5000, '2021-12-31')).toEqual(['3', '2'])
  })
})

it('charges 0.75 % for a liquidation, 0.5 % before 2022-01-11, and lets 100× go with it', () => {
  const perpetual = listed(deribitListings, 'BTC-PERPETUAL')
  const on = (day: string) => {
    const { fees, maxLeverage } = termsOn(perpetual, day)
    return [fees.liquidation?.toFixed(), maxLeverage.toFixed()]
  }
  expect(on('2022-01-11')).toEqual(['0.0075', '50'])
  expect(on('2022-01-10')).toEqual(['0.005', '100'])
})

it('says that a liquidation price of one position is only indicative', () => {
  for (const { spec } of deribitListings) expect(spec.liquidation.indicative).toBe(true)
})
