import { describe, expect, it } from 'vitest'

import { crossLiquidation } from '../../calc/cross-liquidation'
import { marginCurve, marginOn } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage, price } from '../../num/units'
import { liquidationOf, listed, termsOn } from '../../../test/support/listed-position'

import { binanceListings } from './binance'

const btc = listed(binanceListings, 'BTCUSD_PERP')

const curveOn = (day: string, symbol = 'BTCUSD_PERP') =>
  marginCurve(
    termsOn(listed(binanceListings, symbol), day).margin,
    'maintenance',
    leverage(new D(1)),
  )
const amountsOn = (day: string): readonly string[] =>
  curveOn(day).stretches.map(({ deduction }) => deduction.toFixed())

describe('Binance maintenance amounts', () => {
  it('follow from the brackets of 2020, with the published 1.81 and 11.81', () => {
    // 10 · 0.1 % + 20 · 0.5 % + 30 · 1.5 % + 50 · 2.5 % = 1.81; + 100 · 5 % + 200 · 2.5 % = 11.81.
    expect(amountsOn('2020-12-31')).toEqual([
      '0',
      '0.01',
      '0.11',
      '0.56',
      '1.81',
      '6.81',
      '11.81',
      '21.81',
    ])
  })
  it('follow from the smaller brackets of 2021, with the published 11.605', () => {
    expect(amountsOn('2026-11-24')).toEqual([
      '0',
      '0.005',
      '0.055',
      '0.355',
      '1.605',
      '6.605',
      '11.605',
      '21.605',
    ])
  })
  it('leave no jump at the end of a bracket', () => {
    for (const symbol of ['BTCUSD_PERP', 'BTCUSD_261225', 'ETHUSD_PERP']) {
      const curve = curveOn('2026-11-24', symbol)
      const asked = (z: string) =>
        marginOn(curve, { notional: coin(new D(z)), quantity: contracts(new D(1)) })
      for (const { upTo } of curve.stretches) {
        if (upTo === undefined) continue
        const step = asked(upTo.plus('0.00000001').toFixed()).minus(asked(upTo.toFixed()))
        expect(step.lt('0.00000001')).toBe(true)
      }
    }
  })
  it('are known up to 1,000 BTC and 10,000 ETH', () => {
    expect(curveOn('2026-11-24').knownUpTo?.toFixed()).toBe('1000')
    expect(curveOn('2026-11-24', 'ETHUSD_PERP').knownUpTo?.toFixed()).toBe('10000')
  })
})

it('liquidates the isolated position of a published record at its price', () => {
  // Long 2 · 100 USD at 37,643.10000021 with a wallet of 0.00268058: 200 · 1.004 / (200/E + W) = 25,119.9744576…
  const held = {
    side: 'long',
    quantity: '2',
    entry: '37643.10000021',
    margin: '0.00268058',
  } as const
  expect(liquidationOf(btc.spec, held, 5)).toBe('25119.97446')
})

it('counts contracts of 100 dollars in bitcoin and of 10 in ether', () => {
  expect(btc.spec.contractValue.toFixed()).toBe('100')
  expect(listed(binanceListings, 'BTCUSD_261225').spec.contractValue.toFixed()).toBe('100')
  expect(listed(binanceListings, 'ETHUSD_PERP').spec.contractValue.toFixed()).toBe('10')
})

it('gives both sides of a contract in hedge mode the one price of the venue’s formula', () => {
  // C · (L·m + S·m + L − S) / (WB + C · (L/EL − S/ES)) with L 1 000 at 40 000 and S 400 at 50 000, 0.2 BTC, m 0.4 %:
  // 100 · 605.6 / (0.2 + 100 · (0.025 − 0.008)) = 60 560 / 1.9
  const at = (side: 'long' | 'short', quantity: number, entry: number) => ({
    spec: btc.spec,
    side,
    quantity: contracts(new D(quantity)),
    entry: price(new D(entry)),
    mark: price(new D(45_000)),
  })
  const positions = [at('long', 1_000, 40_000), at('short', 400, 50_000)]
  const solved = crossLiquidation(
    { wallet: coin(new D('0.2')), positions },
    { kind: 'alone', position: 0 },
  )
  const fallen = solved.ok ? solved.value.falling : []
  const shown = fallen.map((each) => (each.kind === 'at' ? each.price.toFixed(8) : each.reason))
  expect(shown).toEqual(['31873.68421053', '31873.68421053'])
})
