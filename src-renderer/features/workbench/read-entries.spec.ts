import { assert, describe, expect, it } from 'vitest'

import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO } from '../../app/scenario'

import { readEntries, withoutEntries } from './read-entries'
import { readScenario } from './read-scenario'

const spec = contractById('bitmex:XBTUSD')
assert(spec)

const TWO = {
  'entries-0-quantity': '10000',
  'entries-0-price': '50,000',
  'entries-1-quantity': '10000',
  'entries-1-price': '40000',
}

describe('fills that are typed one by one', () => {
  it('give the sum and the payoff mean, in the place of the sheet’s own', () => {
    const entries = readEntries(TWO, spec)
    // 20 000 / (0.2 + 0.25)
    expect(entries.entry?.toFixed(4)).toBe('44444.4444')
    const sheet = { ...EMPTY_SCENARIO, quantity: '500', entry: '1' }
    const reading = readScenario(sheet, spec, entries)
    expect(reading.quantity?.toFixed()).toBe('20000')
    expect(reading.entry?.toFixed(4)).toBe('44444.4444')
    expect(reading.entries).toHaveLength(2)
    expect(reading.says).toEqual({})
  })

  it('leave the sheet alone while there is none', () => {
    const entries = readEntries({ 'entries-0-price': ' ' }, spec)
    expect(entries.typed).toBe(0)
    const sheet = { ...EMPTY_SCENARIO, quantity: '500', entry: '1' }
    expect(readScenario(sheet, spec, entries).quantity?.toFixed()).toBe('500')
  })

  it.each([
    { typed: { 'entries-1-price': '' }, cell: '1-price', words: /lacks a price/ },
    { typed: { 'entries-0-quantity': '' }, cell: '0-quantity', words: /lacks a quantity/ },
    { typed: { 'entries-1-price': 'abc' }, cell: '1-price', words: /digits/ },
  ])('say at $cell that it $words, and have no mean', ({ typed, cell, words }) => {
    const entries = readEntries({ ...TWO, ...typed }, spec)
    expect(entries.says[cell]?.issue).toMatch(words)
    expect(entries.entry).toBeUndefined()
    expect(readScenario(EMPTY_SCENARIO, spec, entries).quantity).toBeUndefined()
  })

  it('hold off the lot, and say so', () => {
    const entries = readEntries({ ...TWO, 'entries-0-quantity': '10050' }, spec)
    expect(entries.quantity?.toFixed()).toBe('20050')
    expect(entries.says['0-quantity']?.issue).toMatch(/10,000 and 10,100/)
  })

  it('can be dropped as a whole', () => {
    expect(withoutEntries({ ...TWO, 'size-risk': '1' })).toEqual({ 'size-risk': '1' })
  })
})
