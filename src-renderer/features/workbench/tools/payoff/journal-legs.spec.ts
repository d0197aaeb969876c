import { assert, describe, expect, it } from 'vitest'

import { AccountId, EventId } from '@shared/journal/event'
import type { LegSummary } from '@shared/journal/leg'
import type { ContractSpec } from '@shared/market/contract-spec'
import { contractById, listedContracts } from '@shared/market/registry'
import { D } from '@shared/num/decimal'
import { coin, contracts as quantity, contractValue, price, usd } from '@shared/num/units'

import type { ToolTexts } from '../tool'

import { addable, nothingToAdd, rowOfLeg } from './journal-legs'
import { listedContract } from './leg-contracts'

const sheet = contractById('bitmex:XBTUSD')
assert(sheet)
const contracts = listedContracts.map(listedContract)
const none = coin(new D(0))
const nothing = usd(new D(0))
const leg: LegSummary = {
  id: EventId.parse('00000000-0000-4000-8000-000000000001'),
  ...{
    accountId: AccountId.parse('bitmex:BTC'),
    contract: sheet.id,
    venue: sheet.venue,
    symbol: sheet.symbol,
  },
  ...{ currency: 'BTC', scale: 8, side: 'short', positionSide: 'net' },
  ...{ status: 'open', openedAtMs: 1, closedAtMs: null },
  ...{ quantity: quantity(new D(4000)), peakQuantity: quantity(new D(9000)) },
  averageEntry: price(new D(13_000)),
  openEntry: price(new D('13333.3333333333333333')),
  averageExit: null,
  money: {
    ...{ gross: none, fees: none, funding: none, net: none },
    ...{ grossUsd: nothing, feesUsd: nothing, fundingUsd: nothing, netUsd: nothing },
  },
  ...{
    fillCount: 1,
    liquidated: false,
    note: '',
    tags: [],
    firstStop: null,
    r: { kind: 'unknown', why: 'no-stop' },
    plan: null,
    ...{ setup: null, mistakes: [], emotions: [], rating: null, checklist: [] },
  },
}

const added = (
  texts: ToolTexts,
  { of = leg, spec = sheet }: { readonly of?: LegSummary; readonly spec?: ContractSpec } = {},
): ToolTexts | string => {
  const row = rowOfLeg({ leg: of, spec }, { sheet, contracts, texts })
  return row.ok ? row.value : row.error
}

describe('an open position of the journal', () => {
  it('is what is still open, at its average entry', () => {
    expect(added({})).toEqual({
      'payoff-legs-0-kind': 'contract',
      'payoff-legs-0-side': 'short',
      'payoff-legs-0-contract': 'bitmex:XBTUSD',
      'payoff-legs-0-quantity': '4000',
      'payoff-legs-0-price': '13333.333333333333',
      'payoff-legs-0-premium': '',
    })
  })
  it('goes to the first row that is free', () => {
    const texts = { 'payoff-legs-0-price': '1', 'payoff-legs-2-price': '1' }
    expect(added(texts)).toHaveProperty('payoff-legs-1-quantity', '4000')
    expect(added({ 'payoff-legs-0-price': '1' })).toHaveProperty('payoff-legs-1-price')
  })
  it('keeps its own terms where the listed contract has others by now', () => {
    const old = { ...sheet, contractValue: contractValue(new D(100)) }
    expect(added({}, { spec: old })).toHaveProperty('payoff-legs-0-contract', `leg:${leg.id}`)
  })
  it.each<[string, Parameters<typeof added>[1], RegExp]>([
    ['closed meanwhile', { of: { ...leg, status: 'closed', openEntry: null } }, /closed by now/],
    ['of another kind', { spec: { ...sheet, kind: 'quanto' } }, /not an inverse contract/],
    ['of another coin', { spec: { ...sheet, settlement: 'ETH' } }, /settles in ETH/],
    ['of another price', { spec: { ...sheet, base: 'ETH' } }, /follows the price of ETH/],
  ])('is refused when %s', (...[, patch, words]) => {
    expect(added({}, patch)).toMatch(words)
  })
  it('is refused by a full list', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 8 }, (_, row) => [`payoff-legs-${row}-price`, '1']),
    )
    expect(added(texts)).toMatch(/list is full: it takes 8 legs/)
  })
})

it('the journal says when it has nothing to add', () => {
  const other: LegSummary = { ...leg, currency: 'ETH' }
  expect(nothingToAdd([], sheet)).toBe('The journal has no open positions.')
  expect(nothingToAdd([other], sheet)).toBe('No open position of the journal settles in BTC.')
  expect(nothingToAdd([other, leg], sheet)).toBeUndefined()
  expect(addable([other, leg], sheet)).toEqual([leg])
})
