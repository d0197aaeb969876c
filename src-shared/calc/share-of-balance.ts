import { ok, type Result } from '../num/result'
import { fraction, type Coin, type Fraction } from '../num/units'

import { num, percent, term, type Explanation } from './explanation'
import { refused, type Refusal } from './refusal'

/**
 * Coins of a result or a risk as a share of the account: coins / balance. −0.05 BTC on a balance of 2 → −0.025.
 * The balance is the account without the position's result. Errors: a balance of zero or less.
 */
export function shareOfBalance(coins: Coin, balance: Coin): Result<Fraction, Refusal<'balance'>> {
  return balance.gt(0)
    ? ok(fraction(coins.div(balance)))
    : refused('balance', 'There is no balance to take a share of: it must be above zero.')
}

/** The working behind a share of the balance; `of` names the coins, such as "net PnL". */
export function explainShareOfBalance(
  coins: Coin,
  balance: Coin,
  of: string,
): Explanation<'shareOfBalance'> {
  const share = shareOfBalance(coins, balance)
  return {
    figure: 'shareOfBalance',
    title: `${of.charAt(0).toUpperCase()}${of.slice(1)} on the balance`,
    formula: `${of} / balance`,
    substituted: `${term(coins)} / ${num(balance)}`,
    result: share.ok ? percent(share.value) : share.error.message,
    note: 'In coin, on the balance of the account without this position’s result.',
  }
}
