import { assert, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, leverage, price, rate } from '../num/units'

import { allowedByTiers, largestOrder } from './largest-order'

const binance = contractById('binance:BTCUSD_PERP')!
const kraken = contractById('kraken:PI_XBTUSD')!
const kucoin = contractById('kucoin:XBTUSDM')!

const question = (spec: InverseSpec, times: number, balance = '1') => ({
  ...{ spec, price: price(new D(100_000)), leverage: leverage(new D(times)) },
  ...{ balance: coin(new D(balance)), feeRate: rate(new D(0)) },
})
function largest(...ask: Parameters<typeof question>): string {
  const answer = largestOrder(question(...ask))
  return answer.ok ? `${answer.value.quantity.toFixed()} ${answer.value.from}` : answer.error
}

it('the tiers allow a leverage up to a size, as contracts on the lot', () => {
  // 5 BTC · 100 000 / 100; Kraken counts contracts: 500 000 at 2 %
  expect(allowedByTiers(question(binance, 125))?.toFixed()).toBe('5000')
  expect(allowedByTiers(question(kraken, 50))?.toFixed()).toBe('500000')
  expect(allowedByTiers(question(kucoin, 10))).toBeUndefined()
})

it('the largest order is what both the balance and the tiers allow', () => {
  expect(largest(binance, 125)).toBe('5000 tiers')
  // 1 BTC at 4×: 4 BTC, 4 000 contracts
  expect(largest(binance, 4)).toBe('4000 balance')
  // exactly the tier's end: 0.04 · 125 = 5 BTC
  expect(largest(binance, 125, '0.04')).toBe('5000 balance')
  expect(largest(kucoin, 10)).toBe('1000000 balance')
})

it('says why there is none', () => {
  expect(largest(binance, 10, '0')).toMatch(/balance has nothing free/)
  expect(largest(binance, 10, '0.000001')).toMatch(/does not pay for one lot/)
})

it('keeps what could be paid for beside what is allowed', () => {
  const answer = largestOrder(question(binance, 125))
  assert(answer.ok)
  expect(answer.value.affordable.quantity.toFixed()).toBe('125000')
  expect(answer.value.allowed?.toFixed()).toBe('5000')
})
