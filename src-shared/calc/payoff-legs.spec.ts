import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, fraction, leverage, price, rate, type Price } from '../num/units'

import { call, put } from './inverse-option'
import {
  legResult,
  legsAccount,
  legsCurve,
  legsDelta,
  legsResult,
  type CoinLeg,
  type ContractLeg,
  type ExpiringLeg,
  type PayoffLeg,
} from './payoff-legs'
import { positionFigures } from './position-figures'

const at = (value: number | string): Price => price(new D(value))
const spec = contractById('bitmex:XBTUSD')!
const NONE = rate(new D(0))
const contract = (
  side: 'long' | 'short',
  quantity: number,
  entry: number | string,
): ContractLeg => ({
  ...{ kind: 'contract', spec, side, quantity: contracts(new D(quantity)), entry: at(entry) },
  ...{ openFeeRate: NONE, closeFeeRate: NONE, fundingPaid: coin(new D(0)) },
  fundingAhead: fraction(new D(0)),
})
const coins = (count: string, cost: number, side: 'long' | 'short' = 'long'): CoinLeg => ({
  ...{ kind: 'coins', side, coins: coin(new D(count)), cost: at(cost) },
})
const terms = (strike: number, premium: string) => ({
  strike: at(strike),
  contracts: contracts(new D(1)),
  multiplier: coin(new D(1)),
  premium: coin(new D(premium)),
})
const bought = (kind: 'call' | 'put', strike: number, premium: string): ExpiringLeg => ({
  kind: 'option',
  option: (kind === 'call' ? call : put)(terms(strike, premium)),
})
const twin = (legs: readonly PayoffLeg[], where: number): readonly string[] => {
  const result = legsResult(legs, at(where))
  return [result.coin.toFixed(8), result.usd.toFixed(4)]
}

describe('the result of one leg', () => {
  it.each<[string, PayoffLeg, number, string, string]>([
    // 10 000·(1/50 000 − 1/60 000); 0.2·10 000
    ['a long', contract('long', 10_000, 50_000), 60_000, '0.03333333', '2000.0000'],
    // −16 000·(1/8 000 − 1/10 000) = −0.4
    ['a short', contract('short', 16_000, 8000), 10_000, '-0.40000000', '-4000.0000'],
    // 1·(50 000 − 40 000), over 50 000
    ['held coins', coins('1', 40_000), 50_000, '0.20000000', '10000.0000'],
    ['owed coins', coins('1', 40_000, 'short'), 50_000, '-0.20000000', '-10000.0000'],
    // 1 − 10 000/12 500 − 0.05
    ['a call', bought('call', 10_000, '0.05'), 12_500, '0.15000000', '1875.0000'],
    ['a put', bought('put', 10_000, '0'), 5000, '1.00000000', '5000.0000'],
  ])('is that of %s', (...[, leg, where, ...expected]) => {
    expect(twin([leg], where)).toEqual(expected)
  })

  it('is the net PnL of the same position, costs inside', () => {
    const costs = {
      openFeeRate: rate(new D('-0.00025')),
      closeFeeRate: rate(new D('0.00055')),
      fundingPaid: coin(new D('0.0012')),
    }
    for (const side of ['long', 'short'] as const) {
      const leg = { ...contract(side, 12_300, '48655.5'), ...costs }
      const backing = { kind: 'leverage', leverage: leverage(new D(5)) } as const
      const { net } = positionFigures({ ...leg, exit: at(51_234), backing })
      const result = legResult(leg, at(51_234))
      expect(result.coin.minus(net.coin).abs().lt('1e-50')).toBe(true)
      expect(result.usd.minus(net.usd).abs().lt('1e-50')).toBe(true)
    }
  })

  it('pays the funding to come on the notional at the price', () => {
    // 0.0009 · 10 000 dollars = 9, at 60 000: 0.00015 of 0.03333…
    const leg = {
      ...contract('long', 10_000, 50_000),
      fundingAhead: fraction(new D('0.0009')),
    }
    expect(twin([leg], 60_000)).toEqual(['0.03318333', '1991.0000'])
  })
})

describe('the result of several legs', () => {
  it('is the sum of their results', () => {
    // 0.0333… + 1·(1 − 40 000/60 000) − 0.05
    const legs = [
      contract('long', 10_000, 50_000),
      coins('1', 40_000),
      bought('put', 50_000, '0.05'),
    ]
    expect(twin(legs, 60_000)).toEqual(['0.31666667', '19000.0000'])
  })
  it('is zero without legs', () => {
    expect(twin([], 60_000)).toEqual(['0.00000000', '0.0000'])
  })
  it('lies on one curve A + B/X with the costs inside', () => {
    const legs = [
      {
        ...contract('short', 300, '27464.50441675'),
        openFeeRate: rate(new D('0.0006')),
        closeFeeRate: rate(new D('0.0001')),
        fundingPaid: coin(new D('-0.00001')),
        fundingAhead: fraction(new D('-0.003')),
      },
      coins('0.7', 31_000, 'short'),
      bought('call', 26_000, '0.04'),
      bought('put', 30_000, '0.03'),
    ]
    for (const where of [9000, 27_000, 41_000]) {
      const { coins: a, dollars: b } = legsCurve(legs, at(where))
      const drawn = a.plus(b.div(where))
      expect(
        drawn
          .minus(legsResult(legs, at(where)).coin)
          .abs()
          .lt('1e-50'),
      ).toBe(true)
    }
  })
})

describe('delta', () => {
  it('is the coins behind the dollar line and the slope of the coin curve', () => {
    // 10 000/50 000; 10 000/50 000²
    const delta = legsDelta([contract('long', 10_000, 50_000)], at(50_000))
    expect([delta.inDollars.toFixed(), delta.inCoins.toFixed()]).toEqual(['0.2', '0.000004'])
  })
  it('at a strike counts the option as out of the money', () => {
    const legs = [bought('call', 50_000, '0.05'), bought('put', 50_000, '0.05')]
    expect(legsDelta(legs, at(50_000)).inDollars.toFixed()).toBe('-0.1')
    expect(legsDelta(legs, at(50_001)).inDollars.toFixed()).toBe('0.9')
    expect(legsDelta(legs, at(49_999)).inDollars.toFixed()).toBe('-1.1')
  })
})

describe('the whole account', () => {
  it('of a full short is its dollars at every price', () => {
    const legs = [contract('short', 16_000, 8000)]
    for (const [where, worth] of [
      [10_000, '1.6'],
      [5000, '3.2'],
    ] as const) {
      const line = legsAccount(legs, coin(new D(2)), at(where))
      expect([
        line.effective.toFixed(),
        line.worth.usd.toFixed(),
        line.worth.coin.toFixed(),
      ]).toEqual(['0', '16000', worth])
    }
  })
  it('counts coins on the spot market at what they are worth', () => {
    // (2 + 1)·50 000, bought at 40 000 or at any other price
    for (const cost of [40_000, 70_000]) {
      const line = legsAccount([coins('1', cost)], coin(new D(2)), at(50_000))
      expect([line.effective.toFixed(), line.worth.usd.toFixed()]).toEqual(['3', '150000'])
    }
    const owed = legsAccount([coins('1', 40_000, 'short')], coin(new D(2)), at(50_000))
    expect(owed.worth.usd.toFixed()).toBe('50000')
  })
})
