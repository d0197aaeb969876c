import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import type { FundingRule } from '../market/venue-policies'
import { D } from '../num/decimal'
import type { Result } from '../num/result'
import { fraction, price, rate, type Fraction, type Rate } from '../num/units'

import {
  explainAnnualised,
  explainAveragePremium,
  explainFairMark,
  explainFundingRate,
  explainInterest,
  explainPremium,
} from './explain-funding-rate'
import {
  annualisedFunding,
  averagePremium,
  fairMark,
  fundingRate,
  interestPerInterval,
  premium,
} from './funding-rate'

const r = (text: string): Rate => rate(new D(text))
const f = (text: string): Fraction => fraction(new D(text))
const shown = (result: Result<Rate, string> | Result<Fraction, string>, places = 30): string =>
  result.ok ? result.value.toDecimalPlaces(places).toFixed() : result.error

const clamped: FundingRule = {
  method: 'clamped-premium',
  interestRate: r('0.0001'),
  clamp: r('0.0005'),
}
const banded: FundingRule = { method: 'dead-band', band: r('0.00025'), cap: r('0.005') }
const hourly: FundingRule = { method: 'premium-over-hours', hours: 24, cap: r('0.0025') }
const averaged: FundingRule = {
  method: 'clamped-average',
  interestRate: r('0.0001'),
  cap: r('0.00375'),
}

describe('premium', () => {
  it('is the distance of the mark from the index over the index', () => {
    // 10 / 7 000, 0.1428 % on Kraken's page
    expect(premium(price(new D(7_010)), price(new D(7_000))).toFixed(9)).toBe('0.001428571')
  })
  it('averages samples equally, or late ones more', () => {
    const samples = [f('0.001'), f('0.004')]
    expect(shown(averagePremium(samples, 'equal'))).toBe('0.0025')
    // (1 · 0.001 + 2 · 0.004) / 3
    expect(shown(averagePremium(samples, 'rising'))).toBe('0.003')
    expect(shown(averagePremium([], 'equal'))).toBe('There is no premium to take an average of.')
  })
})

it('refuses a rate of exactly −100 %: a premium of −1 over one hour, no cap in the way', () => {
  const rule: FundingRule = { method: 'premium-over-hours', hours: 1, cap: r('2') }
  expect(shown(fundingRate(rule, f('-1')))).toBe('A rate of −100% or less has no meaning.')
})

describe('interest of an interval', () => {
  it('is the difference of the daily rates over the intervals: (0.06 % − 0.03 %) / 3', () => {
    const daily = { quote: r('0.0006'), base: r('0.0003') }
    expect(shown(interestPerInterval(daily, 3))).toBe('0.0001')
    expect(shown(interestPerInterval(daily, 0))).toBe(
      'Intervals per day must be a whole number of at least 1, was 0.',
    )
  })
})

describe('predicted rate', () => {
  it('by clamped premium is the interest while the premium is near it, and follows it outside', () => {
    // 0.0003: I − P = −0.0002 inside the clamp; 0.002: 0.002 − 0.0005; −0.002: −0.002 + 0.0005
    expect(['0.0003', '0.002', '-0.002'].map((p) => shown(fundingRate(clamped, f(p))))).toEqual([
      '0.0001',
      '0.0015',
      '-0.0015',
    ])
  })
  it('by clamped premium stays within a cap where there is one', () => {
    const capped: FundingRule = { ...clamped, cap: r('0.001') }
    expect(shown(fundingRate(capped, f('0.002')))).toBe('0.001')
    expect(shown(fundingRate(capped, f('-0.002')))).toBe('-0.001')
  })
  it('by clamped average takes the interest off and cuts at the cap', () => {
    // 0.0011 − 0.0001; 0.01 − 0.0001 is above 0.00375
    expect(['0.0011', '0.01', '-0.01'].map((p) => shown(fundingRate(averaged, f(p))))).toEqual([
      '0.001',
      '0.00375',
      '-0.00375',
    ])
  })
  it('by dead band is nothing inside it, the excess outside and at most the cap', () => {
    expect(
      ['0.00025', '-0.0002', '0.001', '-0.001', '0.1'].map((p) => shown(fundingRate(banded, f(p)))),
    ).toEqual(['0', '0', '0.00075', '-0.00075', '0.005'])
  })
  it('over hours is the premium divided: 10 / 7 000 / 24, where the printed 0.0001785 is a slip', () => {
    const average = premium(price(new D(7_010)), price(new D(7_000)))
    expect(shown(fundingRate(hourly, average), 24)).toBe('0.00005952380952380952381')
    expect(shown(fundingRate(hourly, f('0.2')))).toBe('0.0025')
  })
  it('says what is wrong with a rule', () => {
    expect(shown(fundingRate({ ...hourly, hours: 0 }, f('0')))).toBe(
      'Hours of the funding rule must be a whole number of at least 1, was 0.',
    )
    expect(shown(fundingRate({ ...clamped, clamp: r('-0.1') }, f('0')))).toBe(
      'The clamp of the funding rule must not be negative.',
    )
    expect(shown(fundingRate({ ...banded, band: r('-0.1') }, f('0')))).toBe(
      'The band of the funding rule must not be negative.',
    )
    expect(shown(fundingRate({ ...averaged, cap: r('-0.1') }, f('0')))).toBe(
      'The cap of the funding rule must not be negative.',
    )
    expect(shown(fundingRate(clamped, f('-1.5')))).toBe('A rate of −100% or less has no meaning.')
  })
  it('never leaves its cap, and never falls as the premium rises', () => {
    const capped = fc.constantFrom<FundingRule & { readonly cap: Rate }>(
      { ...clamped, cap: r('0.00375') },
      { ...averaged, cap: r('0.00375') },
      { ...banded, cap: r('0.005') },
      { ...hourly, cap: r('0.0025') },
    )
    const points = fc.integer({ min: -500_000, max: 500_000 })
    fc.assert(
      fc.property(capped, points, points, (rule, one, other) => {
        const at = (n: number): Rate => {
          const predicted = fundingRate(rule, fraction(new D(n).div(1e6)))
          assert(predicted.ok)
          expect(predicted.value.abs().lte(rule.cap)).toBe(true)
          return predicted.value
        }
        expect(at(D.max(one, other).toNumber()).gte(at(D.min(one, other).toNumber()))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('yearly basis', () => {
  it('is the rate times its intervals a year: 0.00011 · 3 · 365', () => {
    expect(shown(annualisedFunding(r('0.00011'), 3))).toBe('0.12045')
    expect(shown(annualisedFunding(r('-0.00375'), 3))).toBe('-4.10625')
    expect(shown(annualisedFunding(r('0.00011'), 1.5))).toContain('was 1.5.')
  })
  it('puts the fair mark above the index for the time left', () => {
    // 10 000 · (1 + 0.12045 · 4 h / 8 760 h) = 10 000 · 1.000055
    const index = price(new D(10_000))
    const fair = fairMark(index, f('0.12045'), 4 * 3_600_000)
    expect(fair.ok && fair.value.toFixed()).toBe('10000.55')
    const now = fairMark(index, f('0.12045'), 0)
    expect(now.ok && now.value.toFixed()).toBe('10000')
  })
  it('has no fair mark at or below zero, nor for a time gone by', () => {
    const year = 31_536_000_000
    expect(fairMark(price(new D(1)), f('-1'), year)).toEqual({
      ok: false,
      error: 'This basis would put the fair price at or below zero.',
    })
    expect(fairMark(price(new D(1)), f('0'), -1).ok).toBe(false)
  })
})

describe('explained rate', () => {
  const working = (rule: FundingRule, p: string): readonly [string, string, string] => {
    const explained = explainFundingRate(rule, f(p))[0]!
    return [explained.formula, explained.substituted, explained.result]
  }
  it('shows each rule with its numbers', () => {
    expect(working(clamped, '0.002')).toEqual([
      'P + clamp(I − P, −c, +c)',
      '0.2% + clamp(0.01% − 0.2%, −0.05%, +0.05%)',
      '0.15%',
    ])
    expect(working(averaged, '-0.001')).toEqual([
      'A − I, within ±cap',
      '(−0.1%) − 0.01%, within ±0.375%',
      '−0.11%',
    ])
    expect(working(banded, '0.001')).toEqual([
      'max(b, P) + min(−b, P), within ±cap',
      'max(0.025%, 0.1%) + min(−0.025%, 0.1%), within ±0.5%',
      '0.075%',
    ])
    expect(working({ ...hourly, hours: 0 }, '0.0024')[2]).toContain('at least 1, was 0.')
    expect(working(hourly, '0.0024')).toEqual([
      'P / hours, within ±cap',
      '0.24% / 24, within ±0.25%',
      '0.01%',
    ])
  })
  it('shows the parts around the rule', () => {
    const samples = [f('0.001'), f('0.004')]
    const index = price(new D(7_000))
    const shownParts = [
      explainPremium(price(new D(7_010)), index),
      explainAveragePremium(samples, 'equal'),
      explainAveragePremium(samples, 'rising'),
      explainInterest({ quote: r('0.0006'), base: r('-0.0003') }, 3),
      explainAnnualised(r('-0.00011'), 3),
      explainFairMark(index, f('0.876'), 3_600_000),
      explainFairMark(index, f('0.876'), -1),
    ].map(([part]) => [part!.formula, part!.substituted, part!.result])
    expect(shownParts).toEqual([
      ['(M − S) / S', '(7,010 − 7,000) / 7,000', '0.142857142857%'],
      ['Σ Pᵢ / n', '2 samples', '0.25%'],
      ['Σ i · Pᵢ / Σ i', '2 samples', '0.3%'],
      ['(quote − base) / intervals per day', '(0.06% − (−0.03%)) / 3', '0.03%'],
      ['rate · intervals per day · 365', '(−0.011%) · 3 · 365', '−12.045%'],
      // 7 000 · (1 + 0.876 / 8 760)
      [
        'S · (1 + basis per year · time left / 365 d)',
        '7,000 · (1 + 87.6% · 3,600,000 ms / 365 d)',
        '7,000.7',
      ],
      [
        'S · (1 + basis per year · time left / 365 d)',
        '7,000 · (1 + 87.6% · −1 ms / 365 d)',
        'The time left in milliseconds must be a whole number of at least 0, was −1.',
      ],
    ])
  })
  it('names the rule of the contract behind it', () => {
    const spec = contractById('deribit:BTC-PERPETUAL')!
    expect(explainFundingRate(banded, f('0.001'), spec)[0]?.source?.topics).toContain('funding')
  })
})
