import { expect, it } from 'vitest'

import { parseDecimal } from './parse'

it('reads plain decimal text exactly', () => {
  const read = parseDecimal('-12345678901234567890.000000000000000001')
  expect(read.ok && read.value.toFixed()).toBe('-12345678901234567890.000000000000000001')
})

for (const text of [
  '',
  ' 1',
  '1e5',
  '0x10',
  '1_000',
  'NaN',
  'Infinity',
  '1.',
  '.5',
  '+1',
  '1,5',
  '١',
])
  it(`refuses ${JSON.stringify(text)} rather than guess`, () => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, error: { code: 'malformed' } })
  })

it('refuses more than 64 characters', () => {
  expect(parseDecimal('1'.repeat(65))).toMatchObject({ ok: false, error: { code: 'too-long' } })
  expect(parseDecimal('1'.repeat(64)).ok).toBe(true)
})
