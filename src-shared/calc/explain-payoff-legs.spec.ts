import { describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, fraction, price, rate, type Price } from '../num/units'

import {
  explainExtremes,
  explainLegResult,
  explainLegs,
  explainLegsAccount,
} from './explain-payoff-legs'
import { call, put } from './inverse-option'
import type { CoinLeg, ContractLeg, PayoffLeg } from './payoff-legs'

const at = (value: number): Price => price(new D(value))
const named = { coin: 'BTC', quote: 'USD' }
const zero = new D(0)
const long: ContractLeg = {
  ...{ kind: 'contract', spec: contractById('bitmex:XBTUSD')!, side: 'long' },
  ...{ quantity: contracts(new D(10_000)), entry: at(50_000), openFeeRate: rate(zero) },
  ...{ closeFeeRate: rate(zero), fundingPaid: coin(zero), fundingAhead: fraction(zero) },
}
const owed: CoinLeg = { kind: 'coins', side: 'short', coins: coin(new D('0.5')), cost: at(40_000) }
const terms = {
  strike: at(50_000),
  contracts: contracts(new D(2)),
  multiplier: coin(new D(1)),
  premium: coin(new D('0.05')),
}
const straddle: readonly PayoffLeg[] = [
  { kind: 'option', option: call(terms) },
  { kind: 'option', option: put(terms) },
]

describe('the working of a leg', () => {
  it.each<[PayoffLeg, string, string]>([
    [long, '+1 · 10,000 · 1 · (1/50,000 − 1/60,000)', '0.0333333333333 BTC (2,000 USD)'],
    // −0.5·(1 − 2/3) and −0.5·20 000
    [owed, '(−1) · 0.5 · (1 − 40,000/60,000)', '−0.166666666667 BTC (−10,000 USD)'],
    // 2·(1/6 − 0.05)
    [
      straddle[0]!,
      '+1 · 2 · 1 · (max(1 − 50,000/60,000, 0) − 0.05)',
      '0.233333333333 BTC (14,000 USD)',
    ],
    [straddle[1]!, '+1 · 2 · 1 · (max(50,000/60,000 − 1, 0) − 0.05)', '−0.1 BTC (−6,000 USD)'],
  ])('has its numbers in it', (leg, substituted, result) => {
    expect(explainLegResult(leg, at(60_000), named)).toMatchObject({ substituted, result })
  })

  it('names only the costs that there are', () => {
    expect(explainLegResult(long, at(60_000), named).formula).toBe('s · q · C · (1/E − 1/X)')
    const dear = {
      ...long,
      openFeeRate: rate(new D('-0.00025')),
      fundingAhead: fraction(new D('0.0009')),
      fundingPaid: coin(new D('-0.001')),
    }
    const { formula, substituted, source } = explainLegResult(dear, at(60_000), named)
    expect(formula).toBe(
      's · q · C · (1/E − 1/X) − q · C/E · fee in − funding paid − q · C/X · funding ahead',
    )
    expect(substituted).toContain(
      '− 10,000 · 1/50,000 · (−0.025%) − (−0.001) − 10,000 · 1/60,000 · 0.09%',
    )
    expect(source?.topics).toContain('funding')
  })
})

describe('the working of all legs', () => {
  it('sums the legs and solves their curve', () => {
    // A = 0.2 − 0.5, B = −10 000 + 20 000; 10 000/0.3
    const steps = explainLegs([long, owed], at(60_000), named)
    expect(steps.map(({ figure, substituted, result }) => [figure, substituted, result])).toEqual([
      ['total', '0.0333333333333 + (−0.166666666667)', '−0.133333333333 BTC (−8,000 USD)'],
      ['breakEvens', '−0.3 + 10,000/X = 0', '33,333.3333333 USD'],
      ['delta', '−0.3 + 10,000/X', '−0.3 BTC'],
      ['slope', '−10,000 / 60,000²', '−0.00000277777777778 BTC'],
    ])
  })
  it('solves every stretch between strikes, and says which they are', () => {
    // 0.2 paid: 100 000/2.2 and 100 000/1.8
    const step = explainLegs(straddle, at(60_000), named)[1]
    expect(step?.substituted).toBe('−2.2 + 100,000/X = 0; 1.8 + (−100,000)/X = 0')
    expect(step?.result).toBe('45,454.5454545; 55,555.5555556 USD')
    expect(step?.note).toContain('change at the strikes 50,000')
  })
  it('says why there is no break-even', () => {
    expect(explainLegs([], at(60_000), named)[1]?.result).toBe('There are no legs.')
  })
})

it('the working of the worst and the best names where it looked', () => {
  const range = { from: at(40_000), to: at(60_000) }
  const steps = explainExtremes(straddle, range, named)
  // puts 2·0.25 − 0.2 down, calls 2/6 − 0.2 up, −0.2 between
  expect(steps[0]).toMatchObject({
    substituted: '0.3 at 40,000; −0.2 at 50,000; 0.133333333333 at 60,000',
    result: '−0.2 BTC (−10,000 USD) at 50,000',
  })
  expect(steps.map(({ figure, result }) => [figure, result.split(' at ')[1]])).toEqual([
    ['worstCoin', '50,000'],
    ['bestCoin', '40,000'],
    ['worstUsd', '50,000'],
    ['bestUsd', '40,000'],
  ])
  expect(explainExtremes([long], range, named)[0]?.formula).toBe('the two ends of the range')
})

it('the working of the account puts the wallet and the cost of coins in', () => {
  const wallet = coin(new D(2))
  const [worth, effective] = explainLegsAccount({ legs: [long, owed], wallet }, at(60_000), named)
  // 1.7·60 000 + 10 000 − 20 000 = 92 000
  expect(worth?.substituted).toBe('(2 + (−0.3)) · 60,000 + 10,000 + (−20,000)')
  expect(worth?.result).toBe('1.53333333333 BTC (92,000 USD)')
  expect(effective?.result).toBe('1.7 BTC')
  const [plain] = explainLegsAccount({ legs: [long], wallet }, at(60_000), named)
  expect(plain?.formula).toBe('(W + A) · X + B')
})
