import type { InverseSpec } from '../market/contract-spec'
import { ONE } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import {
  coin,
  contracts,
  fraction,
  usd,
  type Coin,
  type Contracts,
  type Fraction,
  type Price,
  type Usd,
} from '../num/units'

import { YEAR_MS } from './funding-rate'
import type { Twin } from './position'
import { countIssue } from './whole-count'

export interface Basis {
  /** F − S in quote units per coin. */
  readonly quote: Usd
  /** (F − S) / S. */
  readonly fraction: Fraction
}

/** How far a future stands from the index. 51 000 over 50 000 → 1 000 USD, 2 %. Negative in backwardation. */
export function basis(future: Price, index: Price): Basis {
  const quote = usd(future.minus(index))
  return { quote, fraction: fraction(quote.div(index)) }
}

export interface YearlyBasis {
  /** (F/S − 1) · 365 / days. */
  readonly simple: Fraction
  /** (F/S)^(365/days) − 1; for display. Undefined under one day to expiry. */
  readonly compounded: Fraction | undefined
}

const DAY_MS = 86_400_000

/**
 * The basis of a dated future as a yearly fraction. 51 000 over 50 000 with 73 days left → 10 % simple,
 * 1.02⁵ − 1 = 10.408… % compounded. An error in words without time left.
 * Source: BitMEX, fair basis rate of dated contracts (simple; five instruments of 2026 reproduced).
 */
export function yearlyBasis(
  future: Price,
  index: Price,
  toExpiryMs: number,
): Result<YearlyBasis, string> {
  const issue = countIssue(toExpiryMs, { label: 'The time to expiry in milliseconds', least: 1 })
  if (issue !== undefined) return err(issue)
  const years = ONE.times(toExpiryMs).div(YEAR_MS)
  return ok({
    simple: fraction(basis(future, index).fraction.div(years)),
    compounded:
      toExpiryMs < DAY_MS ? undefined : fraction(future.div(index).pow(ONE.div(years)).minus(1)),
  })
}

export interface Carry {
  readonly spec: Pick<InverseSpec, 'kind' | 'contractValue'>
  /** Coins held behind the short future. Above zero. */
  readonly coins: Coin
  /** The price at which the future is sold. */
  readonly future: Price
}

/**
 * The short contracts that turn coins into a fixed number of dollars at expiry, exact (not on the lot):
 * coins · F / C, on the FUTURE's price. 2 BTC, future 51 000, contract 100 USD → 1 020. Sized on the index
 * instead (1 000), 0.039 BTC would stay open to the price. An error in words without coins.
 */
export function lockQuantity({ spec, coins, future }: Carry): Result<Contracts, string> {
  if (coins.lte(0)) return err('There are no coins to lock: the coins must be above zero.')
  return ok(contracts(coins.times(future).div(spec.contractValue)))
}

/**
 * What coins and a short future are worth at the delivery price: S_T · (coins − Q/F) + Q dollars, Q = q · C,
 * before fees. With Q = coins · F it is Q at every price. 2 BTC and 1 000 contracts of 100 USD sold at 51 000,
 * delivered at 60 000: 60 000 · (2 − 1.9607…) + 100 000 = 102 352.94… USD.
 */
export function carriedWorth(
  { spec, coins, future, quantity }: Carry & { readonly quantity: Contracts },
  delivery: Price,
): Twin {
  const dollars = quantity.times(spec.contractValue)
  const open = coins.minus(dollars.div(future))
  return {
    coin: coin(open.plus(dollars.div(delivery))),
    usd: usd(open.times(delivery).plus(dollars)),
  }
}

/** What coins bought at the index gain when locked at the future's price: coins · (F − S). 2 BTC → 2 000 USD. */
export function carryGain({ coins, future }: Pick<Carry, 'coins' | 'future'>, index: Price): Usd {
  return usd(coins.times(basis(future, index).quote))
}
