import type { Book } from '@shared/calc/book'
import type { Move } from '@shared/calc/cross-liquidation'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import * as units from '@shared/num/units'

import { quantityOf } from './cases'
import { between, chance, onStep, pick, spread, type Roll } from './dice'
import type { Terms } from './terms'

interface HeldCase {
  readonly terms: string
  readonly side: 'long' | 'short'
  readonly quantity: string
  readonly entry: string
  readonly mark: string
  readonly leverage?: string
  readonly nextFundingRate: string
}

/** Positions of one wallet as they go to the judge. */
export interface BookCase {
  readonly positions: readonly HeldCase[]
  readonly wallet: string
  readonly orders: string
  /** The position that moves alone; null: all of them together. */
  readonly move: number | null
  /** A move to survive, as a fraction of the marks. */
  readonly by: string
}

/** Two to four positions of one wallet; now and then two of them in the same contract. */
export function bookOf(roll: Roll, terms: readonly [Terms, ...Terms[]]): BookCase {
  const first = pick(roll, terms)
  const more = Array.from({ length: 1 + Math.floor(roll() * 3) }, () =>
    chance(roll, 0.2) ? first : pick(roll, terms),
  )
  const drawn = [first, ...more].map((each) => heldCase(roll, each))
  const worth = drawn.reduce((sum, { coins }) => sum.plus(coins), new D(0))
  const share = (low: number, high: number): string =>
    canonicalText(atPlaces(worth.times(new D(spread(roll, low, high).toFixed(6))), 8, 'half-up'))
  return {
    positions: drawn.map(({ held }) => held),
    wallet: share(0.01, 3),
    orders: chance(roll, 0.5) ? '0' : share(0.0001, 0.01),
    move: chance(roll, 0.5) ? null : Math.floor(roll() * drawn.length),
    by: canonicalText(between(roll, -0.9, chance(roll, 0.3) ? 5 : 0.9)),
  }
}

function heldCase(roll: Roll, { name, spec }: Terms): { held: HeldCase; coins: Decimal } {
  const entry = onStep(spread(roll, 100, 100_000), spec.tick)
  const mark = onStep(entry.toNumber() * (0.7 + roll() * 0.6), spec.tick)
  const quantity = quantityOf(roll, spec, entry)
  const held = {
    terms: name,
    side: chance(roll, 0.5) ? ('long' as const) : ('short' as const),
    quantity: canonicalText(quantity),
    entry: canonicalText(entry),
    mark: canonicalText(mark),
    ...(chance(roll, 0.5) ? { leverage: pick(roll, ['1', '3', '10', '20']) } : {}),
    nextFundingRate: canonicalText(between(roll, -0.004, 0.004)),
  }
  return { held, coins: quantity.times(spec.contractValue).div(mark) }
}

/** The same book as the engine takes it. */
export function engineBook(sample: BookCase, specOf: (terms: string) => InverseSpec): Book {
  return {
    wallet: units.coin(new D(sample.wallet)),
    orderMargin: units.coin(new D(sample.orders)),
    positions: sample.positions.map(({ terms, side, leverage, ...texts }) => ({
      spec: specOf(terms),
      side,
      quantity: units.contracts(new D(texts.quantity)),
      entry: units.price(new D(texts.entry)),
      mark: units.price(new D(texts.mark)),
      nextFundingRate: units.rate(new D(texts.nextFundingRate)),
      ...(leverage === undefined ? {} : { leverage: units.leverage(new D(leverage)) }),
    })),
  }
}

export const moveOf = ({ move }: BookCase): Move =>
  move === null ? { kind: 'together' } : { kind: 'alone', position: move }
