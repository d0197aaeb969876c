import { describe, expect, it } from 'vitest'

import { listings } from '@shared/market/registry'

import { foundScenarios } from './found-scenarios'

const entry = (id: string, name: string, contractId: string) => ({
  ...{ id, name, contractId },
  changedAtMs: Date.UTC(2026, 10, 24, 5, 30),
})
const entries = [
  entry('1', 'Short into the cuts', 'bitmex:XBTUSD'),
  entry('2', 'Carry', 'custom:GONE'),
]
const found = (query: string) => foundScenarios(entries, listings, query).map(({ id }) => id)

describe('foundScenarios', () => {
  it('says of each its contract and when it was changed', () => {
    expect(foundScenarios(entries, listings, '')).toEqual([
      {
        id: '1',
        name: 'Short into the cuts',
        contract: 'BitMEX XBTUSD perpetual',
        changed: '2026-11-24 05:30',
      },
      { id: '2', name: 'Carry', contract: 'custom:GONE', changed: '2026-11-24 05:30' },
    ])
  })

  it('finds by any words of name, contract and day', () => {
    expect(found('cuts xbtusd')).toEqual(['1'])
    expect(found('2026-11-24')).toEqual(['1', '2'])
    expect(found('gone')).toEqual(['2'])
    expect(found('cuts gone')).toEqual([])
  })
})
