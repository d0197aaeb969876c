import type { ContractSpec } from '../market/contract-spec'
import type { FundingRule } from '../market/venue-policies'
import { assertNever, type Result } from '../num/result'
import type { Fraction, Price, Rate } from '../num/units'

import { num, percent, sourced, type Explanation } from './explanation'
import {
  annualisedFunding,
  averagePremium,
  fairMark,
  fundingRate,
  interestPerInterval,
  premium,
} from './funding-rate'
import { countText } from './whole-count'

/** The working of a predicted funding rate under a rule. */
export function explainFundingRate(
  rule: FundingRule,
  average: Fraction,
  spec?: ContractSpec,
): readonly Explanation<'fundingRate'>[] {
  const predicted = fundingRate(rule, average)
  const { formula, substituted } = working(rule, average)
  const capped = rule.cap === undefined ? '' : `, within ±${percent(rule.cap)}`
  return [
    {
      figure: 'fundingRate',
      title: 'Predicted funding rate',
      formula: rule.cap === undefined ? formula : `${formula}, within ±cap`,
      substituted: `${substituted}${capped}`,
      result: predicted.ok ? percent(predicted.value) : predicted.error,
      note: 'For one interval, from the premium so far: it moves until the interval ends.',
      ...(spec === undefined ? {} : sourced(spec, 'funding')),
    },
  ]
}

type Working = Pick<Explanation, 'formula' | 'substituted'>

function working(rule: FundingRule, average: Fraction): Working {
  const p = average.lt(0) ? `(${percent(average)})` : percent(average)
  switch (rule.method) {
    case 'clamped-premium': {
      const c = percent(rule.clamp)
      return {
        formula: 'P + clamp(I − P, −c, +c)',
        substituted: `${p} + clamp(${percent(rule.interestRate)} − ${p}, −${c}, +${c})`,
      }
    }
    case 'clamped-average':
      return { formula: 'A − I', substituted: `${p} − ${percent(rule.interestRate)}` }
    case 'dead-band': {
      const b = percent(rule.band)
      return {
        formula: 'max(b, P) + min(−b, P)',
        substituted: `max(${b}, ${p}) + min(−${b}, ${p})`,
      }
    }
    case 'premium-over-hours':
      return { formula: 'P / hours', substituted: `${p} / ${countText(rule.hours)}` }
    default:
      return assertNever(rule)
  }
}

const signed = (value: Fraction | Rate): string =>
  value.lt(0) ? `(${percent(value)})` : percent(value)

const percentOr = (outcome: Result<Fraction | Rate, string>): string =>
  outcome.ok ? percent(outcome.value) : outcome.error

/** The working behind the premium of a mark over its index. */
export function explainPremium(mark: Price, index: Price): readonly Explanation<'premium'>[] {
  return [
    {
      figure: 'premium',
      title: 'Premium',
      formula: '(M − S) / S',
      substituted: `(${num(mark)} − ${num(index)}) / ${num(index)}`,
      result: percent(premium(mark, index)),
    },
  ]
}

/** The working behind an average of premium samples. */
export function explainAveragePremium(
  samples: readonly Fraction[],
  weights: 'equal' | 'rising',
): readonly Explanation<'averagePremium'>[] {
  return [
    {
      figure: 'averagePremium',
      title: 'Average premium',
      formula: weights === 'equal' ? 'Σ Pᵢ / n' : 'Σ i · Pᵢ / Σ i',
      substituted: `${samples.length} samples`,
      result: percentOr(averagePremium(samples, weights)),
      note: weights === 'equal' ? 'Every sample counts once.' : 'The n-th sample counts n times.',
    },
  ]
}

/** The working behind the interest part of one interval. */
export function explainInterest(
  daily: { readonly quote: Rate; readonly base: Rate },
  intervalsPerDay: number,
): readonly Explanation<'interest'>[] {
  return [
    {
      figure: 'interest',
      title: 'Interest of one interval',
      formula: '(quote − base) / intervals per day',
      substituted: `(${signed(daily.quote)} − ${signed(daily.base)}) / ${countText(intervalsPerDay)}`,
      result: percentOr(interestPerInterval(daily, intervalsPerDay)),
    },
  ]
}

/** The working behind a funding rate as a simple yearly fraction. */
export function explainAnnualised(
  rate: Rate,
  intervalsPerDay: number,
): readonly Explanation<'annualised'>[] {
  return [
    {
      figure: 'annualised',
      title: 'Funding per year',
      formula: 'rate · intervals per day · 365',
      substituted: `${signed(rate)} · ${countText(intervalsPerDay)} · 365`,
      result: percentOr(annualisedFunding(rate, intervalsPerDay)),
      note: 'Simple, if the rate stayed as it is.',
    },
  ]
}

/** The working behind the fair mark price. */
export function explainFairMark(
  index: Price,
  yearlyBasis: Fraction,
  leftMs: number,
): readonly Explanation<'fairMark'>[] {
  const fair = fairMark(index, yearlyBasis, leftMs)
  return [
    {
      figure: 'fairMark',
      title: 'Fair mark price',
      formula: 'S · (1 + basis per year · time left / 365 d)',
      substituted: `${num(index)} · (1 + ${signed(yearlyBasis)} · ${countText(leftMs)} ms / 365 d)`,
      result: fair.ok ? num(fair.value) : fair.error,
    },
  ]
}
