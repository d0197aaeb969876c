import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec, LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contractValue, fraction, price, rate, usd } from '../num/units'

import {
  explainCoinPerDollarR,
  explainGrossR,
  explainPlannedR,
  explainRealisedR,
} from './explain-r-multiple'
import type { TwinnedSpec } from './position'
import {
  coinPerDollarR,
  plannedR,
  realisedR,
  type PlannedR,
  type RPair,
  type RPlan,
} from './r-multiple'

const inverse: InverseSpec = {
  ...contractById('bitmex:XBTUSD')!,
  kind: 'inverse',
  contractValue: contractValue(new D(1)),
}
const linear: LinearSpec = { ...inverse, kind: 'linear', settlement: 'USD' }

interface Sample {
  readonly spec?: TwinnedSpec
  readonly side?: 'long' | 'short'
  readonly stop?: number
  readonly targets?: readonly (readonly [price: number, share: string])[]
  readonly fees?: readonly [string, string]
}

/** A long at 100 000 with its stop at 95 000 and all of it closed at 115 000, without fees. */
function plan(sample: Sample): RPlan {
  const { spec = inverse, side = 'long', stop = 95_000, targets = [[115_000, '1']] } = sample
  const [feeIn, feeOut] = sample.fees ?? ['0', '0']
  return {
    spec,
    side,
    entry: price(new D(100_000)),
    stop: price(new D(stop)),
    targets: targets.map(([at, share]) => ({
      price: price(new D(at)),
      share: fraction(new D(share)),
    })),
    openFeeRate: rate(new D(feeIn)),
    closeFeeRate: rate(new D(feeOut)),
  }
}
function planned(sample: Sample): PlannedR {
  const answer = plannedR(plan(sample))
  assert(answer.ok)
  return answer.value
}
function refusal(sample: Sample): string {
  const answer = plannedR(plan(sample))
  return answer.ok ? 'planned' : `${answer.error.about}: ${answer.error.message}`
}
const pair = ({ coin: inCoin, usd: inUsd }: RPair): readonly string[] => [
  inCoin.toFixed(6),
  inUsd.toFixed(6),
]

describe('planned R', () => {
  it('of a long is less in coin than in dollars: 3 · 95/115', () => {
    expect(pair(planned({}).gross)).toEqual(['2.478261', '3.000000'])
  })
  it('of a short is more in coin than in dollars: 3 · 105/85', () => {
    const short = planned({ side: 'short', stop: 105_000, targets: [[85_000, '1']] })
    expect(pair(short.gross)).toEqual(['3.705882', '3.000000'])
  })
  it('of a linear contract is one number', () => {
    expect(pair(planned({ spec: linear }).gross)).toEqual(['3.000000', '3.000000'])
  })
  it('weighs partial exits by their share and says what is left open', () => {
    // dollars 0.5 · 1 + 0.25 · 3 = 1.25; coin 0.5 · 95/105 + 0.25 · 2.478261 = 1.071946
    const parts = planned({
      targets: [
        [105_000, '0.5'],
        [115_000, '0.25'],
      ],
    })
    expect(pair(parts.gross)).toEqual(['1.071946', '1.250000'])
    expect(parts.targets.map(({ gross }) => gross.usd.toFixed())).toEqual(['1', '3'])
    expect(parts.open.toFixed()).toBe('0.25')
    expect(pair(parts.restStopped)).toEqual(['0.821946', '1.000000'])
    expect(pair(parts.grossRestStopped)).toEqual(['0.821946', '1.000000'])
  })
  it('after fees divides the smaller gain by the larger loss', () => {
    // dollars per 100 000: (15 000 − 50 − 50) / (5 000 + 50 + 50) = 14 900/5 100
    // coin, times 1e5: (1 − 20/23 − 0.0005 − 0.0005·20/23) / (20/19 − 1 + 0.0005 + 0.0005·20/19)
    const { net, targets } = planned({ fees: ['0.0005', '0.0005'] })
    expect(pair(net)).toEqual(['2.413438', '2.921569'])
    expect(targets.map((each) => pair(each.net))).toEqual([pair(net)])
  })
  it('of a target on the losing side is negative', () => {
    expect(planned({ targets: [[98_000, '1']] }).gross.usd.toFixed()).toBe('-0.4')
  })
})

describe('the identity of both units', () => {
  it('is S/X: 3 R in dollars times 95/115', () => {
    const { gross } = planned({})
    const factor = coinPerDollarR(inverse, plan({}).stop, price(new D(115_000)))
    expect(factor.toFixed(6)).toBe('0.826087')
    expect(gross.usd.times(factor).toFixed(30)).toBe(gross.coin.toFixed(30))
    expect(coinPerDollarR(linear, plan({}).stop, price(new D(115_000))).toFixed()).toBe('1')
  })
  it('shows its working', () => {
    const first = planned({}).targets[0]!
    expect(explainCoinPerDollarR(plan({}), first)).toMatchObject({
      substituted: '95,000 / 115,000',
      result: '0.826086956522, so 3 R in dollars are 2.47826086957 R in coin',
    })
    expect(explainCoinPerDollarR(plan({ spec: linear }), first).substituted).toBe('1')
  })
})

describe('a plan without R', () => {
  it('has its stop at the entry or on the gaining side', () => {
    expect(refusal({ stop: 100_000 })).toMatch(/^stop: The stop is at the entry/)
    expect(refusal({ stop: 101_000 })).toBe(
      'stop: The stop of a long must be below the entry of 100,000.',
    )
  })
  it('closes nothing, no share, or more than all', () => {
    expect(refusal({ targets: [] })).toBe('targets: A plan needs at least one target.')
    expect(refusal({ targets: [[115_000, '0']] })).toBe(
      'targets: The share closed at 115,000 must be above zero.',
    )
    expect(
      refusal({
        targets: [
          [110_000, '0.6'],
          [115_000, '0.5'],
        ],
      }),
    ).toBe('targets: The shares sum to 110%; a position has 100% to close.')
  })
  it('is paid for by its rebates', () => {
    // 5 % of loss in dollars, 6 % of rebate; in coin 5.26 %, so 5.1 % outweighs one of the two only
    const words = 'fees: Rebates outweigh the loss at the stop, so there is no risk to divide by.'
    expect(refusal({ fees: ['-0.06', '0'] })).toBe(words)
    expect(refusal({ fees: ['-0.051', '0'] })).toBe(words)
  })
  it('is paid for exactly, in dollars or in coin', () => {
    // long 5 % in dollars; short to 125 000: 1 − 100/125 = 20 % in coin, 25 % in dollars
    expect(refusal({ fees: ['-0.05', '0'] })).toMatch(/^fees: /)
    expect(refusal({ fees: ['-0.2', '0'], side: 'short', stop: 125_000 })).toMatch(/^fees: /)
  })
})

describe('realised R', () => {
  it('is the result over the risk, in one unit', () => {
    expect(realisedR(coin(new D('0.02')), coin(new D('0.008')))).toEqual({
      ok: true,
      value: new D('2.5'),
    })
    expect(realisedR(usd(new D(-500)), usd(new D(1_000)))).toEqual({
      ok: true,
      value: new D('-0.5'),
    })
  })
  it('shows its working', () => {
    const steps = explainRealisedR(coin(new D('-0.02')), coin(new D('0.008')), 'BTC')
    expect(steps).toEqual([
      {
        figure: 'realised',
        title: 'Realised R in BTC',
        formula: 'result / risk',
        substituted: '−0.02 / 0.008',
        result: '−2.5 R',
      },
    ])
    expect(explainRealisedR(usd(new D(1)), usd(new D(-1)), 'USD')[0]?.result).toMatch(/above zero/)
  })
  it('needs a risk above zero', () => {
    expect(realisedR(usd(new D(1)), usd(new D(0)))).toEqual({
      ok: false,
      error: { about: 'risk', message: 'There is no risk to divide by: it must be above zero.' },
    })
  })
})

describe('the working of planned R', () => {
  const working = (sample: Sample): readonly (readonly string[])[] =>
    explainPlannedR(plan(sample), planned(sample)).map(
      ({ title, formula, substituted, result }) => [title, formula, substituted, result],
    )
  it('shows the identity between both units', () => {
    const [inDollars, inCoin] = working({})
    expect(inDollars).toEqual([
      'R in dollars at 115,000',
      'R usd = (X − E) / (E − S)',
      '(115,000 − 100,000) / (100,000 − 95,000)',
      '3 R',
    ])
    expect(inCoin).toEqual([
      'R in coin at 115,000',
      'R coin = (1/E − 1/X) / (1/S − 1/E) = R usd · S / X',
      '3 · 95,000 / 115,000',
      '2.47826086957 R',
    ])
  })
  it('sums the shares before fees, with the rest stopped or open', () => {
    // 50 % of (110 − 100)/5 = 1 R in dollars, less the other half of 1 R
    const sample = { targets: [[110_000, '0.5']], fees: ['0.0005', '0.0005'] } as const
    const half = planned(sample)
    const stopped = explainGrossR(half, 'stopped')
    expect(stopped.formula).toBe('Σ share · R − share without a target')
    expect(stopped.substituted).toBe('coin 50% · 1.72727272727 − 0.5; dollars 50% · 2 − 0.5')
    expect(stopped.result).toBe('0.363636363636 R in coin, 0.5 R in dollars')
    expect(explainGrossR(half, 'open')).toMatchObject({
      formula: 'Σ share · R',
      substituted: 'coin 50% · 1.72727272727; dollars 50% · 2',
      result: '0.863636363636 R in coin, 1 R in dollars',
    })
    expect(explainGrossR(planned({}), 'stopped').formula).toBe('Σ share · R')
  })
  it('sums the shares and shows the rest stopped', () => {
    const steps = working({ spec: linear, targets: [[110_000, '0.5']] })
    expect(steps[1]?.slice(1)).toEqual(['R coin = R usd', '2', '2 R'])
    expect(steps.slice(-2).map((step) => step.slice(2))).toEqual([
      ['coin 50% · 2; dollars 50% · 2', '1 R in coin, 1 R in dollars'],
      ['1 − 0.5; 1 − 0.5', '0.5 R in coin, 0.5 R in dollars'],
    ])
  })
  it('ends with the plan where nothing is left', () => {
    const steps = explainPlannedR(plan({}), planned({}))
    expect(steps.map(({ figure }) => figure)).toEqual(['usd', 'coin', 'net', 'planned'])
    expect(steps.at(-1)?.note).toBe('The targets close the whole position.')
    expect(explainPlannedR(plan({}), planned({ targets: [[110_000, '0.5']] })).at(-2)?.note).toBe(
      '50% of the position has no target and adds nothing.',
    )
  })
})
