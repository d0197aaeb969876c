import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, price, type Price } from '../num/units'

import { explainCombination } from './explain-inverse-option'
import {
  breakPoints,
  call,
  combinationProfit,
  legProfit,
  optionPayoff,
  put,
  riskReversal,
  zeroPrices,
  type Combination,
  type FuturePart,
  type LegTerms,
} from './inverse-option'

const at = (value: number | string): Price => price(new D(value))
const terms = (strike: number, premium = '0', count = 1): LegTerms => ({
  strike: at(strike),
  contracts: contracts(new D(count)),
  multiplier: coin(new D(1)),
  premium: coin(new D(premium)),
})
const short: FuturePart = {
  spec: contractById('bitmex:XBTUSD')!,
  side: 'short',
  quantity: contracts(new D(10_000)),
  entry: at(10_000),
}
const coins = (combination: Combination, delivery: number): string =>
  combinationProfit(combination, at(delivery)).coin.toFixed(8)
const zeros = (combination: Combination): readonly string[] =>
  zeroPrices(combination).map((zero) => zero.toFixed(4))

describe('inverse option at expiry', () => {
  it('pays a call 1 − K/S and a put K/S − 1 coins', () => {
    expect(optionPayoff('call', at(10_000), at(12_500)).toFixed()).toBe('0.2')
    expect(optionPayoff('call', at(300), at(400)).toFixed()).toBe('0.25')
    expect(optionPayoff('put', at(10_000), at(5_000)).toFixed()).toBe('1')
  })
  it('pays nothing out of the money', () => {
    expect(optionPayoff('call', at(10_000), at(9_999)).toFixed()).toBe('0')
    expect(optionPayoff('put', at(10_000), at(10_001)).toFixed()).toBe('0')
    expect(optionPayoff('call', at(10_000), at(10_000)).toFixed()).toBe('0')
  })
  it('costs the premium: 0.2 − 0.05, for the seller the other way', () => {
    const bought = legProfit(call(terms(10_000, '0.05')), at(12_500))
    expect([bought.coin.toFixed(), bought.usd.toFixed()]).toEqual(['0.15', '1875'])
    expect(legProfit(call(terms(10_000, '0.05'), 'short'), at(12_500)).coin.toFixed()).toBe('-0.15')
    expect(legProfit(put(terms(10_000, '0.05')), at(20_000)).coin.toFixed()).toBe('-0.05')
  })
  it('counts contracts and their coins: 3 · 0.1 · 0.15', () => {
    const leg = call({ ...terms(10_000, '0.05', 3), multiplier: coin(new D('0.1')) })
    expect(legProfit(leg, at(12_500)).coin.toFixed()).toBe('0.045')
  })

  const cents = fc.integer({ min: 1, max: 1_000_000_000 })
  const two = (law: (strike: Price, delivery: Price) => void): void =>
    fc.assert(
      fc.property(cents, cents, (strike, delivery) => {
        law(price(new D(strike).div(100)), price(new D(delivery).div(100)))
      }),
      { numRuns: 100 },
    )
  it('keeps parity: call − put = 1 − K/S', () => {
    two((strike, delivery) => {
      const parity = optionPayoff('call', strike, delivery).minus(
        optionPayoff('put', strike, delivery),
      )
      const forward = new D(1).minus(strike.div(delivery))
      // K/S reaches 1e9: the last of 64 digits stands at 1e-54.
      expect(parity.minus(forward).abs().lt('1e-30')).toBe(true)
    })
  })
  it('is never below zero, and a call stays under one coin', () => {
    two((strike, delivery) => {
      const paid: Decimal = optionPayoff('call', strike, delivery)
      expect(paid.gte(0) && paid.lt(1)).toBe(true)
      expect(optionPayoff('put', strike, delivery).gte(0)).toBe(true)
    })
  })
})

describe('combination at expiry', () => {
  const reversal = riskReversal({ upper: terms(12_000, '0.04'), lower: terms(8_000, '0.05') })

  it('of a risk reversal is a bought call and a sold put', () => {
    // at 16 000: 0.25 − 0.04 + 0.05; at 10 000: 0.01; at 4 000: −1 − 0.04 + 0.05
    expect([16_000, 10_000, 4_000].map((delivery) => coins(reversal, delivery))).toEqual([
      '0.26000000',
      '0.01000000',
      '-0.99000000',
    ])
    const turned = riskReversal(
      { upper: terms(12_000, '0.04'), lower: terms(8_000, '0.05') },
      'short',
    )
    expect(coins(turned, 16_000)).toBe('-0.26000000')
  })
  it('bends at its strikes, each once and rising', () => {
    const legs = [put(terms(12_000)), call(terms(8_000)), call(terms(12_000))]
    expect(breakPoints({ legs }).map((point) => point.toFixed())).toEqual(['8000', '12000'])
    expect(breakPoints({ legs: [] })).toEqual([])
  })
  it('adds a future: a short with a bought call loses no more above the strike', () => {
    // short 10 000 USD from 10 000 at 20 000: −(1 − 0.5) = −0.5; call 10 000: 1 − 0.5 = +0.5
    const covered: Combination = { legs: [call(terms(10_000))], future: short }
    expect(coins(covered, 20_000)).toBe('0.00000000')
    // at 5 000: +1 coin from the short
    expect(coins(covered, 5_000)).toBe('1.00000000')
    expect(coins({ legs: [], future: short }, 5_000)).toBe('1.00000000')
    expect(coins({ legs: [] }, 5_000)).toBe('0.00000000')
  })
  it('is zero where strike and premium meet: 10 000/0.95 for the call, 10 000/1.05 for the put', () => {
    expect(zeros({ legs: [call(terms(10_000, '0.05'))] })).toEqual(['10526.3158'])
    expect(zeros({ legs: [put(terms(10_000, '0.05'))] })).toEqual(['9523.8095'])
    // a straddle: 1 − K/S = 0.1 and K/S − 1 = 0.1
    const both = { legs: [call(terms(10_000, '0.05')), put(terms(10_000, '0.05'))] }
    expect(zeros(both)).toEqual(['9090.9091', '11111.1111'])
  })
  it('is zero at a strike where it bends there, and never where a premium is out of reach', () => {
    expect(zeros({ legs: [call(terms(10_000))] })).toEqual(['10000.0000'])
    expect(zeros({ legs: [call(terms(10_000, '1'))] })).toEqual([])
    expect(zeros({ legs: [] })).toEqual([])
    // a future alone has no strike: its own entry
    expect(zeros({ legs: [], future: short })).toEqual(['10000.0000'])
  })
  it('lists a strike and a price between strikes in rising order', () => {
    // Bought put 12 000 and two sold puts 10 000: 12 000 − S − 2 · (10 000 − S) = S − 8 000 below 10 000.
    const sold = put(terms(10_000), 'short')
    expect(zeros({ legs: [put(terms(12_000)), sold, sold] })).toEqual(['8000.0000', '12000.0000'])
  })
  it('does not take a stretch without profit for a turn', () => {
    // A short from 3 dollars, whose profit has endless digits, under a bought call at 3: zero from 3 on.
    const thirds: FuturePart = { ...short, entry: at(3), quantity: contracts(new D(7)) }
    const flat = call({ ...terms(3), multiplier: coin(new D(7).div(3)) })
    expect(
      zeros({ legs: [flat, call(terms(5)), call(terms(5), 'short')], future: thirds }),
    ).toEqual(['3.0000', '5.0000'])
  })
  it('has nothing left at its zero prices', () => {
    const strikes = fc.integer({ min: 5_000, max: 20_000 })
    const kinds = fc.constantFrom(call, put)
    const sides = fc.constantFrom('long' as const, 'short' as const)
    const legs = fc.array(
      fc
        .record({
          kind: kinds,
          side: sides,
          strike: strikes,
          premium: fc.integer({ min: 0, max: 900 }),
        })
        .map(({ kind, side, strike, premium }) =>
          kind(terms(strike, new D(premium).div(1e4).toFixed()), side),
        ),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(legs, fc.boolean(), (parts, hedged) => {
        const combination = { legs: parts, future: hedged ? short : undefined }
        for (const zero of zeroPrices(combination))
          expect(combinationProfit(combination, zero).usd.abs().lt('1e-30')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  it('finds every turn from loss to gain', () => {
    // Between two prices of opposite sign there is a zero.
    const combination: Combination = { ...reversal, future: short }
    const found = zeroPrices(combination)
    const grid = Array.from({ length: 60 }, (_, place) => at(4_000 + place * 500))
    for (const [place, right] of grid.entries()) {
      const left = grid[place - 1]
      if (left === undefined) continue
      const turns =
        combinationProfit(combination, left).usd.isNegative() !==
        combinationProfit(combination, right).usd.isNegative()
      if (turns) expect(found.some((zero) => zero.gte(left) && zero.lte(right))).toBe(true)
    }
    expect(found.length).toBeGreaterThan(0)
  })
})

describe('explained combination', () => {
  const named = { coin: 'BTC', quote: 'USD' }
  it('shows legs, future, sum and the prices that matter', () => {
    const covered = { legs: [call(terms(10_000, '0.05'))], future: short }
    const shown = explainCombination(covered, at(20_000), named)
    expect(shown.map(({ title, result }) => [title, result])).toEqual([
      ['Bought call 10,000', '0.45 BTC'],
      ['Future', '−0.5 BTC'],
      ['Profit at expiry', '−0.05 BTC (−1,000 USD)'],
      ['Where the profit bends', '10,000 USD'],
      ['Where the profit is zero', '9,523.80952381 USD'],
    ])
    expect(shown[0]?.substituted).toBe('+1 · 1 · 1 · (0.5 − 0.05)')
    expect(shown[2]?.substituted).toBe('0.45 + (−0.5)')
  })
  it('shows a sold put, and that there may be nothing to show', () => {
    const [leg] = explainCombination({ legs: [put(terms(10_000), 'short')] }, at(5_000), named)
    expect(leg?.title).toBe('Sold put 10,000')
    expect(leg?.substituted).toBe('−1 · 1 · 1 · (1 − 0)')
    expect(leg?.note).toContain('no upper bound')
    const empty = explainCombination({ legs: [] }, at(5_000), named)
    expect(empty.map(({ result }) => result)).toEqual(['0 BTC (0 USD)', 'none', 'none'])
  })
})
