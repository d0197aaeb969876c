import {
  fraction,
  price as asPrice,
  usd,
  type Fraction,
  type Leverage,
  type Price,
  type Usd,
} from '../num/units'

import { bookState } from './book'
import type { PriceRange } from './curve-range'
import { notionalTwin } from './notional'
import { positionBook } from './position-book'
import type { PositionInput, PriceOutcome, Twin } from './position'
import { twinAt } from './twin'

/** What stands behind a position at one price, and what it is worth there. */
export interface Collateral {
  readonly price: Price
  readonly notional: Twin
  /** Margin or wallet with the position’s unrealised result; the dollars are the coins at this price. */
  readonly equity: Twin
  readonly maintenance: Twin
  /** Maintenance / equity: liquidation at 1. Undefined without equity. */
  readonly marginRatio: Fraction | undefined
  /** Notional / equity. Undefined without contracts or equity. */
  readonly effectiveLeverage: Leverage | undefined
}

/**
 * The collateral of a position at a price, in coin and in the dollars that the coins are worth there: on an inverse
 * contract the margin falls in dollars with the price even before the contract loses a coin.
 *
 * Long 10 000 USD from 50 000 with 0.2 BTC (1×): at 50 000 equity is 0.2 BTC or 10 000 USD; at 40 000 it is
 * 0.2 + 0.2 − 0.25 = 0.15 BTC or 6 000 USD, a leverage of 0.25 / 0.15 = 1.666…. A short of the same is worth
 * 0.2 − 0.2 + 0.25 = 0.25 BTC, still 10 000 USD.
 */
export function collateralAt(input: PositionInput, price: Price): Collateral {
  const { spec, quantity } = input
  const { equity, maintenance, marginRatio, effectiveLeverage } = bookState(
    positionBook(input, price),
  )
  return {
    price,
    notional: notionalTwin({ spec, quantity }, price),
    equity: twinAt(spec, equity, price),
    maintenance: twinAt(spec, maintenance, price),
    marginRatio,
    effectiveLeverage,
  }
}

/** The price halfway between two: 50 000 and 40 000 → 45 000. */
export const halfway = (from: Price, to: Price): Price => asPrice(from.plus(to).div(2))

/** How far one price lies from another: as a fraction of the first, and in dollars. 50 000 → 45 000: −0.1, −5 000. */
export function distanceBetween(
  from: Price,
  to: Price,
): { readonly fraction: Fraction; readonly quote: Usd } {
  const quote = to.minus(from)
  return { fraction: fraction(quote.div(from)), quote: usd(quote) }
}

/**
 * The prices worth drawing: from a little beyond liquidation to as much again on the other side of where the price
 * is now. Without a liquidation price from half the price to three times it. 50 000, liquidated at 40 000 →
 * 39 500 to 55 000.
 */
export function collateralRange(from: Price, liquidation: PriceOutcome): PriceRange {
  if (liquidation.kind !== 'at' || liquidation.price.eq(from))
    return { from: asPrice(from.times('0.5')), to: asPrice(from.times(3)) }
  const way = liquidation.price.minus(from)
  // Farther than three times the price nothing is left to see of the price itself.
  const far = way.gt(from.times(3)) ? from.times(3) : way
  const beyond = from.plus(far.times('1.05'))
  const other = from.minus(far.times('0.5'))
  const least = from.times('0.02')
  const [low, high] = far.lt(0) ? [beyond, other] : [other, beyond]
  return { from: asPrice(low.gt(least) ? low : least), to: asPrice(high) }
}
