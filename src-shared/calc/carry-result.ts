import type { ContractSpec } from '../market/contract-spec'
import { err, ok, type Result } from '../num/result'
import {
  fraction,
  usd,
  type Contracts,
  type Fraction,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import { basis } from './carry'
import { num, percent, sourced, term, type Explanation } from './explanation'
import { YEAR_MS } from './funding-rate'
import { countIssue, countText } from './whole-count'

export interface CarryTrade {
  readonly spec: Pick<ContractSpec, 'contractValue'>
  /** Contracts sold. */
  readonly quantity: Contracts
  readonly future: Price
  /** Where the coins behind them were bought. */
  readonly index: Price
  readonly openFeeRate: Rate
  /** Of the delivery, or of buying back. */
  readonly closeFeeRate: Rate
}

export interface CarryResult {
  /** Q · (F − S) / F: what the coins behind the contracts bring over the index. */
  readonly gain: Usd
  /** Q · (rate in + rate out). Negative is a rebate. */
  readonly fees: Usd
  readonly net: Usd
  /** Net over what those coins cost, Q · S / F. Undefined without contracts. */
  readonly share: Fraction | undefined
}

/**
 * What a cash-and-carry brings by expiry in dollars, on the Q/F coins that stand behind the contracts, Q = q · C.
 * Both fees are the same dollars at every delivery price, since the contracts are worth Q at each.
 * 1 020 contracts of 100 USD at 51 000, index 50 000, 0.05 % and 0.05 %: 2 000 − 102 = 1 898 USD on 100 000,
 * 1.898 %. The fees of buying and selling the coins themselves are not in it.
 */
export function carryResult(trade: CarryTrade): CarryResult {
  const { spec, quantity, future, index, openFeeRate, closeFeeRate } = trade
  const dollars = quantity.times(spec.contractValue)
  const gain = dollars.times(basis(future, index).quote).div(future)
  const fees = dollars.times(openFeeRate.plus(closeFeeRate))
  const net = gain.minus(fees)
  const cost = dollars.times(index)
  return {
    ...{ gain: usd(gain), fees: usd(fees), net: usd(net) },
    share: cost.isZero() ? undefined : fraction(net.times(future).div(cost)),
  }
}

/**
 * A return by expiry as a simple yearly fraction: share · 365 d / t. 1.898 % in 73 days → 9.49 %. An error in words
 * without time left.
 */
export function yearlyReturn(share: Fraction, toExpiryMs: number): Result<Fraction, string> {
  const issue = countIssue(toExpiryMs, { label: 'The time to expiry in milliseconds', least: 1 })
  return issue === undefined ? ok(fraction(share.times(YEAR_MS).div(toExpiryMs))) : err(issue)
}

type Working = Explanation<'gain' | 'net' | 'yearly'>

/** The working behind what a cash-and-carry brings; the yearly one where the time to expiry is known. */
export function explainCarryResult(
  trade: CarryTrade & { readonly spec: ContractSpec },
  toExpiryMs: number | undefined,
): readonly Working[] {
  const { spec, quantity, future, index, openFeeRate, closeFeeRate } = trade
  const { gain, fees, net, share } = carryResult(trade)
  const dollars = num(quantity.times(spec.contractValue))
  const [f, s] = [num(future), num(index)]
  return [
    {
      figure: 'gain',
      title: 'Gain over the index',
      formula: 'Q · (F − S) / F, Q = q · C',
      substituted: `${dollars} · (${f} − ${s}) / ${f}`,
      result: `${num(gain)} ${spec.quote}`,
      note: 'On the Q/F coins behind the contracts, bought at the index. Before fees.',
    },
    {
      figure: 'net',
      title: 'Gain after fees',
      formula: 'gain − Q · (rate in + rate out)',
      substituted: `${num(gain)} − ${dollars} · (${rateTerm(openFeeRate)} + ${rateTerm(closeFeeRate)})`,
      result: `${num(net)} ${spec.quote}`,
      note: `Fees ${num(fees)} ${spec.quote}, the same at every delivery price. The fees of buying the coins are not in it.`,
      ...sourced(spec, 'fees'),
    },
    ...explainYearly(share, { toExpiryMs, net, cost: `(${dollars} · ${s} / ${f})` }),
  ]
}

function explainYearly(
  share: Fraction | undefined,
  {
    toExpiryMs,
    net,
    cost,
  }: { readonly toExpiryMs: number | undefined; readonly net: Usd; readonly cost: string },
): readonly Working[] {
  if (share === undefined || toExpiryMs === undefined) return []
  const yearly = yearlyReturn(share, toExpiryMs)
  return [
    {
      figure: 'yearly',
      title: 'A year, after fees',
      formula: 'net / (Q · S / F) · 365 d / t',
      substituted: `${term(net)} / ${cost} · 365 d / ${countText(toExpiryMs)} ms`,
      result: yearly.ok ? percent(yearly.value) : yearly.error,
      note: 'Simple: on what the coins behind the contracts cost.',
    },
  ]
}

const rateTerm = (rate: Rate): string => (rate.lt(0) ? `(${percent(rate)})` : percent(rate))
