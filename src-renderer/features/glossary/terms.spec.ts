import { describe, expect, it } from 'vitest'

import { foundTerms, terms } from './terms'

describe('the glossary', () => {
  it('has one entry for each id', () => {
    expect(new Set(terms.map((term) => term.id)).size).toBe(terms.length)
  })

  it('points only to entries that exist', () => {
    const ids = terms.map((term) => term.id)
    expect(terms.flatMap((term) => term.see).filter((id) => !ids.includes(id))).toEqual([])
  })

  it('explains both readings of side with figures', () => {
    const side = terms.find((term) => term.id === 'side')
    expect(side?.text.join(' ')).toMatch(/underlying.*contract itself/s)
    expect(side?.worked).toContain('0.05 BTC')
  })

  it('finds a term by any of its words', () => {
    expect(foundTerms('harmonic').map((term) => term.id)).toEqual(['average-entry'])
    expect(foundTerms('')).toHaveLength(terms.length)
  })
})
