import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, fraction, price, rate, type Price } from '../num/units'

import { breakEven } from './break-even'
import { call, combinationProfit, put, zeroPrices } from './inverse-option'
import { legsResult, type CoinLeg, type ContractLeg, type PayoffLeg } from './payoff-legs'
import {
  legCorners,
  legsBreakEvens,
  legsFarUp,
  legsExtremes,
  legsRange,
} from './payoff-legs-levels'

const at = (value: number | string): Price => price(new D(value))
const spec = contractById('bitmex:XBTUSD')!
const contract = (
  side: 'long' | 'short',
  quantity: number,
  entry: number | string,
): ContractLeg => ({
  ...{ kind: 'contract', spec, side, quantity: contracts(new D(quantity)), entry: at(entry) },
  ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)) },
  ...{ fundingPaid: coin(new D(0)), fundingAhead: fraction(new D(0)) },
})
const coins = (count: string, cost: number): CoinLeg => ({
  ...{ kind: 'coins', side: 'long', coins: coin(new D(count)), cost: at(cost) },
})
const terms = (strike: number, premium: string) => ({
  strike: at(strike),
  contracts: contracts(new D(1)),
  multiplier: coin(new D(1)),
  premium: coin(new D(premium)),
})
const option = (kind: 'call' | 'put', strike: number, premium: string): PayoffLeg => ({
  kind: 'option',
  option: (kind === 'call' ? call : put)(terms(strike, premium)),
})
const zeros = (legs: readonly PayoffLeg[]): readonly string[] | string => {
  const found = legsBreakEvens(legs)
  return found.kind === 'at' ? found.prices.map((zero) => zero.toFixed(4)) : found.reason
}

describe('break-evens', () => {
  it.each<[string, readonly PayoffLeg[], readonly string[] | string]>([
    ['the entry of one', [contract('long', 10_000, 60_000)], ['60000.0000']],
    // 20 000 / (0.2 + 0.25), the harmonic mean
    [
      'between two entries',
      [contract('long', 10_000, 50_000), contract('long', 10_000, 40_000)],
      ['44444.4444'],
    ],
    // long 10 000 from 50 000, short 5 000 from 60 000: A = 0.2 − 0.08333…, B = −5 000
    [
      'of a spread',
      [contract('long', 10_000, 50_000), contract('short', 5000, 60_000)],
      ['42857.1429'],
    ],
    // a call for 0.05 at 10 000: 10 000/0.95; a put for 0.05: 10 000/1.05
    ['of a call', [option('call', 10_000, '0.05')], ['10526.3158']],
    ['of a put', [option('put', 10_000, '0.05')], ['9523.8095']],
    // both: 0.1 paid; 10 000/1.1 and 10 000/0.9
    [
      'of both, two of them',
      [option('put', 10_000, '0.05'), option('call', 10_000, '0.05')],
      ['9090.9091', '11111.1111'],
    ],
    ['of coins', [coins('1', 40_000)], ['40000.0000']],
    // a call that cost nothing is zero below its strike: its end is given, once
    ['at the end of a flat stretch', [option('call', 10_000, '0')], ['10000.0000']],
    // two strikes with nothing paid: zero from one to the other
    [
      'at both ends of one',
      [option('put', 9000, '0'), option('call', 10_000, '0')],
      ['9000.0000', '10000.0000'],
    ],
    ['none without legs', [], 'There are no legs.'],
    [
      'none where legs cancel',
      [contract('long', 300, 3), ...Array.from({ length: 3 }, () => contract('short', 100, 3))],
      'The legs cancel one another: the result is zero at every price.',
    ],
    // 100 dollars bought at 10 and sold at 20: 100/10 − 100/20 = 5 coins at every price
    [
      'none where all is won already',
      [contract('long', 100, 10), contract('short', 100, 20)],
      'The result is above zero at every price.',
    ],
    [
      'none where all is lost already',
      [contract('short', 100, 10), contract('long', 100, 20)],
      'The result is below zero at every price.',
    ],
  ])('%s', (_, legs, expected) => {
    expect(zeros(legs)).toEqual(expected)
  })

  it('is the entry to its last digit where a quantity has no finite coins', () => {
    const found = legsBreakEvens([contract('long', 1, 70_000)])
    expect(found.kind === 'at' && found.prices.map((zero) => zero.toFixed())).toEqual(['70000'])
  })

  it('of one leg with costs is the engine’s break-even', () => {
    for (const side of ['long', 'short'] as const) {
      const leg = {
        ...contract(side, 15_000, '48655.5'),
        openFeeRate: rate(new D('0.0005')),
        closeFeeRate: rate(new D('-0.0001')),
        fundingPaid: coin(new D('0.0013')),
      }
      const one = breakEven(leg)
      const found = legsBreakEvens([leg])
      const [zero] = found.kind === 'at' ? found.prices : []
      expect(
        one.kind === 'at' &&
          one.price
            .minus(zero ?? 0)
            .abs()
            .lt('1e-30'),
      ).toBe(true)
    }
  })

  it('of options with a future are those of the combination', () => {
    const future = {
      spec,
      side: 'short',
      quantity: contracts(new D(10_000)),
      entry: at(10_000),
    } as const
    const legs = [call(terms(11_000, '0.02')), put(terms(9000, '0.03'), 'short')]
    const ours = legsBreakEvens([
      contract('short', 10_000, 10_000),
      ...legs.map((each) => ({ kind: 'option', option: each }) as const),
    ])
    const theirs = zeroPrices({ legs, future })
    expect(ours.kind === 'at' && ours.prices.map((zero) => zero.toFixed(20))).toEqual(
      theirs.map((zero) => zero.toFixed(20)),
    )
    expect(combinationProfit({ legs, future }, theirs[0]!).coin.abs().lt('1e-20')).toBe(true)
  })

  it('are zeros of the sum, whatever the legs', () => {
    const side = fc.constantFrom('long' as const, 'short' as const)
    const where = fc.integer({ min: 5000, max: 90_000 })
    const leg = fc.oneof(
      fc.tuple(side, fc.integer({ min: 1, max: 90_000 }), where).map((t) => contract(...t)),
      fc.tuple(fc.integer({ min: 1, max: 9 }), where).map(([n, p]) => coins(`0.${n}`, p)),
      fc
        .tuple(fc.constantFrom('call' as const, 'put' as const), where)
        .map(([kind, strike]) => option(kind, strike, '0.04')),
    )
    fc.assert(
      fc.property(fc.array(leg, { minLength: 1, maxLength: 5 }), (legs) => {
        const found = legsBreakEvens(legs)
        if (found.kind === 'none') return
        for (const zero of found.prices)
          expect(legsResult(legs, zero).coin.abs().lt('1e-25')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the worst and the best over a range', () => {
  const range = { from: at(40_000), to: at(60_000) }

  it('lie at its ends for a long', () => {
    const { coin: inCoin, usd: inUsd } = legsExtremes([contract('long', 10_000, 50_000)], range)
    expect([inCoin.worst.price.toFixed(), inCoin.worst.result.coin.toFixed(8)]).toEqual([
      '40000',
      '-0.05000000',
    ])
    expect([inUsd.best.price.toFixed(), inUsd.best.result.usd.toFixed(2)]).toEqual([
      '60000',
      '2000.00',
    ])
  })
  it('or at a strike between them', () => {
    // a put and a call at 50 000, 0.05 each: −0.1 coins there, −5 000 dollars
    const legs = [option('put', 50_000, '0.05'), option('call', 50_000, '0.05')]
    const { coin: inCoin, usd: inUsd } = legsExtremes(legs, range)
    expect(inCoin.worst.price.toFixed()).toBe('50000')
    expect(inUsd.worst.result.usd.toFixed()).toBe('-5000')
    // 1·(50 000/40 000 − 1) − 0.1 = 0.15 coins; 10 000 − 6 000 = 4 000 dollars up
    expect([inCoin.best.price.toFixed(), inCoin.best.result.coin.toFixed()]).toEqual([
      '40000',
      '0.15',
    ])
    // down: 10 000 − 4 000 = 6 000 dollars
    expect([inUsd.best.price.toFixed(), inUsd.best.result.usd.toFixed()]).toEqual(['40000', '6000'])
  })
  it('may lie at different prices in coin and in dollars', () => {
    // 11 coins bought at 10, 100 dollars short from 10, a call for 2: −1 − 10/X coins up to 50 000, then −1 + 1 …
    const legs = [coins('11', 10), contract('short', 100, 10), option('call', 50_000, '2')]
    const { coin: inCoin, usd: inUsd } = legsExtremes(legs, range)
    // −1.00025 coins at 40 000 against −1.0002 at 50 000, which are 50 010 dollars against 40 010
    expect(inCoin.worst.price.toFixed()).toBe('40000')
    expect(inUsd.worst.price.toFixed()).toBe('50000')
  })
  it('do not ask a strike outside', () => {
    const legs = [option('call', 70_000, '0.05')]
    expect(legsExtremes(legs, range).coin.worst.price.toFixed()).toBe('40000')
  })
})

describe('the range of the picture', () => {
  const bounds = (legs: readonly PayoffLeg[]): readonly string[] => {
    const { from, to } = legsRange(legs, at(50_000))
    return [from.toFixed(), to.toFixed()]
  }
  it('is a quarter each way of the centre, with air', () => {
    // 37 500 to 62 500 and a tenth of 25 000
    expect(bounds([contract('long', 1, 50_000)])).toEqual(['35000', '65000'])
  })
  it('reaches to entries, strikes and costs', () => {
    expect(bounds([contract('long', 1, 70_000)])).toEqual(['34200', '73300'])
  })
  it('leaves out what is farther than four times', () => {
    expect(bounds([contract('long', 1, 50_000), coins('0.000001', 900)])).toEqual([
      '35000',
      '65000',
    ])
  })
})

it('the corners are the strikes, each once', () => {
  const legs = [
    option('put', 9, '0'),
    option('call', 8, '0'),
    option('call', 9, '0'),
    coins('1', 7),
  ]
  expect(legCorners(legs).map((corner) => corner.toFixed())).toEqual(['8', '9'])
})

it('far up the result nears what no price brings', () => {
  // the notional at entry; with a call on top of it 1 − 0.05 coins more
  expect(legsFarUp([contract('long', 10_000, 50_000)]).toFixed()).toBe('0.2')
  const both = [contract('long', 10_000, 50_000), option('call', 70_000, '0.05')]
  expect(legsFarUp(both).toFixed()).toBe('1.15')
})
