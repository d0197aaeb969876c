import { describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contractValue, price, usd } from '../num/units'

import { contractsFromCoin, contractsFromUsd, worthOfContracts } from './quantity'

const bitmex = contractById('bitmex:XBTUSD')!
const binance = contractById('binance:BTCUSD_PERP')!
const linear: LinearSpec = {
  ...bitmex,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
}
const at = price(new D(60_000))

describe('quantity', () => {
  it('from coins goes down to the lot', () => {
    // 0.2 BTC at 60 000 = 12 000 USD; 0.20166 BTC = 12 099.6 USD
    expect(contractsFromCoin(bitmex, coin(new D('0.2')), at).toFixed()).toBe('12000')
    expect(contractsFromCoin(bitmex, coin(new D('0.20166')), at).toFixed()).toBe('12000')
  })
  it('from dollars goes down to the lot', () => {
    expect(contractsFromUsd(binance, usd(new D(10_050)), at).toFixed()).toBe('100')
  })
  it('of a linear contract counts coins of the settlement currency', () => {
    expect(contractsFromCoin(linear, coin(new D(6_000)), at).toFixed()).toBe('100')
    expect(contractsFromUsd(linear, usd(new D(6_000)), at).toFixed()).toBe('100')
  })
  it('ignores the sign: the side is kept apart', () => {
    expect(contractsFromCoin(bitmex, coin(new D('-0.2')), at).toFixed()).toBe('12000')
  })
  it('is worth its dollars exactly, whatever the price', () => {
    const worth = worthOfContracts(
      bitmex,
      contractsFromCoin(bitmex, coin(new D('0.2')), at),
      price(new D(7)),
    )
    expect(worth.usd.toFixed()).toBe('12000')
  })
  it('below one lot is none', () => {
    expect(contractsFromCoin(bitmex, coin(new D('0.0000001')), at).isZero()).toBe(true)
  })
})
