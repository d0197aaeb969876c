import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, price, rate } from '../num/units'

import { bookedPnl, bookedUnrealisedPnl, fillCost, fillFee } from './cost'

const bitmex = contractById('bitmex:XBTUSD')!
const bybit = contractById('bybit:BTCUSD')!
const fill = (
  spec: typeof bitmex,
  quantity: number,
  at: string,
): Parameters<typeof fillCost>[0] => ({
  spec,
  quantity: contracts(new D(quantity)),
  price: price(new D(at)),
})

describe('BitMEX', () => {
  it('rounds the value of one lot half up and multiplies by the lots', () => {
    // lot of 100: 1e10 / 60 001 = 166 663.888… → 166 664, times 3
    expect(fillCost(fill(bitmex, 300, '60001'))).toBe(499_992n)
  })
  it('keeps a part of a lot exact before its last rounding', () => {
    expect(fillCost(fill(bitmex, 150, '60001'))).toBe(249_996n)
  })
  it('cuts the fee on that value to a whole satoshi, towards zero on a rebate too', () => {
    // 499 992 · 0.0005 = 249.996
    expect(fillFee({ ...fill(bitmex, 300, '60001'), feeRate: rate(new D('0.0005')) })).toBe(249n)
    expect(fillFee({ ...fill(bitmex, 300, '60001'), feeRate: rate(new D('-0.0005')) })).toBe(-249n)
  })
})

describe('Bybit', () => {
  it('rounds the value of the whole fill once', () => {
    // 3e10 / 60 001 = 499 991.666…
    expect(fillCost(fill(bybit, 300, '60001'))).toBe(499_992n)
    expect(fillCost(fill(bybit, 100, '60001'))).toBe(166_664n)
  })
  it('takes the fee on the exact value: 1 000 at 3 with 0.03 % is exactly 10 000 000', () => {
    expect(fillFee({ ...fill(bybit, 1_000, '3'), feeRate: rate(new D('0.0003')) })).toBe(
      10_000_000n,
    )
  })
  it('charges nothing at a rate of zero', () => {
    expect(fillFee({ ...fill(bybit, 100, '60001'), feeRate: rate(new D(0)) })).toBe(0n)
  })
})

it('books nothing for a fill worth less than half a unit', () => {
  expect(fillCost(fill(bybit, 1, '1000000000'))).toBe(0n)
})

it('books PnL as the difference of two booked values, turned for the other side', () => {
  const trip = {
    spec: { ...bitmex, lot: contracts(new D(1)) },
    quantity: contracts(new D(885)),
    entry: price(new D(7_299)),
    exit: price(new D('6635.5')),
  }
  expect(bookedPnl({ ...trip, side: 'long' })).toBe(-1_211_565n)
  expect(bookedPnl({ ...trip, side: 'short' })).toBe(1_211_565n)
})

describe('Binance, which cuts realised PnL and rounds unrealised PnL', () => {
  const trip = (exit: string): Parameters<typeof bookedPnl>[0] => ({
    spec: contractById('binance:ETHUSD_PERP')!,
    side: 'long',
    quantity: contracts(new D(1)),
    entry: price(new D('2422.400000007')),
    exit: price(new D(exit)),
  })
  it('books the exact PnL rounded once, not the difference of two values', () => {
    // 10 · (1/2 422.400000007 − 1/2 498.15) = 12 517.5… units of 1e-8
    expect(bookedPnl(trip('2498.15'))).toBe(12_517n)
    expect(bookedPnl({ ...trip('2498.15'), side: 'short' })).toBe(-12_517n)
  })
  it('shows 359.7… units of an open position as 360', () => {
    expect(bookedUnrealisedPnl(trip('2424.51267823'))).toBe(360n)
    expect(bookedPnl(trip('2424.51267823'))).toBe(359n)
  })
})

it('shows unrealised PnL as it books realised PnL where the venue states one rule', () => {
  const trip = {
    ...{ spec: bybit, side: 'short' as const, quantity: contracts(new D(300)) },
    entry: price(new D('27464.50441675')),
    exit: price(new D('28224.5')),
  }
  expect(bookedUnrealisedPnl(trip)).toBe(-29_413n)
  expect(bookedUnrealisedPnl(trip)).toBe(bookedPnl(trip))
})
