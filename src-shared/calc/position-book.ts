import type { Price } from '../num/units'

import type { Book, BookPosition } from './book'
import { isolatedBook } from './isolated-book'
import type { PositionInput } from './position'
import { standingOf } from './standing'

/**
 * A single position as a book of its own, at a mark: behind it stand its isolated margin or, with cross margin, the
 * whole wallet. The closing fee is where the policy has it for that mode, so that the book is liquidated at the
 * price that the position is.
 */
export function positionBook(input: PositionInput, mark: Price): Book {
  const { spec, side, quantity, entry, backing } = input
  const { terms, chosen } = standingOf(input)
  const position: BookPosition = {
    ...{ spec, side, quantity, entry, mark },
    ...(chosen === undefined ? {} : { leverage: chosen }),
  }
  return backing.kind === 'cross'
    ? { wallet: terms.margin, positions: [position] }
    : isolatedBook(position, terms.margin)
}
