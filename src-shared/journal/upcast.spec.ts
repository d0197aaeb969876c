import { describe, expect, it } from 'vitest'

import { upcast } from './upcast'

const subject = '00000000-0000-4000-8000-000000000001'
const annotated = { kind: 'annotated', version: 1, subject, note: 'held to plan' }

describe('reading a stored payload', () => {
  it('passes version 1 as it is', () => {
    expect(upcast(annotated)).toEqual(annotated)
  })

  it.each([
    ['an unknown kind', { ...annotated, kind: 'dividend-paid' }, /unknown kind of event/],
    [
      'a kind from Object.prototype',
      { ...annotated, kind: 'constructor' },
      /unknown kind of event/,
    ],
    ['a newer version', { ...annotated, version: 2 }, /version 2; this program reads up to 1/],
    ['a version below the first', { ...annotated, version: 0 }, /does not fit its schema/],
    ['a field of the wrong kind', { ...annotated, note: 7 }, /does not fit its schema/],
    ['no kind', { version: 1 }, /must state its kind and version/],
    ['no object', 'annotated', /must be an object/],
  ])('refuses %s', (_, payload, words) => {
    expect(() => upcast(payload)).toThrow(words)
  })
})
