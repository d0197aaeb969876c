import type { FundingRule } from '../market/venue-policies'
import { D, ZERO, type Decimal } from '../num/decimal'
import { assertNever, err, ok, type Result } from '../num/result'
import { fraction, price, rate as asRate, type Fraction, type Price, type Rate } from '../num/units'

import { countIssue } from './whole-count'

/** (mark − index) / index. 7 010 over 7 000 → 0.001428…. Source: Deribit support 25944756883229. */
export function premium(mark: Price, index: Price): Fraction {
  return fraction(mark.minus(index).div(index))
}

/**
 * The average of premium samples. `equal`: their mean. `rising`: the n-th sample counts n times, so that late
 * samples weigh most: (1·P₁ + 2·P₂ + … + n·Pₙ)/(1 + 2 + … + n) (said of Binance and Bybit; inferred, no source
 * was read). 0.1 % then 0.4 % → 0.25 % or 0.3 %. An error in words without samples.
 */
export function averagePremium(
  samples: readonly Fraction[],
  weights: 'equal' | 'rising',
): Result<Fraction, string> {
  if (samples.length === 0) return err('There is no premium to take an average of.')
  const weightOf = (place: number): number => (weights === 'equal' ? 1 : place + 1)
  const sum = samples.reduce<Decimal>((all, at, place) => all.plus(at.times(weightOf(place))), ZERO)
  const total = samples.reduce<Decimal>((all, _, place) => all.plus(weightOf(place)), ZERO)
  return ok(fraction(sum.div(total)))
}

/**
 * The interest part of one interval: (quote − base) / intervals per day, from daily rates.
 * (0.06 % − 0.03 %) / 3 → 0.01 %. Source: BitMEX perpetual contracts guide.
 */
export function interestPerInterval(
  { quote, base }: { readonly quote: Rate; readonly base: Rate },
  intervalsPerDay: number,
): Result<Rate, string> {
  const issue = countIssue(intervalsPerDay, { label: 'Intervals per day', least: 1 })
  return issue === undefined ? rateOrWords(quote.minus(base).div(intervalsPerDay)) : err(issue)
}

/**
 * The rate of the next interval under a rule, from its premium (the average over the interval where the venue
 * takes one). Errors in words: a negative clamp, band or cap; hours that are not a whole number above zero; a
 * rate of −100 % or less.
 *
 * Worked: clamped premium with I = 0.01 %, ±0.05 %: P = 0.03 % → 0.01 %; P = 0.2 % → 0.15 %. Dead band 0.025 %:
 * P = 0.1 % → 0.075 %. Premium 10/7 000 over 24 hours → 0.00595… % per hour.
 * Sources: BitMEX perpetual contracts guide, Bybit and Bitget (clamped premium); OKX help 360053909272 and its
 * announcement of 2024-01-25 (clamped average); Deribit support
 * 25944756883229 (dead band); Kraken Futures help 360022835911 (premium over 24 hours, ±0.25 % per hour; the
 * division printed in that page's first example is wrong: 0.1428 % / 24 is 0.00595 %, not 0.01785 %).
 */
export function fundingRate(rule: FundingRule, average: Fraction): Result<Rate, string> {
  const issue = ruleIssue(rule)
  return issue === undefined ? rateOrWords(withinCap(rule, uncapped(rule, average))) : err(issue)
}

/** The rate before the cap. */
function uncapped(rule: FundingRule, p: Fraction): Decimal {
  switch (rule.method) {
    case 'clamped-premium':
      return p.plus(within(rule.interestRate.minus(p), rule.clamp))
    case 'clamped-average':
      return p.minus(rule.interestRate)
    case 'dead-band':
      return D.max(rule.band, p).plus(D.min(rule.band.negated(), p))
    case 'premium-over-hours':
      return p.div(rule.hours)
    default:
      return assertNever(rule)
  }
}

const withinCap = ({ cap }: FundingRule, value: Decimal): Decimal =>
  cap === undefined ? value : within(value, cap)

const within = (value: Decimal, limit: Decimal): Decimal =>
  D.max(limit.negated(), D.min(limit, value))

function ruleIssue(rule: FundingRule): string | undefined {
  const limits = {
    clamp: rule.method === 'clamped-premium' ? rule.clamp : undefined,
    band: rule.method === 'dead-band' ? rule.band : undefined,
    cap: rule.cap,
  }
  const negative = Object.entries(limits).find(([, limit]) => limit?.lt(0))
  if (negative !== undefined) return `The ${negative[0]} of the funding rule must not be negative.`
  return rule.method === 'premium-over-hours'
    ? countIssue(rule.hours, { label: 'Hours of the funding rule', least: 1 })
    : undefined
}

const rateOrWords = (value: Decimal): Result<Rate, string> =>
  value.gt(-1) ? ok(asRate(value)) : err('A rate of −100% or less has no meaning.')

/**
 * A rate per interval as a simple yearly fraction: rate · intervals per day · 365. 0.011 % three times a day →
 * 0.12045. Source: BitMEX, `fairBasisRate` of XBTUSD beside its funding rate (2024).
 */
export function annualisedFunding(
  fundingRatePerInterval: Rate,
  intervalsPerDay: number,
): Result<Fraction, string> {
  const issue = countIssue(intervalsPerDay, { label: 'Intervals per day', least: 1 })
  if (issue !== undefined) return err(issue)
  return ok(fraction(fundingRatePerInterval.times(intervalsPerDay).times(365)))
}

/** Milliseconds in a year of 365 days, the year of every simple yearly rate here. */
export const YEAR_MS = 31_536_000_000

/**
 * The fair mark price: index · (1 + yearly basis · time left / 365 days), time to the next funding for a
 * perpetual or to expiry for a dated contract. 10 000 at 12.045 % a year, 4 hours left → 10 000.55.
 * An error in words for a negative time, or where the basis would put the price at zero or below.
 * Source: BitMEX, fair price marking (five instruments of 2026 reproduced to a cent).
 */
export function fairMark(
  index: Price,
  yearlyBasis: Fraction,
  leftMs: number,
): Result<Price, string> {
  const issue = countIssue(leftMs, { label: 'The time left in milliseconds', least: 0 })
  if (issue !== undefined) return err(issue)
  const fair = index.plus(index.times(yearlyBasis).times(leftMs).div(YEAR_MS))
  return fair.gt(0) ? ok(price(fair)) : err('This basis would put the fair price at or below zero.')
}
