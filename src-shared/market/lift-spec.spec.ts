import { describe, expect, it } from 'vitest'

import { liftListing, liftSpec } from './lift-spec'

const first = {
  id: 'custom:X',
  liquidationBasis: 'entry-value',
  fundingIntervalHours: 8,
  margin: { method: 'first-tier', initialRate: '0.01', maintenanceRate: '0.005', upToCoin: '200' },
  settlementPolicy: { value: { grain: 'total', mode: 'half-up' }, fee: 'trunc' },
}
const lifted = {
  id: 'custom:X',
  term: 'perpetual',
  margin: {
    method: 'tiered',
    measure: 'coin',
    maintenance: 'whole',
    initial: 'whole',
    tiers: [{ initialRate: '0.01', maintenanceRate: '0.005', upTo: '200' }],
  },
  liquidation: {
    name: 'as recorded',
    basis: 'entry-value',
    isolatedFee: 'outside',
    crossFee: 'outside',
    feeRate: 'taker',
    fundingDue: false,
    printed: 'long-ceil-short-floor',
    indicative: false,
  },
  settlementPolicy: {
    value: { grain: 'total', mode: 'half-up' },
    fee: { paid: 'trunc', received: 'trunc' },
    funding: { paid: 'trunc', received: 'trunc' },
    margin: 'half-up',
    pnl: 'value-difference',
  },
  funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
  breakEven: 'round-trip',
  roe: 'entry-margin',
  markRule: 'Not stated',
  neverPrices: [],
}

describe('a contract of the first form', () => {
  it('is lifted with the same arithmetic', () => {
    expect(liftSpec(first)).toStrictEqual(lifted)
  })
  it('has no end of its tier where it stated none', () => {
    const { margin, ...rest } = first
    const { method, initialRate, maintenanceRate } = margin
    const open = { ...rest, margin: { method, initialRate, maintenanceRate } }
    expect(liftSpec(open)).toStrictEqual({
      ...lifted,
      margin: { ...lifted.margin, tiers: [{ initialRate: '0.01', maintenanceRate: '0.005' }] },
    })
  })
  it('keeps what it cannot read, for the schema to name', () => {
    const odd = { ...first, margin: { method: 'table' }, settlementPolicy: 'none' }
    expect(liftSpec(odd)).toMatchObject({ margin: { method: 'table' }, settlementPolicy: 'none' })
    expect(liftSpec({ ...first, margin: 7 })).toMatchObject({ margin: 7 })
    expect(liftSpec({ ...first, margin: null })).toMatchObject({ margin: null })
    for (const other of [lifted, null, 7, 'text']) expect(liftSpec(other)).toBe(other)
  })
})

describe('a kept listing', () => {
  it('of terms that stood alone is a spec without a past', () => {
    expect(liftListing(first)).toStrictEqual({ spec: lifted, eras: [] })
  })
  it('passes as it is when it has a spec already, or is nothing that can be read', () => {
    const today = { spec: lifted, eras: [] }
    for (const other of [today, null, 7]) expect(liftListing(other)).toBe(other)
  })
})
