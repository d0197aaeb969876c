import type { ContractSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import type { Decimal } from '../num/decimal'
import { assertNever, err, ok, type Result } from '../num/result'
import { coin, type Coin, type Price, type Rate } from '../num/units'

import { notionalFilled, notionalFormula } from './explain-notional'
import { num, percent, sourced, term, type Explanation } from './explanation'
import type { Holding } from './notional'
import { payoffOver, type PayoffTerms } from './payoff'
import { countIssue, countText } from './whole-count'

export type Funded<S extends PayoffTerms = PayoffTerms> = Holding & {
  readonly spec: S
  readonly side: Side
}

/**
 * What one funding settlement brings, positive received: −s·N(mark)·rate. A positive rate has longs pay shorts,
 * on every venue. Long 10 000 USD at mark 50 000 and +0.01 % → −0.00002 BTC. The price is whatever the venue
 * takes the value at: the mark (most), the index, or a settlement price (HTX).
 */
export function fundingReceived(
  { spec, side, quantity }: Funded,
  mark: Price,
  fundingRate: Rate,
): Coin {
  // The rate is multiplied in before the one division, so that a payment of whole satoshi is whole.
  const { sign, valueAt } = payoffOver(
    spec.kind,
    quantity.times(spec.contractValue).times(fundingRate),
  )
  return coin(valueAt(mark).times(sign).times(-signOf(side)))
}

/**
 * How a venue states what an interval costs.
 * `relative`: a fraction of the notional at a price, paid once.
 * `absolute`: coins per contract, fixed when the rate was set, so that the payment no longer moves with the
 * price (Kraken Futures: "absolute rate").
 * `continuous`: a rate for a whole period (8 hours), paid by the millisecond (Deribit).
 */
export type FundingTerms =
  | { readonly kind: 'relative'; readonly rate: Rate; readonly price: Price }
  | { readonly kind: 'absolute'; readonly coinsPerContract: Coin }
  | {
      readonly kind: 'continuous'
      readonly rate: Rate
      readonly price: Price
      readonly periodMs: number
      readonly elapsedMs: number
    }

/**
 * Coins per contract for one interval, from a relative rate and the index when it was set: rate · |f(index)|,
 * for an inverse contract rate · C / index. 0.01785 % at 7 000, 1 USD → 0.0000000255 BTC.
 * Source: Kraken Futures, inverse perpetual specifications (help 360022835911): relative = absolute × index.
 */
export function absoluteFundingRate(spec: PayoffTerms, fundingRate: Rate, index: Price): Coin {
  const { sign, valueAt } = payoffOver(spec.kind, spec.contractValue.times(fundingRate))
  return coin(valueAt(index).times(sign))
}

/**
 * What the contracts receive under any of the three statements, positive received.
 * - `relative`: −s · N(price) · rate.
 * - `absolute`: −s · q · coins per contract. Short 100 000 at 0.0000000255 → +0.00255 BTC (Kraken's example).
 * - `continuous`: −s · N(price) · rate · elapsed / period. Long 10 000 USD at 10 000 for one minute at 0.075 %
 *   per 8 h → −0.0000015625 BTC (Deribit, support 25944756883229: rate × position × time / 8 h).
 * An error in words when the times are not whole milliseconds, elapsed ≥ 0 and period ≥ 1.
 */
export function fundingUnder(position: Funded, terms: FundingTerms): Result<Coin, string> {
  switch (terms.kind) {
    case 'relative':
      return ok(fundingReceived(position, terms.price, terms.rate))
    case 'absolute':
      return ok(coin(position.quantity.times(terms.coinsPerContract).times(-signOf(position.side))))
    case 'continuous':
      return accruedFunding(fundingReceived(position, terms.price, terms.rate), terms)
    default:
      return assertNever(terms)
  }
}

/**
 * The part of a period's funding that has accrued: whole · elapsed / period. Half an hour of a payment of
 * 0.00255 BTC per hour → 0.001275 BTC. Where funding accrues within its interval (Kraken Futures, realised when the
 * position changes) it is taken on an `absolute` payment. An error in words when the times are not whole
 * milliseconds, elapsed ≥ 0 and period ≥ 1.
 */
export function accruedFunding(
  whole: Coin,
  { periodMs, elapsedMs }: { readonly periodMs: number; readonly elapsedMs: number },
): Result<Coin, string> {
  const issue =
    countIssue(periodMs, { label: 'The funding period in milliseconds', least: 1 }) ??
    countIssue(elapsedMs, { label: 'The elapsed time in milliseconds', least: 0 })
  return issue === undefined ? ok(coin(whole.times(elapsedMs).div(periodMs))) : err(issue)
}

export type FundingPayer = 'longs' | 'shorts' | 'nobody'

/** Who pays at a rate of this sign: above zero the longs, below zero the shorts. The same on every venue. */
export function fundingPayer(fundingRate: Decimal): FundingPayer {
  if (fundingRate.isZero()) return 'nobody'
  return fundingRate.gt(0) ? 'longs' : 'shorts'
}

const PAYER_WORDS = {
  longs: 'The rate is above zero: longs pay shorts.',
  shorts: 'The rate is below zero: shorts pay longs.',
  nobody: 'The rate is zero: nobody pays.',
} as const satisfies Record<FundingPayer, string>

/** The working of a funding payment, with the one who pays in words. */
export function explainFunding(
  position: Funded<ContractSpec>,
  terms: FundingTerms,
): readonly Explanation<'funding'>[] {
  const received = fundingUnder(position, terms)
  const { spec } = position
  return [
    {
      figure: 'funding',
      title: 'Funding received',
      ...working(position, terms),
      result: received.ok ? `${num(received.value)} ${spec.settlement}` : received.error,
      note: `${PAYER_WORDS[fundingPayer(statedRate(terms))]} A negative figure is paid by this position.`,
      ...sourced(spec, 'funding'),
    },
  ]
}

const statedRate = (terms: FundingTerms): Decimal =>
  terms.kind === 'absolute' ? terms.coinsPerContract : terms.rate

function working(
  position: Funded,
  terms: FundingTerms,
): Pick<Explanation, 'formula' | 'substituted'> {
  const s = signOf(position.side) === 1 ? '−(+1)' : '−(−1)'
  if (terms.kind === 'absolute') {
    return {
      formula: '−s · q · coins per contract',
      substituted: `${s} · ${num(position.quantity)} · ${term(terms.coinsPerContract)}`,
    }
  }
  const formula = `−s · ${notionalFormula(position.spec, 'M')} · rate`
  const filled = `${s} · ${notionalFilled(position, terms.price)} · ${signedPercent(terms.rate)}`
  if (terms.kind === 'relative') return { formula, substituted: filled }
  return {
    formula: `${formula} · elapsed / period`,
    substituted: `${filled} · ${countText(terms.elapsedMs)} ms / ${countText(terms.periodMs)} ms`,
  }
}

const signedPercent = (value: Decimal): string =>
  value.lt(0) ? `(${percent(value)})` : percent(value)
