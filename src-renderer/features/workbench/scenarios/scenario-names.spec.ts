import { describe, expect, it } from 'vitest'

import { freeName, nameIssue, suggestedName } from './scenario-names'

describe('nameIssue', () => {
  it.each([
    ['', 'Give it a name.'],
    ['   ', 'Give it a name.'],
    ['x'.repeat(81), 'A name has up to 80 characters; this has 81.'],
    ['a\u0007b', 'A name is one line.'],
    [' plan ', 'You have a scenario of that name already.'],
  ])('says of %j: %s', (name, words) => {
    expect(nameIssue(name, ['Plan'])).toBe(words)
  })

  it('has nothing against a new name', () => {
    expect(nameIssue('Plan 2', ['Plan'])).toBeUndefined()
  })
})

describe('freeName', () => {
  it('counts on from the names that are taken', () => {
    expect(freeName('Plan', [])).toBe('Plan')
    expect(freeName('Plan', ['plan'])).toBe('Plan 2')
    expect(freeName('Plan 2', ['Plan', 'Plan 2', 'Plan 3'])).toBe('Plan 4')
  })

  it('stays within 80 characters', () => {
    const long = 'x'.repeat(80)
    expect(freeName(long, [long])).toBe(`${'x'.repeat(78)} 2`)
  })
})

describe('suggestedName', () => {
  it.each([
    [{ entry: '60,000', quantity: '1' }, 'Long XBTUSD from 60,000'],
    [{ entry: '', quantity: '10k' }, 'Long 10k XBTUSD'],
    [{ entry: ' ', quantity: '' }, 'Long XBTUSD'],
  ])('of %j is %s', (typed, name) => {
    expect(suggestedName(typed, { symbol: 'XBTUSD' }, 'Long')).toBe(name)
  })
})
