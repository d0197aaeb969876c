import { describe, expect, it } from 'vitest'

import { upcast } from './upcast'

const subject = '00000000-0000-4000-8000-000000000001'
const annotated = { kind: 'annotated', version: 2, subject, note: 'held to plan' }

/** A contract as version 1 of a listing held it. */
const firstForm = {
  kind: 'inverse',
  id: 'bitmex:XBTUSD',
  version: 1,
  venue: 'BitMEX',
  symbol: 'XBTUSD',
  title: 'BitMEX XBTUSD perpetual',
  base: 'BTC',
  quote: 'USD',
  settlement: 'BTC',
  settlementScale: 8,
  contractValue: '1',
  tick: '0.1',
  lot: '100',
  maxLeverage: '100',
  fees: { maker: '0.0005', taker: '0.0005' },
  margin: {
    method: 'first-tier',
    initialRate: '0.01',
    maintenanceRate: '0.005',
    upToCoin: '200',
  },
  liquidationBasis: 'entry-value',
  settlementPolicy: { value: { grain: 'per-lot', mode: 'half-up' }, fee: 'down' },
  fundingIntervalHours: 8,
  sources: [{ title: 'Read by hand', readOn: '2026-11-23', standing: 'confirmed' }],
  userDefined: false,
}
const growth = {
  method: 'linear-growth',
  initialBase: '0.02',
  maintenanceBase: '0.01',
  slopePerCoin: '0.00005',
}

describe('reading a stored payload', () => {
  it('passes the newest version as it is', () => {
    expect(upcast(annotated)).toEqual(annotated)
  })

  it('lifts a note of version 1, which judges nothing', () => {
    expect(upcast({ ...annotated, version: 1, tags: ['range'] })).toEqual({
      ...annotated,
      tags: ['range'],
    })
    expect(() => upcast({ ...annotated, version: 1, rating: 9 })).toThrow(/does not fit/)
  })

  it('reads a judgement, part by part', () => {
    const judged = { setup: null, mistakes: ['chased'], rating: 3, checklist: [] }
    expect(upcast({ ...annotated, ...judged })).toEqual({ ...annotated, ...judged })
    for (const wrong of [{ rating: 0 }, { rating: 2.5 }, { setup: '' }, { emotions: 'fear' }])
      expect(() => upcast({ ...annotated, ...wrong })).toThrow(/does not fit/)
  })

  it('lifts a listing of version 1 to named policies, without changing its arithmetic', () => {
    const lifted = upcast({ kind: 'contract-listed', version: 1, spec: firstForm })
    expect(lifted).toMatchObject({
      version: 2,
      spec: {
        term: 'perpetual',
        margin: { method: 'tiered', measure: 'coin', maintenance: 'whole' },
        liquidation: { basis: 'entry-value', isolatedFee: 'outside' },
        settlementPolicy: { value: { grain: 'per-lot' }, fee: { paid: 'down', received: 'down' } },
        funding: { intervalHours: 8 },
      },
    })
    const growing = { ...firstForm, margin: growth }
    expect(upcast({ kind: 'contract-listed', version: 1, spec: growing })).toMatchObject({
      spec: { margin: { method: 'linear-growth' } },
    })
  })

  it('refuses a listing of version 1 whose contract is damaged', () => {
    for (const spec of [undefined, 'x', { ...firstForm, margin: 3 }, { ...firstForm, tick: 0.5 }])
      expect(() => upcast({ kind: 'contract-listed', version: 1, spec })).toThrow(
        /does not fit its schema/,
      )
  })

  it.each([
    ['an unknown kind', { ...annotated, kind: 'dividend-paid' }, /unknown kind of event/],
    [
      'a kind from Object.prototype',
      { ...annotated, kind: 'constructor' },
      /unknown kind of event/,
    ],
    ['a newer version', { ...annotated, version: 3 }, /version 3; this program reads up to 2/],
    ['a version below the first', { ...annotated, version: 0 }, /does not fit its schema/],
    ['a field of the wrong kind', { ...annotated, note: 7 }, /does not fit its schema/],
    ['no kind', { version: 1 }, /must state its kind and version/],
    ['no object', 'annotated', /must be an object/],
  ])('refuses %s', (_, payload, words) => {
    expect(() => upcast(payload)).toThrow(words)
  })
})
