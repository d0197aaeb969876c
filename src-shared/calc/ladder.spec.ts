import { assert, describe, expect, it } from 'vitest'

import type { ContractSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { contracts, contractValue, fraction, price } from '../num/units'

import { averageEntry } from './average-entry'
import { explainLadder } from './explain-ladder'
import { ladder, type LadderPlan, type LadderStep } from './ladder'

const inverse = {
  ...contractById('bitmex:XBTUSD')!,
  contractValue: contractValue(new D(1)),
  lot: contracts(new D(100)),
  tick: price(new D('0.5')),
} as ContractSpec
const linear = { ...inverse, kind: 'linear', settlement: 'USD' } as ContractSpec

interface Sample extends Partial<Omit<LadderPlan<ContractSpec>, 'from' | 'to' | 'total'>> {
  readonly from?: string
  readonly to?: string
  readonly total?: string
}

/** 3 orders of 10 000 contracts from 50 000 down to 40 000. */
function plan({
  from = '50000',
  to = '40000',
  total = '10000',
  ...rest
}: Sample): LadderPlan<ContractSpec> {
  return {
    spec: inverse,
    from: price(new D(from)),
    to: price(new D(to)),
    orders: 3,
    spacing: 'equal-steps',
    weighting: { kind: 'equal-contracts' },
    total: contracts(new D(total)),
    ...rest,
  }
}
function steps(sample: Sample): readonly LadderStep[] {
  const answer = ladder(plan(sample))
  assert(answer.ok)
  return answer.value
}
function refusal(sample: Sample): string {
  const answer = ladder(plan(sample))
  return answer.ok ? 'planned' : `${answer.error.about}: ${answer.error.message}`
}
const each = (sample: Sample, figure: (step: LadderStep) => Decimal): readonly string[] =>
  steps(sample).map((step) => figure(step).toSignificantDigits(12).toFixed())
const prices = (sample: Sample): readonly string[] => each(sample, (step) => step.price)
const quantities = (sample: Sample): readonly string[] => each(sample, (step) => step.quantity)

describe('ladder prices', () => {
  it('are equal steps apart, in either direction', () => {
    expect(prices({})).toEqual(['50000', '45000', '40000'])
    expect(prices({ from: '40000', to: '50000' })).toEqual(['40000', '45000', '50000'])
  })
  it('or an equal ratio apart', () => {
    // 10 000 · 4^(1/2); 10 000 · 8^(1/3) and ^(2/3)
    const geometric = { spacing: 'equal-ratio', from: '10000' } as const
    expect(prices({ ...geometric, to: '40000' })).toEqual(['10000', '20000', '40000'])
    expect(prices({ ...geometric, to: '80000', orders: 4 })).toEqual([
      '10000',
      '20000',
      '40000',
      '80000',
    ])
  })
  it('lie on the nearest tick between the ends', () => {
    // 50 000.25 is a tie and goes up; √(50 000 · 40 000) = 44 721.359…
    expect(prices({ from: '50000', to: '50000.5', orders: 2 })).toEqual(['50000', '50000.5'])
    expect(prices({ from: '50001.5', to: '50000' })).toEqual(['50001.5', '50001', '50000'])
    expect(prices({ spacing: 'equal-ratio' })).toEqual(['50000', '44721.5', '40000'])
    // Up also where the even tick lies below: 50 000.25 between 49 999.5 and 50 001.
    expect(prices({ from: '49999.5', to: '50001' })).toEqual(['49999.5', '50000.5', '50001'])
  })
  it('of one order is the first', () => {
    expect(prices({ orders: 1 })).toEqual(['50000'])
    expect(prices({ orders: 1, to: '50000' })).toEqual(['50000'])
    expect(quantities({ orders: 1, spacing: 'equal-ratio' })).toEqual(['10000'])
  })
})

describe('ladder quantities', () => {
  it('go down to the lot, the remainder to the last', () => {
    expect(quantities({})).toEqual(['3300', '3300', '3400'])
  })
  it('of equal coin hold more contracts at higher prices on an inverse contract', () => {
    // 13 500 · 50/135, 45/135, 40/135
    expect(quantities({ weighting: { kind: 'equal-coin' }, total: '13500' })).toEqual([
      '5000',
      '4500',
      '4000',
    ])
  })
  it('of equal coin hold fewer contracts at higher prices on a linear contract', () => {
    // weights 1/50 : 1/45 : 1/40 = 36 : 40 : 45
    const equal = { spec: linear, weighting: { kind: 'equal-coin' }, total: '12100' } as const
    expect(quantities(equal)).toEqual(['3600', '4000', '4500'])
  })
  it('grow by a factor', () => {
    const grown = (factor: string, total: string): readonly string[] =>
      quantities({ weighting: { kind: 'growth', factor: fraction(new D(factor)) }, total })
    expect(grown('2', '7000')).toEqual(['1000', '2000', '4000'])
    expect(grown('0.5', '7000')).toEqual(['4000', '2000', '1000'])
  })
})

describe('ladder steps', () => {
  it('tell the position after each order', () => {
    // 3 300/50 000 = 0.066; 3 300/45 000 = 0.07333…; 3 400/40 000 = 0.085
    expect(each({}, (step) => step.cumulative)).toEqual(['3300', '6600', '10000'])
    expect(each({}, (step) => step.notional)).toEqual(['0.066', '0.0733333333333', '0.085'])
    expect(each({}, (step) => step.cumulativeNotional)).toEqual([
      '0.066',
      '0.139333333333',
      '0.224333333333',
    ])
    expect(each({}, (step) => step.averageEntry)).toEqual([
      '50000',
      '47368.4210526',
      '44576.5230312',
    ])
  })
  it('end at the average entry of all fills at once', () => {
    const all = steps({ orders: 40, total: '100000' })
    expect(all.at(-1)?.averageEntry.toFixed(40)).toBe(averageEntry(inverse, all)?.toFixed(40))
  })
})

describe('a ladder is refused', () => {
  it('for a count that is no count of orders', () => {
    for (const orders of [0, -1, 1.5, NaN, Infinity])
      expect(refusal({ orders })).toMatch(
        /^orders: Orders must be a whole number of at least 1, was/,
      )
    expect(refusal({ orders: 201 })).toBe('orders: Orders must be at most 200, was 201.')
    expect(refusal({ orders: 200, total: '20000' })).toBe('planned')
  })
  it('for a growth that is none', () => {
    const growth = (factor: number): string =>
      refusal({ weighting: { kind: 'growth', factor: fraction(new D(factor)) } })
    const words = 'weighting: The growth factor must be above zero; 1 keeps every order equal.'
    expect([growth(0), growth(-1)]).toEqual([words, words])
  })
  it('for ends off the tick, or one end twice', () => {
    expect(refusal({ from: '50000.3' })).toBe(
      'prices: The price 50,000.3 is not on the tick of 0.5.',
    )
    expect(refusal({ to: '0.7' })).toBe('prices: The price 0.7 is not on the tick of 0.5.')
    expect(refusal({ to: '50000' })).toBe(
      'prices: The first and the last price are the same: give two prices, or one order.',
    )
  })
  it('where the tick leaves no room', () => {
    expect(refusal({ to: '50000.5' })).toBe(
      'prices: The tick of 0.5 leaves no room for 3 different prices from 50,000 to 50,000.5.',
    )
  })
  it('for a total off the lot, none, or too small', () => {
    expect(refusal({ total: '0' })).toBe('total: The total quantity must be above zero.')
    expect(refusal({ total: '1050' })).toBe(
      'total: The total quantity must be a multiple of the lot of 100.',
    )
    expect(refusal({ total: '200' })).toBe(
      'total: Order 1 would hold less than one lot of 100: give a larger total or fewer orders.',
    )
  })
})

describe('the working of a ladder', () => {
  const working = (sample: Sample): readonly (readonly string[])[] =>
    explainLadder(plan(sample), steps(sample)).map(({ formula, substituted, result }) => [
      formula,
      substituted,
      result,
    ])
  it('of an inverse contract', () => {
    expect(working({})).toEqual([
      [
        'from + i · (to − from) / (n − 1)',
        '50,000 + i · (40,000 − 50,000) / 2',
        '50,000, 45,000, 40,000',
      ],
      [
        'total · weight / Σ weights, every weight 1',
        '10,000 · weight / Σ weights',
        '3,300, 3,300, 3,400',
      ],
      [
        'Σ q / Σ (q / p)',
        '10,000 / (3,300 / 50,000 + 3,300 / 45,000 + 3,400 / 40,000)',
        '44,576.5230312 USD',
      ],
      [
        'Σ (q · C / p)',
        '3,300 · 1 / 50,000 + 3,300 · 1 / 45,000 + 3,400 · 1 / 40,000',
        '0.224333333333 BTC',
      ],
    ])
  })
  it('of a long linear ladder shows its first and last orders', () => {
    const long = {
      spec: linear,
      from: '10000',
      to: '320000',
      orders: 6,
      total: '6300',
      spacing: 'equal-ratio',
      weighting: { kind: 'growth', factor: fraction(new D(2)) },
    } as const
    const [rungs, shares, average, notional] = working(long)
    expect(rungs).toEqual([
      'from · (to / from)^(i / (n − 1))',
      '10,000 · (320,000 / 10,000)^(i / 5)',
      '10,000, 20,000, 40,000, …, 320,000',
    ])
    expect(shares?.slice(0, 2)).toEqual([
      'total · weight / Σ weights, weight = factorⁱ',
      '6,300 · weight / Σ weights, factor 2',
    ])
    expect(average?.slice(0, 2)).toEqual([
      'Σ (q · p) / Σ q',
      '(100 · 10,000 + 200 · 20,000 + 400 · 40,000 + … + 3,200 · 320,000) / 6,300',
    ])
    expect(notional?.[0]).toBe('Σ (q · C · p)')
  })
  it('of no orders is empty', () => {
    expect(explainLadder(plan({}), [])).toEqual([])
  })
})
