import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { AppError } from '@shared/ipc/errors'
import { ContractSpec } from '@shared/market/contract-spec'
import type { ContractListing } from '@shared/market/listing'

import { contractHandlers } from './contracts'

const PACKS = {
  write: () => Promise.resolve({ state: 'closed' } as const),
  read: () => Promise.resolve({ state: 'closed' } as const),
}

const own = (id: string, title = 'Mine'): ContractListing => ({
  eras: [],
  spec: z.decode(ContractSpec, {
    kind: 'inverse',
    id,
    version: 1,
    venue: 'Own',
    symbol: 'BTCUSD',
    title,
    base: 'BTC',
    quote: 'USD',
    settlement: 'BTC',
    settlementScale: 8,
    contractValue: '1',
    tick: '0.5',
    lot: '1',
    maxLeverage: '100',
    fees: { maker: '0', taker: '0.0005' },
    term: 'perpetual',
    margin: {
      method: 'tiered',
      measure: 'coin',
      maintenance: 'whole',
      initial: 'whole',
      tiers: [{ initialRate: '0.01', maintenanceRate: '0.005' }],
    },
    liquidation: {
      name: 'own',
      basis: 'entry-value',
      isolatedFee: 'outside',
      crossFee: 'outside',
      feeRate: 'taker',
      fundingDue: false,
      printed: 'exact',
      indicative: false,
    },
    settlementPolicy: {
      value: { grain: 'total', mode: 'down' },
      fee: { paid: 'up', received: 'down' },
      funding: { paid: 'up', received: 'down' },
      margin: 'up',
      pnl: 'down',
    },
    funding: { intervalHours: 8, paidOn: 'mark', charge: 'relative' },
    breakEven: 'round-trip',
    roe: 'entry-margin',
    markRule: 'The last price',
    neverPrices: [],
    sources: [{ title: 'Own figures', readOn: '2026-11-23', standing: 'inferred' }],
    userDefined: true,
  }),
})

function kept(first: readonly ContractListing[] = []) {
  let contracts = first
  return contractHandlers(
    {
      list: () => contracts,
      replaceAll: (next) => {
        contracts = next
      },
    },
    PACKS,
  )
}

const problem = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

const foreign = (id: string): ContractListing => {
  const listing = own(id)
  return { ...listing, spec: { ...listing.spec, userDefined: false } }
}

describe('contracts of one’s own', () => {
  it('replaces the contract of the same id and keeps the others', async () => {
    const handlers = kept([own('own:A'), own('own:B')])

    const after = await handlers.saveCustom({ listings: [own('own:A', 'Renamed')] })

    expect(after.map(({ spec }) => [spec.id, spec.title])).toEqual([
      ['own:B', 'Mine'],
      ['own:A', 'Renamed'],
    ])
  })

  it('keeps all of several or none', async () => {
    const handlers = kept([own('own:A')])

    expect(
      problem(() => handlers.saveCustom({ listings: [own('own:B'), foreign('own:C')] })),
    ).toMatchObject({ issues: [{ path: 'listings.1.spec.userDefined' }] })
    expect(await handlers.listCustom({})).toHaveLength(1)
    expect(await handlers.saveCustom({ listings: [own('own:B'), own('own:C')] })).toHaveLength(3)
  })

  it('refuses a contract that passes for a venue’s own', () => {
    const error = problem(() => kept().saveCustom({ listings: [foreign('own:A')] }))

    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'invalid-input' })
  })

  it('keeps at most 200', () => {
    const full = Array.from({ length: 200 }, (_, index) => own(`own:C${index}`))

    expect(problem(() => kept(full).saveCustom({ listings: [own('own:ONE-MORE')] }))).toMatchObject(
      { code: 'conflict' },
    )
  })

  it('says so when there is nothing to remove', () => {
    expect(problem(() => kept([own('own:A')]).removeCustom({ id: 'own:B' }))).toMatchObject({
      code: 'not-found',
    })
  })
})
