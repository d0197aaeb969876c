import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, contractValue, price, rate, type Price } from '../num/units'

import { explainDeliveryPrice, explainExpiry } from './explain-expiry'
import { deliveryPrice, settleExpiry, type Expiring } from './expiry'
import type { Twin } from './position'

const at = (value: number | string): Price => price(new D(value))
const inverse = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
}
const linear: LinearSpec = {
  ...inverse,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
}
const position = {
  spec: inverse,
  side: 'long',
  quantity: contracts(new D(10_000)),
  entry: at(40_000),
  deliveryFeeRate: rate(new D('0.0005')),
} as const satisfies Expiring
const shown = ({ coin, usd }: Twin): readonly string[] => [coin.toFixed(), usd.toFixed()]

describe('expiry', () => {
  it('settles at the delivery price with a fee on its notional there', () => {
    // 10 000 · (1/40 000 − 1/50 000) = 0.05; 0.2 · 0.0005 = 0.0001; dollars · 50 000
    const { gross, notional, fee, net } = settleExpiry(position, at(50_000))
    expect(shown(gross)).toEqual(['0.05', '2500'])
    expect(shown(notional)).toEqual(['0.2', '10000'])
    expect(shown(fee)).toEqual(['0.0001', '5'])
    expect(shown(net)).toEqual(['0.0499', '2495'])
  })
  it('of a linear contract is settled in the quote currency', () => {
    // 10 000 · 0.001 · 10 000 = 100 000; fee 10 000 · 0.001 · 50 000 · 0.0005 = 250
    const { gross, fee, net } = settleExpiry({ ...position, spec: linear }, at(50_000))
    expect([gross, fee, net].map(({ coin }) => coin.toFixed())).toEqual(['100000', '250', '99750'])
  })
  it('of a flat position is nothing', () => {
    const { net } = settleExpiry({ ...position, quantity: contracts(new D(0)) }, at(50_000))
    expect(shown(net)).toEqual(['0', '0'])
  })
  it('pays one side before fees what it takes from the other', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(cents, cents, (entry, delivery) => {
        const of = (side: 'long' | 'short'): Twin =>
          settleExpiry(
            { ...position, side, entry: price(new D(entry).div(100)) },
            price(new D(delivery).div(100)),
          ).gross
        expect(of('long').coin.plus(of('short').coin).isZero()).toBe(true)
        expect(of('long').usd.plus(of('short').usd).isZero()).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('delivery price', () => {
  it('is the exact average of the samples', () => {
    const found = deliveryPrice([at(50_000), at(50_010), at('50020.3')])
    expect(found.ok && found.value.toFixed()).toBe('50010.1')
  })
  it('does not exist without samples', () => {
    expect(deliveryPrice([])).toEqual({
      ok: false,
      error: 'There are no index samples to take a delivery price from.',
    })
  })
  it('lies between the lowest and the highest sample', () => {
    const ticks = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(ticks, (counts) => {
        const samples = counts.map((count) => price(new D(count).div(2)))
        const found = deliveryPrice(samples)
        assert(found.ok)
        expect(found.value.gte(D.min(...samples)) && found.value.lte(D.max(...samples))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('explained expiry', () => {
  it('shows PnL, fee and what is settled', () => {
    const explained = explainExpiry(position, at(50_000))
    expect(explained.map(({ substituted, result }) => [substituted, result])).toEqual([
      ['+1 · 10,000 · 1 · (1/40,000 − 1/50,000)', '0.05 BTC (2,500 USD)'],
      ['10,000 · 1 / 50,000 · 0.05%', '0.0001 BTC (5 USD)'],
      ['0.05 − 0.0001', '0.0499 BTC (2,495 USD)'],
    ])
  })
  it('shows a linear contract in its own form', () => {
    const explained = explainExpiry({ ...position, spec: linear, side: 'short' }, at(50_000))
    expect(explained.map(({ substituted, result }) => [substituted, result])).toEqual([
      ['−1 · 10,000 · 0.001 · (50,000 − 40,000)', '−100,000 BTC'],
      ['10,000 · 0.001 · 50,000 · 0.05%', '250 BTC'],
      ['−100,000 − 250', '−100,250 BTC'],
    ])
  })
  it('shows an averaged delivery price, or why there is none', () => {
    const results = [[at(50_000), at(50_010)], []].map(
      (samples) => explainDeliveryPrice(samples, 'USD')[0]?.result,
    )
    expect(results).toEqual([
      '50,005 USD',
      'There are no index samples to take a delivery price from.',
    ])
  })
})
