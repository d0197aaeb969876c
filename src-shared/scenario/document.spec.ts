import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { listings } from '../market/registry'

import { contractOf, ScenarioDocument } from './document'

const base = {
  format: 'reciprocal-scenario',
  version: 1,
  name: 'Short into the cuts',
  sheet: { contractId: 'bitmex:XBTUSD', entry: '60000' },
  tools: {},
} as const

const read = (patch: Readonly<Record<string, unknown>>): boolean =>
  z.safeDecode(ScenarioDocument, { ...base, ...patch }).success

describe('a scenario document', () => {
  it('comes back from JSON as it went in, with the contract it was made on', () => {
    const document: ScenarioDocument = { ...base, listing: listings[0], further: [listings[1]!] }
    const json: unknown = JSON.parse(JSON.stringify(z.encode(ScenarioDocument, document)))
    expect(z.decode(ScenarioDocument, json as z.input<typeof ScenarioDocument>)).toEqual(document)
  })

  it('has a name of 1 to 80 characters on one line, without the spaces around it', () => {
    expect(z.decode(ScenarioDocument, { ...base, name: '  a  ' }).name).toBe('a')
    expect(read({ name: 'a'.repeat(80) })).toBe(true)
    for (const name of ['', '   ', 'a'.repeat(81), 'two\nlines', 'a\u0000b'])
      expect(read({ name }), JSON.stringify(name)).toBe(false)
  })

  it('keeps 600 texts of 20,000 characters and no more', () => {
    const fields = (count: number, text: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, text]))
    expect(read({ tools: fields(600, '') })).toBe(true)
    expect(read({ tools: fields(601, '') })).toBe(false)
    expect(read({ sheet: fields(1, 'x'.repeat(20_000)) })).toBe(true)
    expect(read({ sheet: fields(1, 'x'.repeat(20_001)) })).toBe(false)
  })

  it('has no fields that this program does not know', () => {
    expect(read({ alarms: [] })).toBe(false)
  })

  it('names the contract of its sheet, or none', () => {
    expect(contractOf(base)).toBe('bitmex:XBTUSD')
    expect(contractOf({ sheet: {} })).toBe('')
  })
})
