import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { ONE, ZERO, type Decimal } from '../num/decimal'

import { ContractSpec } from './contract-spec'
import type { MarginSchedule } from './margin-schedule'
import { contractById, listedContracts, listings } from './registry'
import { SourceTopic } from './source'

/** The rates of the smallest position; an adjust factor takes a part of whatever margin there is. */
function firstRates(margin: MarginSchedule): readonly [Decimal, Decimal] {
  switch (margin.method) {
    case 'tiered':
      return [margin.tiers[0]!.initialRate, margin.tiers[0]!.maintenanceRate]
    case 'linear-growth':
      return [margin.initialBase, margin.maintenanceBase]
    case 'adjust-factor':
      return [ZERO, margin.rows[0]!.tiers[0]!.adjust.lt(ONE) ? ZERO : ONE]
  }
}

describe.each(listedContracts.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
  it('fits the schema and survives its own JSON', () => {
    const json = z.encode(ContractSpec, spec)
    expect(z.encode(ContractSpec, z.decode(ContractSpec, json))).toEqual(json)
  })
  it('names a source for each thing it states, with a day that is not in the future of its reading', () => {
    const topics = new Set(spec.sources.flatMap((source) => source.topics ?? []))
    // A dated contract pays no funding; all else is stated by every one.
    const owed = SourceTopic.options.filter((each) => each !== 'funding' || spec.term !== 'dated')
    expect(owed.filter((topic) => !topics.has(topic))).toEqual([])
    for (const { title, readOn } of spec.sources) {
      expect(title.length).toBeGreaterThan(20)
      expect(readOn >= '2026-11-23').toBe(true)
    }
  })
  it('asks less for maintenance than for opening, and lets its own leverage be opened', () => {
    const [initial, maintenance] = firstRates(spec.margin)
    expect(maintenance.lte(initial)).toBe(true)
    expect(initial.times(spec.maxLeverage).lte(1)).toBe(true)
  })
  it('is the venue’s own, under an id made of venue and symbol', () => {
    expect(spec.userDefined).toBe(false)
    expect(id.endsWith(`:${spec.symbol}`)).toBe(true)
  })
})

it('finds a contract by its id, and none by an unknown one', () => {
  expect(contractById('bitmex:XBTUSD')?.symbol).toBe('XBTUSD')
  expect(contractById('nowhere:BTC')).toBeUndefined()
})

it('lists every contract under an id of its own', () => {
  expect(new Set(listings.map(({ spec }) => spec.id)).size).toBe(listings.length)
})

it('refuses a margin rate that falls as the position grows', () => {
  const json = z.encode(ContractSpec, contractById('deribit:BTC-PERPETUAL')!)
  const falling = { ...json, margin: { ...json.margin, slopePerCoin: '-0.1' } }
  expect(ContractSpec.safeParse(falling).success).toBe(false)
})
