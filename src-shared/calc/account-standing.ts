import { coin, fraction, type Coin, type Fraction, type Leverage, type Price } from '../num/units'

import { bookState, type Book } from './book'
import { isolatedBook } from './isolated-book'
import type { PositionInput } from './position'
import { standingOf } from './standing'

/** How an account with one position stands at a mark. */
export interface AccountStanding {
  /** Balance and unrealised PnL. */
  readonly equity: Coin
  readonly unrealised: Coin
  /** Notional at the mark / equity. Undefined without a position or equity. */
  readonly effectiveLeverage: Leverage | undefined
  /** Equity that no margin holds. */
  readonly free: Coin
}

/** How near a position is to liquidation: maintenance / what stands behind it at the mark. */
export interface MarginRatio {
  readonly maintenance: Coin
  /** Isolated: its margin and unrealised PnL. Cross: the account's equity. */
  readonly behind: Coin
  /** Undefined where nothing is left behind it. */
  readonly ratio: Fraction | undefined
}

/** The position as a book, with the coins that stand behind it as the wallet. */
function bookOf(input: PositionInput, mark: Price): Book {
  const { spec, side, quantity, entry } = input
  const { terms, chosen } = standingOf(input)
  const position = { spec, side, quantity, entry, mark, ...(chosen && { leverage: chosen }) }
  return input.backing.kind === 'cross'
    ? { wallet: terms.margin, positions: [position] }
    : isolatedBook(position, terms.margin)
}

/**
 * Equity W + uPnL of the account, leverage on it, and what is free: with cross margin all above the initial margin at
 * the mark, with isolated margin what was not put behind the position.
 *
 * 1 BTC, long 10 000 of 1 USD from 50 000, mark 40 000, 10×: uPnL −0.05, equity 0.95, leverage 0.25 / 0.95 = 0.263….
 * Free: cross 0.95 − 0.025 = 0.925; isolated 1 − 0.02 = 0.98.
 */
export function accountStanding(
  input: PositionInput,
  { mark, balance }: { readonly mark: Price; readonly balance: Coin },
): AccountStanding {
  const [own] = bookOf(input, mark).positions
  const state = bookState({ wallet: balance, positions: own ? [own] : [] })
  const { equity, unrealised, effectiveLeverage } = state
  const free =
    input.backing.kind === 'cross'
      ? state.free
      : coin(balance.minus(standingOf(input).initialMargin))
  return { equity, unrealised, effectiveLeverage, free }
}

/**
 * Maintenance margin over what stands behind the position at the mark, with every fee that the venue counts in:
 * liquidation comes at 100 %. The same position, isolated at 10× and 0.5 % on the entry value, mark 48 000:
 * 0.001 / (0.02 − 0.00833…) = 8.57 %.
 */
export function marginRatio(input: PositionInput, mark: Price): MarginRatio {
  const { equity, maintenance } = bookState(bookOf(input, mark))
  return {
    maintenance,
    behind: equity,
    ratio: equity.gt(0) ? fraction(maintenance.div(equity)) : undefined,
  }
}
