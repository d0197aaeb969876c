import { describe, expect, it } from 'vitest'

import { issueSentence } from '../../app/issue-sentence'
import { partOf } from './close-part'
import { steppedIndex } from './stepped-index'
import { sortedBy } from './sorted-legs'
import { D } from '@shared/num/decimal'

describe('moving the selection', () => {
  it.each([
    [-1, 'ArrowDown', 0],
    [0, 'ArrowDown', 1],
    [4, 'ArrowDown', 4],
    [0, 'ArrowUp', 0],
    [1, 'PageDown', 4],
    [2, 'Home', 0],
    [-1, 'End', 4],
  ])('from %i with %s goes to %i of five', (from, key, to) => {
    expect(steppedIndex(from, { key, count: 5 })).toBe(to)
  })

  it('leaves other keys alone, and every key in an empty list', () => {
    expect(steppedIndex(0, { key: 'x', count: 5 })).toBeUndefined()
    expect(steppedIndex(-1, { key: 'ArrowDown', count: 0 })).toBeUndefined()
  })
})

describe('a heading', () => {
  it('starts a column with its largest and turns it round the second time', () => {
    const once = sortedBy('net', { by: 'opened', descending: false })
    expect(once).toEqual({ by: 'net', descending: true })
    expect(sortedBy('net', once)).toEqual({ by: 'net', descending: false })
  })
})

describe('a part to close', () => {
  it.each([
    ['10000', '25', '100', '2500'],
    ['10050', '25', '100', '2500'],
    ['10050', '100', '100', '10050'],
    ['100', '50', '100', '0'],
    ['0.5', '50', '0.1', '0.2'],
  ])('of %s at %s % in lots of %s is %s', (...row) => {
    const [quantity, percent, lot, expected] = row
    expect(partOf(new D(quantity), percent, new D(lot))).toBe(expected)
  })
})

describe('what main says of a field', () => {
  it('is a sentence that names the field', () => {
    expect(issueSentence({ path: 'fills.0.price', message: 'must be above zero' })).toBe(
      'Price must be above zero.',
    )
  })
  it('stays as it is when it already is one', () => {
    expect(issueSentence({ path: 'spec', message: 'This contract is not known.' })).toBe(
      'This contract is not known.',
    )
  })
})
