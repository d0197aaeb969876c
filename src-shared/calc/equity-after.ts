import type { ContractSpec } from '../market/contract-spec'
import { plus, type Coin, type Price } from '../num/units'

import { num, term, type Explanation } from './explanation'
import type { Twin, TwinnedSpec } from './position'
import { twinAt } from './twin'

interface Closed {
  /** Coins of the account without this position's result. */
  readonly balance: Coin
  /** Net result in coin. */
  readonly net: Coin
}

/**
 * What the account holds once the position is closed: balance + net, in coin, and the same coins in dollars at the
 * exit. 1 BTC and +0.05 at 66 666.66… → 1.05 BTC, 70 000 USD. The dollars of the whole account move with the
 * price, so that they are not the dollar result added to the dollars of before.
 */
export function equityAfter(spec: TwinnedSpec, { balance, net }: Closed, exit: Price): Twin {
  return twinAt(spec, plus(balance, net), exit)
}

/** The working behind the equity after an exit. */
export function explainEquityAfter(
  spec: TwinnedSpec & ContractSpec,
  { balance, net }: Closed,
  exit: Price,
): Explanation<'equity'> {
  const { coin, usd } = equityAfter(spec, { balance, net }, exit)
  return {
    figure: 'equity',
    title: 'Equity after the exit',
    formula: 'balance + net result; times X in dollars',
    substituted: `${num(balance)} + ${term(net)}; ${num(coin)} · ${num(exit)}`,
    result: `${num(coin)} ${spec.settlement} (${num(usd)} ${spec.quote})`,
  }
}
