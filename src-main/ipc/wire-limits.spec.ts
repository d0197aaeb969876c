import { describe, expect, it } from 'vitest'

import { WIRE_LIMITS, wireRefusal } from './wire-limits'

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => ({ inner }), 'end')
}

function cycle(): unknown {
  const fields: { self?: unknown } = {}
  fields.self = fields
  return fields
}

describe('wire limits', () => {
  it('lets an ordinary input pass', () => {
    const fill = { action: 'buy', price: '1', at: 1, flags: [true, null, undefined] }
    expect(wireRefusal({ fills: Array.from({ length: 500 }, () => fill) })).toBeUndefined()
  })

  it.each([
    ['a cycle', cycle(), 'nested too deep'],
    ['one level more than allowed', nested(WIRE_LIMITS.depth + 1), 'nested too deep'],
    ['holes without end', new Array(4_294_967_295), 'too large'],
    ['a long text', 'x'.repeat(WIRE_LIMITS.characters + 1), 'too large'],
    ['a long name', { ['x'.repeat(WIRE_LIMITS.characters + 1)]: 1 }, 'too large'],
    ['many entries', Array.from({ length: WIRE_LIMITS.nodes + 1 }, () => 1), 'too large'],
    ['a map', new Map([[1, 2]]), 'not plain'],
    ['a date', { at: new Date(0) }, 'not plain'],
    ['bytes', [new Uint8Array(8)], 'not plain'],
  ])('refuses %s', (_, input, words) => {
    expect(wireRefusal(input)).toContain(words)
  })

  it('allows exactly the deepest nesting', () => {
    expect(wireRefusal(nested(WIRE_LIMITS.depth))).toBeUndefined()
  })
})
