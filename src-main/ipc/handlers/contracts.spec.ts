import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { AppError } from '@shared/ipc/errors'
import { ContractSpec } from '@shared/market/contract-spec'

import { contractHandlers } from './contracts'

const spec = (id: string, title = 'Mine'): ContractSpec =>
  z.decode(ContractSpec, {
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
  })

function kept(first: readonly ContractSpec[] = []) {
  let contracts = first
  return contractHandlers({
    list: () => contracts,
    replaceAll: (next) => {
      contracts = next
    },
  })
}

const problem = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}

describe('contracts of one’s own', () => {
  it('replaces the contract of the same id and keeps the others', async () => {
    const handlers = kept([spec('own:A'), spec('own:B')])

    const after = await handlers.saveCustom(spec('own:A', 'Renamed'))

    expect(after.map(({ id, title }) => [id, title])).toEqual([
      ['own:B', 'Mine'],
      ['own:A', 'Renamed'],
    ])
  })

  it('refuses a contract that passes for a venue’s own', () => {
    const error = problem(() => kept().saveCustom({ ...spec('own:A'), userDefined: false }))

    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'invalid-input', issues: [{ path: 'userDefined' }] })
  })

  it('keeps at most 200', () => {
    const full = Array.from({ length: 200 }, (_, index) => spec(`own:C${index}`))

    expect(problem(() => kept(full).saveCustom(spec('own:ONE-MORE')))).toMatchObject({
      code: 'conflict',
    })
  })

  it('says so when there is nothing to remove', () => {
    expect(problem(() => kept([spec('own:A')]).removeCustom({ id: 'own:B' }))).toMatchObject({
      code: 'not-found',
    })
  })
})
