import type { ContractSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import type { Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { fraction, type Fraction, type Rate } from '../num/units'

import { num, percent, sourced, type Explanation } from './explanation'

/** The period that a rate is stated for where funding runs continuously. Source: Deribit support 25944756883229. */
export const CONTINUOUS_HOURS = 8

type Paying = Pick<ContractSpec, 'term' | 'funding'>

/** The hours that one funding rate stands for; undefined for a dated contract, which pays none. */
export function fundingPeriodHours({ term, funding }: Paying): number | undefined {
  if (term === 'dated') return undefined
  return funding.intervalHours === 0 ? CONTINUOUS_HOURS : funding.intervalHours
}

export interface FundedTime {
  readonly spec: Paying
  readonly side: Side
  readonly fundingRate: Rate
  /** How long the position is held; a part of a period counts as that part. */
  readonly days: Decimal
}

/**
 * The funding that a position is expected to pay over a time, as a fraction of its notional, negative where it is
 * received: s · rate · days · 24 / hours of a period. Long, 0.01 % each 8 hours, 3 days → 0.0009; a short receives
 * it. Settlements come at fixed hours, so that a time between two of them pays one more or one less; on average it
 * pays this. Errors in words for a dated contract and for less than no time.
 */
export function expectedFunding(held: FundedTime): Result<Fraction, string> {
  const hours = fundingPeriodHours(held.spec)
  if (hours === undefined) return err('A dated contract pays no funding.')
  if (held.days.lt(0)) return err('The time held must not be below zero.')
  const periods = held.days.times(24).div(hours)
  return ok(fraction(held.fundingRate.times(periods).times(signOf(held.side))))
}

/** The working behind the funding expected over a time. */
export function explainExpectedFunding(
  held: FundedTime & { readonly spec: ContractSpec },
): Explanation<'expectedFunding'> {
  const expected = expectedFunding(held)
  const hours = fundingPeriodHours(held.spec)
  const s = signOf(held.side) === 1 ? '+1' : '(−1)'
  const shown = percent(held.fundingRate)
  const rate = held.fundingRate.lt(0) ? `(${shown})` : shown
  return {
    figure: 'expectedFunding',
    title: 'Expected funding',
    formula: 's · rate · days · 24 / hours of a period',
    substituted: `${s} · ${rate} · ${num(held.days)} · 24 / ${hours?.toString() ?? '–'}`,
    result: expected.ok ? `${percent(expected.value)} of the notional` : expected.error,
    note: 'Above zero is paid. The rate is assumed to stay as it is.',
    ...sourced(held.spec, 'funding'),
  }
}
