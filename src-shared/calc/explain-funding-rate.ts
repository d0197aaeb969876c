import type { ContractSpec } from '../market/contract-spec'
import { assertNever } from '../num/result'
import type { Fraction } from '../num/units'

import { percent, sourced, type Explanation } from './explanation'
import { fundingRate, type FundingRule } from './funding-rate'

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
      return { formula: 'P / hours', substituted: `${p} / ${rule.hours}` }
    default:
      return assertNever(rule)
  }
}
