import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { ContractListing, specAt, VenuePack, type Era } from './listing'
import { listings } from './registry'
import { bitmexListings } from './venues/bitmex'

const listed = (id: string): ContractListing => listings.find(({ spec }) => spec.id === id)!
const xbtusd = listed('bitmex:XBTUSD')
const at = (moment: string) => specAt(xbtusd, Date.parse(moment))
const era = (until: string, terms: Era['terms']): Era => ({
  ...xbtusd.eras[0]!,
  until,
  terms,
})

describe('the terms of a day', () => {
  it('are today’s after the last change', () => {
    expect(at('2026-11-24')).toEqual(xbtusd.spec)
  })
  it('end at the instant of a change, which already has the new ones', () => {
    // Lot 1 until 2021-06-08T04:30:00Z.
    expect(at('2021-06-08T04:29:59.999Z').lot.toFixed()).toBe('1')
    expect(at('2021-06-08T04:30:00Z').lot.toFixed()).toBe('100')
  })
  it('keep what an earlier change does not speak of', () => {
    const { tick, lot } = specAt(
      {
        spec: xbtusd.spec,
        eras: [
          era('2024-01-01T00:00:00Z', { tick: at('2020-01-01').tick }),
          era('2020-01-01T00:00:00Z', { lot: at('2020-01-01').lot }),
        ],
      },
      Date.parse('2019-06-01'),
    )
    expect([tick.toFixed(), lot.toFixed()]).toEqual(['0.5', '1'])
  })
  it('are not wiped out by a term that an era leaves undefined', () => {
    const old = { spec: xbtusd.spec, eras: [era('2024-01-01T00:00:00Z', { tick: undefined })] }
    expect(specAt(old, 0).tick).toBe(xbtusd.spec.tick)
  })
  it('leave identity and today’s terms as they were', () => {
    const before = xbtusd.spec.tick.toFixed()
    expect(at('2018-01-01').id).toBe('bitmex:XBTUSD')
    expect(xbtusd.spec.tick.toFixed()).toBe(before)
  })
})

describe('a listing', () => {
  const json = bitmexListings[0]!
  it('must list its changes newest first', () => {
    expect(ContractListing.safeDecode(json).success).toBe(true)
    const turned = { ...json, eras: [...json.eras].reverse() }
    expect(z.prettifyError(ContractListing.safeDecode(turned).error!)).toMatch(/newest first/)
  })
  it('refuses a change without a source or of a term that no venue changes', () => {
    const [{ source, ...unsourced }] = [json.eras[0]!]
    expect(ContractListing.safeParse({ ...json, eras: [unsourced] }).success).toBe(false)
    const other = { ...unsourced, source, terms: { symbol: 'XBT' } }
    expect(ContractListing.safeParse({ ...json, eras: [other] }).success).toBe(false)
  })
})

describe.each(listings.map((listing) => [listing.spec.id, listing] as const))(
  '%s',
  (id, listing) => {
    it('is found by venue and symbol in one id, once', () => {
      expect(listings.filter(({ spec }) => spec.id === id)).toHaveLength(1)
    })
    it('can be opened at its highest leverage in each of its eras', () => {
      for (const moment of [
        Date.now(),
        ...listing.eras.map(({ until }) => Date.parse(until) - 1),
      ]) {
        const { margin, maxLeverage } = specAt(listing, moment)
        const least =
          margin.method === 'tiered'
            ? margin.tiers[0]!.initialRate
            : margin.method === 'linear-growth'
              ? margin.initialBase
              : undefined
        if (least !== undefined) expect(least.times(maxLeverage).lte(1)).toBe(true)
      }
    })
    it('says for each change where it was read, and what is only inferred in words', () => {
      for (const { source } of [...listing.eras]) {
        expect(source.topics?.length).toBeGreaterThan(0)
        expect(source.title.length).toBeGreaterThan(20)
      }
    })
  },
)

it('goes out as a venue pack and comes back the same', () => {
  const pack = {
    format: 'reciprocal-venue-pack' as const,
    version: 1 as const,
    venue: 'BitMEX',
    listings: listings.filter(({ spec }) => spec.venue === 'BitMEX'),
  }
  const json: unknown = JSON.parse(JSON.stringify(z.encode(VenuePack, pack)))
  expect(z.decode(VenuePack, json as z.input<typeof VenuePack>)).toEqual(pack)
})
