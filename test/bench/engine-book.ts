import type { Book } from '../../src-shared/calc/book'
import { crossLiquidation } from '../../src-shared/calc/cross-liquidation'
import { notional } from '../../src-shared/calc/notional'
import { D } from '../../src-shared/num/decimal'
import * as units from '../../src-shared/num/units'

import { positionCases, tieredSpec } from './engine-cases'

const MARK = units.price(new D(60_000))

/**
 * One wallet behind many positions of both sides, on all tiers. It holds a quarter of what they are worth
 * together, so that prices have a way to go, and tiers are crossed on it, before anything is liquidated.
 */
export function crossBook(count: number, seed: number): Book {
  const spec = tieredSpec()
  const positions = positionCases(count, seed).map(({ side, quantity, entry }) => ({
    spec,
    side,
    quantity: units.contracts(new D(quantity)),
    entry: units.price(new D(entry)),
    mark: MARK,
  }))
  const worth = positions.reduce(
    (sum, { quantity }) => sum.plus(notional({ spec, quantity }, MARK)),
    new D(0),
  )
  return { wallet: units.coin(worth.div(4)), positions }
}

/** Solves the book both ways and gives the two prices of its first position; 0 where there is none. */
export function solved(book: Book): readonly number[] {
  const found = crossLiquidation(book, { kind: 'together' })
  if (!found.ok) throw new Error(found.error)
  const { falling, rising } = found.value
  return [falling[0]!, rising[0]!].map((outcome) =>
    outcome.kind === 'at' ? outcome.price.toNumber() : 0,
  )
}
