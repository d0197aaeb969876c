import { describe, expect, it } from 'vitest'

import { rowsShown, withoutRow } from './list-texts'

const field = { id: 'fills', most: 3, columns: [{ id: 'quantity' }, { id: 'price' }] }
const texts = { 'fills-0-price': '1', 'fills-1-quantity': '2', 'fills-2-price': '3' }

describe('a typed list', () => {
  it.each([
    [{}, 1],
    [{ 'fills-0-price': '1' }, 2],
    [{ 'fills-1-price': '1' }, 3],
    [texts, 3],
    [{ 'fills-0-price': '  ' }, 1],
  ])('%j shows %i rows', (typed, shown) => {
    expect(rowsShown(typed, field)).toBe(shown)
  })

  it('moves the rows after one that is taken out up, and empties the last', () => {
    expect(withoutRow(texts, field, 0)).toEqual({
      'fills-0-quantity': '2',
      'fills-0-price': '',
      'fills-1-quantity': '',
      'fills-1-price': '3',
      'fills-2-quantity': '',
      'fills-2-price': '',
    })
  })
})
