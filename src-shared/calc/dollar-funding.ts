import type { ContractSpec, InverseSpec } from '../market/contract-spec'
import { ONE } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { coin, fraction, usd, type Fraction, type Price, type Rate } from '../num/units'

import { num, percent, sourced, type Explanation } from './explanation'
import { readableYear } from './explain-yearly'
import { fundingReceived, type Funded } from './funding'
import type { Twin } from './position'
import { twinAt } from './twin'
import { countIssue, countText } from './whole-count'

/** A rate and how often it is paid in a day. */
export interface SteadyFunding {
  readonly rate: Rate
  readonly intervalsPerDay: number
}

/**
 * What a position receives in a day of steady funding at a price that stands still, positive received: one payment
 * times the payments of a day. Short 16 000 USD at 8 000, 0.01 % three times a day: 0.0006 BTC, 4.80 USD. In dollars
 * it is the same at every price, q · C · rate · n. An error in words for a count that is not whole.
 */
export function dailyFunding(
  position: Funded<InverseSpec>,
  price: Price,
  { rate, intervalsPerDay }: SteadyFunding,
): Result<Twin, string> {
  const issue = countIssue(intervalsPerDay, LABEL)
  if (issue !== undefined) return err(issue)
  const once = twinAt(position.spec, fundingReceived(position, price, rate), price)
  return ok({
    coin: coin(once.coin.times(intervalsPerDay)),
    usd: usd(once.usd.times(intervalsPerDay)),
  })
}

const LABEL = { label: 'Intervals per day', least: 1 } as const

/**
 * A steady rate as a yearly fraction with every payment put to work at once: (1 + rate)^(365 · n) − 1. 0.01 % three
 * times a day → 11.57 %. Errors in words for a count that is not whole, and for a yield beyond a million times,
 * which says nothing.
 */
export function compoundedFunding({
  rate,
  intervalsPerDay,
}: SteadyFunding): Result<Fraction, string> {
  const issue = countIssue(intervalsPerDay, LABEL)
  if (issue !== undefined) return err(issue)
  const yearly = fraction(
    ONE.plus(rate)
      .pow(365 * intervalsPerDay)
      .minus(1),
  )
  return readableYear(yearly, '')
}

/** The working behind a day of funding and its compounded year. */
export function explainDollarFunding(
  position: Funded<InverseSpec> & { readonly spec: ContractSpec },
  price: Price,
  funding: SteadyFunding,
): readonly Explanation<'daily' | 'compounded'>[] {
  const { spec, quantity, side } = position
  const day = dailyFunding(position, price, funding)
  const year = compoundedFunding(funding)
  const n = countText(funding.intervalsPerDay)
  const rate = funding.rate.lt(0) ? `(${percent(funding.rate)})` : percent(funding.rate)
  const s = side === 'long' ? '−(+1)' : '−(−1)'
  return [
    {
      figure: 'daily',
      title: 'Funding of a day',
      formula: '−s · q · C / M · rate · n',
      substituted: `${s} · ${num(quantity)} · ${num(spec.contractValue)} / ${num(price)} · ${rate} · ${n}`,
      result: day.ok
        ? `${num(day.value.coin)} ${spec.settlement} (${num(day.value.usd)} ${spec.quote})`
        : day.error,
      note: 'Above zero is received. The dollars are the same at every price.',
      ...sourced(spec, 'funding'),
    },
    {
      figure: 'compounded',
      title: 'Funding of a year, compounded',
      formula: '(1 + rate)^(365 · n) − 1',
      substituted: `(1 + ${rate})^(365 · ${n}) − 1`,
      result: year.ok ? percent(year.value) : year.error,
      note: 'If the rate stayed and every payment were put to work the same way.',
    },
  ]
}
