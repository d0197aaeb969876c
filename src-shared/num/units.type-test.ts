import { D } from './decimal'
import {
  coin,
  contracts,
  minus,
  plus,
  price,
  rate,
  usd,
  type Coin,
  type Contracts,
  type Price,
  type Usd,
} from './units'

/** What must not compile. An expectation that stops failing is itself a compile error. */
const entry: Price = price(new D(50_000))
const quantity: Contracts = contracts(new D(100))
const coins: Coin = coin(new D('0.1'))
const dollars: Usd = usd(new D(5_000))

// @ts-expect-error -- a bare Decimal carries no unit
export const bare: Price = new D(50_000)
// @ts-expect-error -- a product has lost its unit and must be named again
export const product: Coin = coins.times(quantity)
// @ts-expect-error -- decimal.js's own plus drops the unit
export const dropped: Coin = coins.plus(coins)
// @ts-expect-error -- dollars are not coins
export const swapped: Coin = dollars
// @ts-expect-error -- coins and dollars never meet in a sum
export const mixedSum = plus(coins, dollars)
// @ts-expect-error -- coins and dollars never meet in a difference
export const mixedDifference = minus(coins, dollars)
// @ts-expect-error -- a price could leave its range by a difference
export const priceDifference = minus(entry, entry)
// @ts-expect-error -- a rate is not a price
export const ratePrice: Price = rate(new D('0.01'))

export const sum: Coin = plus(coins, coins)
