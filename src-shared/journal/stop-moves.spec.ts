import { describe, expect, it } from 'vitest'

import type { Side } from '../market/side'
import { D } from '../num/decimal'
import { price, type Price } from '../num/units'

import { stopWay } from './stop-moves'

const at = (value: number | null): Price | null => (value === null ? null : price(new D(value)))

describe('what a stop does against the one before it', () => {
  it.each<{ side: Side; before: number | null; after: number | null; way: string }>([
    { side: 'long', before: null, after: 48_000, way: 'set' },
    { side: 'long', before: 48_000, after: 49_000, way: 'tightened' },
    { side: 'long', before: 49_000, after: 47_500, way: 'widened' },
    { side: 'short', before: 52_000, after: 51_000, way: 'tightened' },
    { side: 'short', before: 51_000, after: 53_000, way: 'widened' },
    { side: 'long', before: 48_000, after: 48_000, way: 'kept' },
    { side: 'short', before: 48_000, after: null, way: 'removed' },
    { side: 'short', before: null, after: null, way: 'kept' },
  ])('of a $side from $before to $after is $way', ({ side, before, after, way }) => {
    expect(stopWay(side, at(before), at(after))).toBe(way)
  })
})
