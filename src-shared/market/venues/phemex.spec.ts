import { describe, expect, it } from 'vitest'

import { bookedInitialMargin, reservedClosingFee } from '../../calc/booked-margin'
import { fillCost, fillFee } from '../../calc/cost'
import { marginCurve, marginOn } from '../../calc/margin'
import { orderCostFactor } from '../../calc/order-cost'
import { D } from '../../num/decimal'
import { coin, contracts, leverage, price, rate } from '../../num/units'
import { liquidationOf, listed, termsOn } from '../../../test/support/listed-position'

import { phemexListings } from './phemex'

const listing = listed(phemexListings, 'BTCUSD')
const { spec } = listing

describe('Phemex’s position record of 2025-12-31: 1 contract worth 1,128 satoshi at 20×', () => {
  const times20 = leverage(new D(20))

  it('has the order cost factors 0.05123 for a buy and 0.05117 for a sell', () => {
    // 1/20 + 0.0006 + 0.0006 · (1 ± 1/20)
    const factors = (['long', 'short'] as const).map((side) =>
      orderCostFactor({ spec, side, leverage: times20 }).toFixed(),
    )
    expect(factors).toEqual(['0.05123', '0.05117'])
  })
  it('costs 58 satoshi: the margin and the reserved closing fee, each rounded up', () => {
    // ⌈1,128 / 20⌉ = 57 and ⌈0.0006 · (1,128 + 57)⌉ = ⌈0.711⌉ = 1
    const cost = 1_128n
    const margin = bookedInitialMargin(spec, cost, times20)
    const one = { spec, side: 'long', quantity: contracts(new D(1)) } as const
    expect([margin, reservedClosingFee({ ...one, cost, margin })]).toEqual([57n, 1n])
  })
})

it('takes the maintenance on the open value: size / (open value ∓ maintenance ± margin)', () => {
  // 10,000 / (0.2 + 0.02 − 0.001) and 10,000 / (0.2 − 0.02 + 0.001)
  const held = { quantity: '10000', entry: '50000', margin: '0.02' }
  expect(liquidationOf(spec, { side: 'long', ...held })).toBe('45662.100457')
  expect(liquidationOf(spec, { side: 'short', ...held })).toBe('55248.618785')
})

describe('Phemex’s risk limits', () => {
  const maintenance = (coins: number): string => {
    const size = { notional: coin(new D(coins)), quantity: contracts(new D(coins)) }
    const curve = marginCurve(spec.margin, 'maintenance', leverage(new D(1)))
    return marginOn(curve, size).toFixed()
  }

  it('hold for the whole position and go on by half a percent every 50 coins', () => {
    // 0.5 % · 100, 1 % · 150, 1.5 % · 200, 2 % · 201, 2.5 % · 300
    expect([100, 150, 200, 201, 300].map(maintenance)).toEqual(['0.5', '1.5', '3', '4.02', '7.5'])
  })
})

it('rounds against the trader: value down, fee paid up, rebate down', () => {
  const at = { quantity: contracts(new D(1)), price: price(new D(60_000)) }
  // 1e8 / 60,000 = 1666.66…; · 0.00075 = 1.25; · −0.00025 = −0.41…
  expect(fillCost({ spec, ...at })).toBe(1_666n)
  expect(fillFee({ spec, ...at, feeRate: rate(new D('0.00075')) })).toBe(2n)
  expect(fillFee({ spec, ...at, feeRate: rate(new D('-0.00025')) })).toBe(0n)
})

it('quotes in tenths since 2022-11-03', () => {
  expect(termsOn(listing, '2022-11-02').tick.toFixed()).toBe('0.5')
  expect(termsOn(listing, '2022-11-03').tick.toFixed()).toBe('0.1')
})
