import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { placeOf, scanJson } from './json-scan'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON, and JSON with a few characters of it changed. */
const nearJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(200), fc.constantFrom('', '"', '{', '}', ',', '\\', '\n', '1', 'é'))),
  )
  .map(([json, slips]) =>
    slips.reduce((text, [at, other]) => {
      const where = at % (text.length + 1)
      return text.slice(0, where) + other + text.slice(where + 1)
    }, json),
  )

describe('scanJson', () => {
  it('finds a fault exactly where JSON.parse refuses', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        expect(scanJson(text, []).ok).toBe(isJson(text))
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['', 0, 'The text ends here'],
    ['{', 1, 'The text ends here'],
    ['{"a": 1', 7, 'The text ends here'],
    ['{"a" 1}', 5, 'A colon'],
    ['{"a": 1 "b": 2}', 8, 'A comma or }'],
    ['[1 2]', 3, 'A comma or ]'],
    ['{a: 1}', 1, 'name in double quotes'],
    ['{"a": 1,}', 8, 'name in double quotes'],
    ['{"a": nan}', 6, 'A value'],
    ['{"a": 01}', 7, 'A comma or }'],
    ['"a\nb"', 2, 'line break'],
    ['"a\\qb"', 2, 'A backslash'],
    ['{} {}', 3, 'Nothing may follow'],
  ])('says of %j that the character at %i is wrong', (text, at, words) => {
    expect(scanJson(text, [])).toEqual({
      ok: false,
      error: { at, reason: expect.stringContaining(words) as string },
    })
  })

  it('stops before the stack does', () => {
    expect(scanJson('['.repeat(1_000_000), [])).toMatchObject({
      error: { reason: 'This is nested more than 100 deep.' },
    })
  })

  it.each([
    [[], 0],
    [['b'], 13],
    [['b', '1'], 17],
    [['b', '1', 'c'], 23],
    [['b', '7'], 13],
    [['x', 'c'], 0],
  ])('finds the value at %j, or the last one on the way', (path, at) => {
    expect(scanJson('{"a": 1, "b":[2, {"c": 3}], "c": 4}', path)).toEqual({ ok: true, value: at })
  })
})

describe('placeOf', () => {
  it('counts lines and columns from 1', () => {
    expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
    expect(placeOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
  })
})
