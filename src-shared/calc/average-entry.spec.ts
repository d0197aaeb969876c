import { expect, it } from 'vitest'

import { D } from '../num/decimal'
import { contracts, contractValue, price } from '../num/units'

import { averageEntry } from './average-entry'

const inverse = { kind: 'inverse', contractValue: contractValue(new D(1)) } as const
const fill = (quantity: number, at: number): Parameters<typeof averageEntry>[1][number] => ({
  quantity: contracts(new D(quantity)),
  price: price(new D(at)),
})

it('averages inverse fills harmonically: 100 @ 10 000 and 100 @ 20 000 → 13 333.33…, not 15 000', () => {
  // 200 / (100/10 000 + 100/20 000) = 200 / 0.015
  const entry = averageEntry(inverse, [fill(100, 10_000), fill(100, 20_000)])
  expect(entry?.toFixed(20)).toBe('13333.33333333333333333333')
})

it('averages linear fills arithmetically', () => {
  const entry = averageEntry({ ...inverse, kind: 'linear' }, [fill(100, 10_000), fill(100, 20_000)])
  expect(entry?.toFixed()).toBe('15000')
})

it('gives back a single fill price to the last digit', () => {
  // Forth and back, 1 / (1/7 cut at 64 digits), is 6.99…98.
  expect(averageEntry(inverse, [fill(7, 7), fill(11, 7)])?.toFixed()).toBe('7')
})

it('has no answer when nothing was filled', () => {
  expect(averageEntry(inverse, [])).toBeUndefined()
  expect(averageEntry(inverse, [fill(0, 3)])).toBeUndefined()
})

it('ignores a fill of zero contracts', () => {
  expect(averageEntry(inverse, [fill(0, 5), fill(7, 7)])?.toFixed()).toBe('7')
  expect(averageEntry(inverse, [fill(7, 7), fill(0, 5)])?.toFixed()).toBe('7')
})
