import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { LegHistory } from '@shared/journal/leg'
import { ContractSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'
import { ScenarioDocument } from '@shared/scenario/document'

import { documentFromLeg, scenarioFromLeg } from './scenario-from-leg'

const [bitmex] = listedContracts
const id = (last: number): string => `00000000-0000-4000-8000-00000000000${String(last)}`

type LegEntryJson = z.input<typeof LegHistory>['entries'][number]

interface Filled {
  readonly action: 'buy' | 'sell'
  readonly cost: string
  readonly fee: string
  readonly role?: 'maker' | 'taker'
  readonly voided?: boolean
}

function entry(
  { action, cost, fee, role = 'taker', voided = false }: Filled,
  seq: number,
): LegEntryJson {
  return {
    event: {
      seq,
      id: id(seq),
      accountId: 'bitmex:BTC',
      atMs: 1_750_000_000_000,
      recordedAtMs: 1_750_000_000_000,
      body: {
        kind: 'fill-recorded',
        version: 2,
        listing: id(9),
        action,
        quantity: '10000',
        price: '50000',
        cost,
        fee,
        role,
      },
    },
    quantityInLeg: '10000',
    realised: '0',
    realisedUsd: '0',
    fee: `0.000${fee}`,
    feeUsd: '0',
    funding: null,
    fundingUsd: null,
    quantityAfter: null,
    voided: voided ? { reason: 'typed twice', atMs: 1_750_000_000_000 } : null,
  }
}

function history(closed: boolean, fills: readonly Filled[]): LegHistory {
  const money = { gross: '0', fees: '0', funding: '-0.00002', net: '0' }
  const usd = { grossUsd: '0', feesUsd: '0', fundingUsd: '0', netUsd: '0' }
  return z.decode(LegHistory, {
    leg: {
      id: id(1),
      accountId: 'bitmex:BTC',
      contract: 'bitmex:XBTUSD',
      venue: 'BitMEX',
      symbol: 'XBTUSD',
      currency: 'BTC',
      scale: 8,
      side: 'long',
      positionSide: 'net',
      status: closed ? 'closed' : 'open',
      openedAtMs: 1_750_000_000_000,
      closedAtMs: closed ? 1_750_000_000_000 : null,
      quantity: closed ? '0' : '4000',
      peakQuantity: '10000',
      averageEntry: '13333.333333333333333333333333',
      openEntry: closed ? null : '13000',
      averageExit: closed ? '60000' : null,
      money: { ...money, ...usd },
      fillCount: fills.length,
      liquidated: false,
      note: '',
      tags: [],
      firstStop: null,
      r: { kind: 'unknown', why: 'no-stop' },
      plan: null,
      ...{ setup: null, mistakes: [], emotions: [], rating: null, checklist: [] },
    },
    spec: z.encode(ContractSpec, bitmex!),
    entries: fills.map((fill, index) => entry(fill, index + 1)),
  })
}

// 10 000 USD at 50 000 is 0.2 BTC; 0.05 % of it are 10 000 satoshi
const bought = { action: 'buy', cost: '20000000', fee: '10000' } as const
const sold = { action: 'sell', cost: '20000000', fee: '10000', role: 'maker' } as const

describe('scenarioFromLeg', () => {
  it('gives a closed leg its whole quantity, both averages and an exit', () => {
    expect(scenarioFromLeg(history(true, [bought, sold]))).toMatchObject({
      contractId: 'bitmex:XBTUSD',
      side: 'long',
      quantity: '10000',
      quantityUnit: 'contracts',
      entry: '13333.333333333333',
      exit: '60000',
      exitIs: 'exit',
      openRole: 'taker',
      closeRole: 'maker',
    })
  })

  it('gives an open leg what is still open, at its own entry, with the mark left to type', () => {
    expect(scenarioFromLeg(history(false, [bought]))).toMatchObject({
      quantity: '4000',
      entry: '13000',
      exit: '',
      exitIs: 'mark',
    })
  })

  it('turns funding received into funding paid', () => {
    expect(scenarioFromLeg(history(false, [bought])).funding).toBe('0.00002')
  })

  it('leaves the fee to the contract where its rate explains it, else gives the rate paid', () => {
    expect(scenarioFromLeg(history(false, [bought])).openFee).toBe('')
    expect(scenarioFromLeg(history(false, [{ ...bought, fee: '20000' }])).openFee).toBe('0.1')
  })

  it('does not count a voided fill', () => {
    const twice = { ...bought, voided: true }
    expect(scenarioFromLeg(history(true, [bought, twice, sold])).quantity).toBe('10000')
  })
})

describe('documentFromLeg', () => {
  it('is a scenario that a file could hold, with the contract of the leg', () => {
    const document = documentFromLeg(history(false, [bought]))
    // 1 750 000 000 s is 2025-06-15, 15:06:40 UTC
    expect(document).toMatchObject({
      name: 'XBTUSD from 2025-06-15',
      sheet: { quantity: '4000', entry: '13000', contractId: 'bitmex:XBTUSD' },
      tools: {},
    })
    const again = z.decode(ScenarioDocument, z.encode(ScenarioDocument, document))
    expect(again.listing?.spec.id).toBe('bitmex:XBTUSD')
  })
})
