import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import type { PositionInput } from './position'
import { positionFigures } from './position-figures'
import { elapsedIntervals, whatIf, type WhatIfInput } from './what-if'

const d = (text: string) => new D(text)
const bitmex = contractById('bitmex:XBTUSD')
const binance = contractById('binance:BTCUSD_PERP')
const deribit = contractById('deribit:BTC-PERPETUAL')
assert(bitmex && binance && deribit)

/** 10 000 USD long from 50 000 at ten times: 0.2 BTC behind 0.02; no costs so far. */
function held(patch: Partial<PositionInput> = {}, fundingRate = '0'): WhatIfInput {
  assert(bitmex)
  return {
    position: {
      spec: bitmex,
      side: 'long',
      quantity: contracts(d('10000')),
      entry: price(d('50000')),
      backing: { kind: 'leverage', leverage: leverage(d('10')) },
      openFeeRate: rate(d('0')),
      closeFeeRate: rate(d('0')),
      fundingPaid: coin(d('0')),
      ...patch,
    },
    fundingRate: rate(d(fundingRate)),
  }
}

const at = (text: string, intervals = '0') => ({ price: price(d(text)), intervals: d(intervals) })

describe('a position at another price and time', () => {
  it('has lost coins in equity and, with fees, in net PnL', () => {
    const fees = { openFeeRate: rate(d('0.0005')), closeFeeRate: rate(d('0.0005')) }
    const figures = whatIf(held(fees), at('40000'))
    // 0.02 + 10 000·(1/50 000 − 1/40 000) = 0.02 − 0.05
    expect(figures.equity.coin.toFixed()).toBe('-0.03')
    expect(figures.equity.usd.toFixed()).toBe('-1200')
    // −0.05 − 0.2·0.0005 − 0.25·0.0005; in dollars −2 000 − 5 − 5
    expect(figures.net.coin.toFixed()).toBe('-0.050225')
    expect(figures.net.usd.toFixed()).toBe('-2010')
  })

  it('pays every elapsed interval on its notional there', () => {
    const figures = whatIf(held({}, '0.0001'), at('40000', '30'))
    // 30 · 0.25 · 0.0001
    expect(figures.received.coin.toFixed()).toBe('-0.00075')
    expect(figures.received.usd.toFixed()).toBe('-30')
    expect(figures.equity.coin.toFixed()).toBe('-0.03075')
    expect(figures.net.coin.toFixed()).toBe('-0.05075')
  })

  it('receives it as a short', () => {
    const figures = whatIf(held({ side: 'short' }, '0.0001'), at('40000', '30'))
    expect(figures.received.coin.toFixed()).toBe('0.00075')
    // 0.02 + 0.05 + 0.00075
    expect(figures.equity.coin.toFixed()).toBe('0.07075')
  })

  it('keeps the funding of before out of equity and inside net PnL', () => {
    const figures = whatIf(held({ fundingPaid: coin(d('0.001')) }), at('50000'))
    expect(figures.equity.coin.toFixed()).toBe('0.02')
    expect(figures.net.coin.toFixed()).toBe('-0.001')
    expect(figures.net.usd.toFixed()).toBe('-50')
  })

  it('stands on the whole balance with cross margin', () => {
    const backing = { kind: 'cross', wallet: coin(d('1')), leverage: leverage(d('10')) } as const
    const figures = whatIf(held({ backing }), at('40000'))
    expect(figures.equity.coin.toFixed()).toBe('0.95')
    // 0.25 / 0.95
    expect(figures.effectiveLeverage?.toFixed(6)).toBe('0.263158')
  })

  it('is asked for maintenance on the value at entry or at the price, as the venue has it', () => {
    // BitMEX 0.5 % of 0.2; Binance 0.4 % of 10 000/48 000
    expect(whatIf(held(), at('48000')).maintenance.coin.toFixed()).toBe('0.001')
    const one = held({ spec: binance, quantity: contracts(d('100')) })
    const figures = whatIf(one, at('48000'))
    expect(figures.maintenance.coin.toFixed(10)).toBe('0.0008333333')
    // equity 0.02 − 0.00833333 = 0.01166667
    expect(figures.marginRatio?.toFixed(6)).toBe('0.071429')
  })
})

describe('liquidation from a cell', () => {
  it('is the price of the sheet while nothing was paid', () => {
    const one = held()
    const figures = whatIf(one, at('48000'))
    const sheet = positionFigures({ ...one.position, exit: price(d('48000')) }).liquidation
    assert(figures.liquidation.kind === 'at' && sheet.kind === 'at')
    expect(figures.liquidation.price.toFixed(20)).toBe(sheet.price.toFixed(20))
    // 10 000 / (0.2 + 0.02 − 0.001) = 45 662.10…; 45 662.10/48 000 − 1
    expect(figures.distance?.fraction.toFixed(6)).toBe('-0.048706')
    expect(figures.distance?.quote.toFixed(2)).toBe('-2337.90')
    // 0.219 − 0.208333…
    expect(figures.distance?.coin.toFixed(8)).toBe('0.01066667')
  })

  it('comes nearer as funding is paid', () => {
    const { liquidation } = whatIf(held({}, '0.0001'), at('50000', '100'))
    assert(liquidation.kind === 'at')
    // 0.002 paid: 10 000 / (0.2 + 0.018 − 0.001)
    expect(liquidation.price.toFixed(2)).toBe('46082.95')
  })

  it('can lie above the entry once funding has taken the margin', () => {
    const { liquidation, liquidated } = whatIf(held({}, '0.001'), at('60000', '120'))
    assert(liquidation.kind === 'at')
    // 120 · 0.1666… · 0.001 = 0.02 paid, nothing left: 10 000 / (0.2 − 0.001)
    expect(liquidated).toBe(false)
    expect(liquidation.price.toFixed(2)).toBe('50251.26')
  })

  it('has happened where equity does not exceed the maintenance', () => {
    const figures = whatIf(held(), at('45662'))
    expect(figures.liquidated).toBe(true)
    expect(figures.liquidation).toMatchObject({ kind: 'already', reason: /is liquidated/ })
    expect(figures.distance).toBeUndefined()
    expect(whatIf(held(), at('45662.5')).liquidated).toBe(false)
  })

  it('has no ratio without equity', () => {
    expect(whatIf(held(), at('40000')).marginRatio).toBeUndefined()
  })

  it('never comes to a short that its margin covers', () => {
    const backing = { kind: 'margin', margin: coin(d('0.21')) } as const
    const figures = whatIf(held({ side: 'short', backing }), at('90000'))
    expect(figures.liquidation).toMatchObject({ kind: 'never', reason: /covers the whole/ })
  })

  it('never comes to no contracts', () => {
    const figures = whatIf(held({ quantity: contracts(d('0')) }), at('40000'))
    expect(figures).toMatchObject({ liquidated: false, liquidation: { kind: 'never' } })
  })
})

describe('elapsed intervals', () => {
  it.each([
    ['whole settlements', bitmex, '1.5', '4'],
    ['none before the first', bitmex, '0.33', '0'],
    ['the share of a rate that accrues', deribit, '1.5', '4.5'],
  ])('are %s', (...[, spec, days, intervals]) => {
    expect(elapsedIntervals(spec, d(days)).toFixed()).toBe(intervals)
  })

  it('are none on a contract that expires', () => {
    const dated = { ...bitmex, term: 'dated' } as const
    expect(elapsedIntervals(dated, d('10')).toFixed()).toBe('0')
    expect(whatIf(held({ spec: dated }, '0.01'), at('50000', '9')).received.coin.toFixed()).toBe(
      '0',
    )
  })
})
