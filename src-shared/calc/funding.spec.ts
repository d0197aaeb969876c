import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import type { Side } from '../market/side'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, price, rate } from '../num/units'

import {
  absoluteFundingRate,
  accruedFunding,
  explainFunding,
  fundingPayer,
  fundingReceived,
  fundingUnder,
  type Funded,
  type FundingTerms,
} from './funding'

const dollars = (side: Side, quantity: number): Funded => ({
  spec: { kind: 'inverse', contractValue: contractValue(new D(1)) },
  side,
  quantity: contracts(new D(quantity)),
})
const at = (value: number): ReturnType<typeof price> => price(new D(value))
const by = (text: string): ReturnType<typeof rate> => rate(new D(text))
const under = (position: Funded, terms: FundingTerms): string => {
  const received = fundingUnder(position, terms)
  return received.ok ? received.value.toFixed() : received.error
}

describe('funding', () => {
  it('on the value at the mark: 10 000 / 50 000 · 0.01 % is paid by the long', () => {
    expect(fundingReceived(dollars('long', 10_000), at(50_000), by('0.0001')).toFixed()).toBe(
      '-0.00002',
    )
    expect(
      under(dollars('short', 10_000), { kind: 'relative', rate: by('0.0001'), price: at(50_000) }),
    ).toBe('0.00002')
  })

  it('as coins per contract does not ask for a price: 100 000 · 0.0001785 / 7 000', () => {
    const coinsPerContract = absoluteFundingRate(
      dollars('short', 0).spec,
      by('0.0001785'),
      at(7_000),
    )
    expect(coinsPerContract.toFixed()).toBe('0.0000000255')
    expect(under(dollars('short', 100_000), { kind: 'absolute', coinsPerContract })).toBe('0.00255')
    expect(under(dollars('long', 100_000), { kind: 'absolute', coinsPerContract })).toBe('-0.00255')
  })

  it('of a linear contract per contract is the rate on C times the index', () => {
    // 0.001 · 50 000 · 0.0002
    const spec = { kind: 'linear', contractValue: contractValue(new D('0.001')) } as const
    expect(absoluteFundingRate(spec, by('0.0002'), at(50_000)).toFixed()).toBe('0.01')
  })

  it('runs by the millisecond: 10 000 / 10 000 · 0.075 % · 60 s / 8 h', () => {
    // 0.00075 / 480 = 0.0000015625
    const minute = { rate: by('0.00075'), price: at(10_000), periodMs: 28_800_000 } as const
    expect(
      under(dollars('long', 10_000), { kind: 'continuous', elapsedMs: 60_000, ...minute }),
    ).toBe('-0.0000015625')
    expect(under(dollars('long', 10_000), { kind: 'continuous', elapsedMs: 0, ...minute })).toBe(
      '0',
    )
  })

  it('counts the value of a contract: 100 of 100 USD at 50 000', () => {
    // 100 · 100 / 50 000 · 0.0001; per contract 100 / 50 000 · 0.0001
    const hundred = { kind: 'inverse', contractValue: contractValue(new D(100)) } as const
    const position = { ...dollars('short', 100), spec: hundred }
    expect(fundingReceived(position, at(50_000), by('0.0001')).toFixed()).toBe('0.00002')
    expect(absoluteFundingRate(hundred, by('0.0001'), at(50_000)).toFixed()).toBe('0.0000002')
  })

  it('accrues within an interval: half of 0.00255', () => {
    const half = { periodMs: 3_600_000, elapsedMs: 1_800_000 }
    const part = accruedFunding(coin(new D('0.00255')), half)
    expect(part.ok && part.value.toFixed()).toBe('0.001275')
  })

  it('is whole where the exact payment is: 1 000 / 3 · 0.03 %', () => {
    expect(fundingReceived(dollars('short', 1_000), at(3), by('0.0003')).toFixed()).toBe('0.1')
  })

  it('refuses times that are not whole milliseconds', () => {
    const terms = { kind: 'continuous', rate: by('0.00075'), price: at(10_000) } as const
    const long = dollars('long', 10_000)
    expect(under(long, { ...terms, periodMs: 28_800_000, elapsedMs: -1 })).toBe(
      'The elapsed time in milliseconds must be a whole number of at least 0, was −1.',
    )
    expect(under(long, { ...terms, periodMs: 28_800_000, elapsedMs: NaN })).toContain(
      'was not a number.',
    )
    expect(under(long, { ...terms, periodMs: 0, elapsedMs: 1 })).toBe(
      'The funding period in milliseconds must be a whole number of at least 1, was 0.',
    )
  })

  it('is paid by longs above zero, by shorts below and by nobody at zero', () => {
    expect(['0.0001', '-0.0001', '0'].map((text) => fundingPayer(by(text)))).toEqual([
      'longs',
      'shorts',
      'nobody',
    ])
  })

  it('is zero-sum between the sides, however it is stated', () => {
    const times = fc.integer({ min: 0, max: 28_800_000 })
    const stated = fc
      .record({
        rate: fc.integer({ min: -9_999, max: 9_999 }),
        cents: fc.integer({ min: 1 }),
        times,
      })
      .chain(({ rate: points, cents, times: elapsedMs }) =>
        fc.constantFrom<FundingTerms>(
          {
            kind: 'relative',
            rate: rate(new D(points).div(1e6)),
            price: price(new D(cents).div(100)),
          },
          { kind: 'absolute', coinsPerContract: coin(new D(points).div(1e12)) },
          {
            kind: 'continuous',
            rate: rate(new D(points).div(1e6)),
            price: price(new D(cents).div(100)),
            periodMs: 28_800_000,
            elapsedMs,
          },
        ),
      )
    fc.assert(
      fc.property(stated, fc.integer({ min: 0, max: 1e9 }), (terms, quantity) => {
        const long = fundingUnder(dollars('long', quantity), terms)
        const short = fundingUnder(dollars('short', quantity), terms)
        assert(long.ok && short.ok)
        expect(long.value.plus(short.value).isZero()).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('shows its working and says who pays', () => {
    const spec = contractById('bitmex:XBTUSD')!
    const position = { spec, side: 'long', quantity: contracts(new D(10_000)) } as const
    const [shown] = explainFunding(position, {
      kind: 'relative',
      rate: by('-0.0001'),
      price: at(50_000),
    })
    expect(shown).toMatchObject({
      figure: 'funding',
      formula: '−s · q · C / M · rate',
      substituted: '−(+1) · 10,000 · 1 / 50,000 · (−0.01%)',
      result: '0.00002 BTC',
      note: 'The rate is below zero: shorts pay longs. A negative figure is paid by this position.',
    })
    const [constant] = explainFunding(position, {
      kind: 'absolute',
      coinsPerContract: coin(new D('0.00000002')),
    })
    expect(constant?.substituted).toBe('−(+1) · 10,000 · 0.00000002')
    const [short] = explainFunding(
      { ...position, side: 'short' },
      { kind: 'relative', rate: by('0'), price: at(50_000) },
    )
    expect(short?.substituted).toBe('−(−1) · 10,000 · 1 / 50,000 · 0%')
    expect(short?.source?.topics).toContain('funding')
    const [running] = explainFunding(position, {
      kind: 'continuous',
      rate: by('0.0001'),
      price: at(50_000),
      periodMs: 28_800_000,
      elapsedMs: -5,
    })
    expect(running?.formula).toBe('−s · q · C / M · rate · elapsed / period')
    expect(running?.result).toContain('at least 0, was −5.')
  })
})
