import { ZERO } from '../num/decimal'
import {
  coin,
  contracts,
  plus,
  price as asPrice,
  usd,
  type Coin,
  type Contracts,
  type Price,
  type Usd,
} from '../num/units'

import { averageEntry, type PricedQuantity } from './average-entry'
import { fillCost, type SettledSpec } from './cost'
import { notional } from './notional'
import { printedEntry } from './printed-entry'
import { coinsOf } from './whole-units'

/** One entry made of several fills: what it is, what the venue shows for it, and what it is not. */
export interface EnteredFills {
  readonly quantity: Contracts
  /** The payoff mean, exact. */
  readonly averageEntry: Price
  /** The entry that the venue shows, by its own rule. */
  readonly printedEntry: Price
  /** Σ q·|f(p)|: what the fills are worth, not rounded. */
  readonly cost: Coin
  /** The same as the venue books it, fill by fill in its own rounding. */
  readonly bookedCost: Coin
  /** What the whole quantity would be worth at the printed entry. */
  readonly printedCost: Coin
  /** Printed less booked: what a result counted from the printed entry is off by. */
  readonly printedOff: Coin
  /** Σ q·p / Σ q, the mean that an inverse contract does not have. */
  readonly plainMean: Price
  /** Plain mean less payoff mean. Never below zero on an inverse contract. */
  readonly plainOff: Usd
  /** The whole at the plain mean less `cost`: the coins that the plain mean would lose or invent. */
  readonly plainCostOff: Coin
}

/**
 * Several fills as one entry. Undefined when they hold no contracts, or are worth less than one smallest unit.
 *
 * 100 and 200 contracts of 1 USD at 29 800 and 30 000, booked by lots of 100 (BitMEX): mean 29 933.0357…, printed
 * 29 933.0398…; booked 335 570 + 666 666 = 1 002 236 satoshi, at the printed entry 1 002 237, one satoshi more.
 * Plain mean 29 933.33…, 0.298 USD too high. Sources: BitMEX help 6205210741277 for the fills; the rules of
 * average-entry.ts, printed-entry.ts and cost.ts.
 */
export function enteredFills(
  spec: SettledSpec,
  fills: readonly PricedQuantity[],
): EnteredFills | undefined {
  const mean = averageEntry(spec, fills)
  const printed = printedEntry(spec, fills)
  if (mean === undefined || printed === undefined) return undefined
  const quantity = contracts(fills.reduce((sum, fill) => sum.plus(fill.quantity), ZERO))
  const cost = coin(
    fills.reduce((sum, fill) => sum.plus(notional({ spec, ...fill }, fill.price)), ZERO),
  )
  const bookedCost = coinsOf(
    fills.reduce((sum, fill) => sum + fillCost({ spec, ...fill }), 0n),
    spec.settlementScale,
  )
  const printedCost = notional({ spec, quantity }, printed)
  const plainMean = asPrice(
    fills.reduce((sum, fill) => sum.plus(fill.quantity.times(fill.price)), ZERO).div(quantity),
  )
  return {
    quantity,
    averageEntry: mean,
    printedEntry: printed,
    cost,
    bookedCost,
    printedCost,
    printedOff: coin(printedCost.minus(bookedCost)),
    plainMean,
    plainOff: usd(plainMean.minus(mean)),
    plainCostOff: coin(notional({ spec, quantity }, plainMean).minus(cost)),
  }
}

/** A fill, and the entry once it and all before it are in. */
export interface RunningFill extends PricedQuantity {
  readonly cumulative: Contracts
  readonly averageEntry: Price
  /** Of this fill alone, as the venue books it. */
  readonly bookedCost: Coin
}

/**
 * The average entry after each fill, in their order. 100 @ 10 000, then 100 @ 20 000 → 10 000, 13 333.33….
 * Each mean is taken of the position so far and the new fill; a fill of no contracts leaves it as it was.
 */
export function runningFills(
  spec: SettledSpec,
  fills: readonly PricedQuantity[],
): readonly RunningFill[] {
  const running: RunningFill[] = []
  for (const fill of fills) {
    const before = running.at(-1)
    const held = before && { quantity: before.cumulative, price: before.averageEntry }
    running.push({
      quantity: fill.quantity,
      price: fill.price,
      cumulative: before ? plus(before.cumulative, fill.quantity) : fill.quantity,
      averageEntry: averageEntry(spec, held ? [held, fill] : [fill]) ?? fill.price,
      bookedCost: coinsOf(fillCost({ spec, ...fill }), spec.settlementScale),
    })
  }
  return running
}
