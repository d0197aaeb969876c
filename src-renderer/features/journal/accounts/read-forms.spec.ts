import { describe, expect, it } from 'vitest'

import type { AccountId } from '@shared/journal/event'
import { D } from '@shared/num/decimal'
import { contracts, price } from '@shared/num/units'

import { cashOfDraft, draftOfCash, emptyCash, readCash, type CashForm } from './read-cash'
import {
  contractOptions,
  emptyCheckpoint,
  readCheckpoint,
  type CheckpointForm,
} from './read-checkpoint'
import { clockText, emptyDescription, readDescription } from './read-description'
import { readMark } from './read-mark'

const AT = '2026-11-23 14:05:00'
const account = {
  id: 'bitmex:BTC' as AccountId,
  ...({ currency: 'BTC', scale: 8, unit: 'coin' } as const),
}

const cash = (form: Partial<CashForm>, unit: 'coin' | 'milli' | 'minor' = 'coin') =>
  readCash({ ...emptyCash(AT), ...form }, { ...account, unit })
const issues = (read: ReturnType<typeof cash>) =>
  read.ok ? [] : read.error.map(({ path }) => path)
const amount = (read: ReturnType<typeof cash>) => (read.ok ? read.value.amount.toFixed() : read)

describe('typed cash', () => {
  it('is whole coins whatever unit it was typed in', () => {
    expect(amount(cash({ amount: '0.5' }))).toBe('0.5')
    expect(amount(cash({ amount: '1.5' }, 'milli'))).toBe('0.0015')
    expect(amount(cash({ amount: '12,345' }, 'minor'))).toBe('0.00012345')
  })

  it('has no more decimals than the coin has left in that unit', () => {
    expect(issues(cash({ amount: '0.123456789' }))).toEqual(['amount'])
    expect(issues(cash({ amount: '0.12345' }, 'milli'))).toEqual([])
    expect(issues(cash({ amount: '0.123456' }, 'milli'))).toEqual(['amount'])
    expect(issues(cash({ amount: '1.5' }, 'minor'))).toEqual(['amount'])
  })

  it('takes the sign that its kind has', () => {
    expect(amount(cash({ cash: 'withdrawal', amount: '0.5' }))).toBe('-0.5')
    expect(amount(cash({ cash: 'withdrawal', amount: '-0.5' }))).toBe('-0.5')
    expect(issues(cash({ cash: 'deposit', amount: '-0.5' }))).toEqual(['amount'])
    expect(amount(cash({ cash: 'adjustment', amount: '-0.5' }))).toBe('-0.5')
    expect(issues(cash({ amount: '0' }))).toEqual(['amount'])
    expect(amount(cash({ cash: 'opening', amount: '0' }))).toBe('0')
  })

  it('says what is missing, and minds a price only where one is typed', () => {
    expect(issues(cash({ at: '' }))).toEqual(['amount', 'atMs'])
    expect(issues(cash({ amount: '1', price: 'dear' }))).toEqual(['price'])
    const read = cash({ amount: '1', price: '60,000' })
    expect(read.ok && read.value.price?.toFixed()).toBe('60000')
  })

  it('is kept as a draft, and an empty form is none', () => {
    const form: CashForm = { ...emptyCash(AT), cash: 'rebate', amount: '1.', note: 'half' }
    expect(cashOfDraft(draftOfCash(form))).toEqual(form)
    expect(cashOfDraft(draftOfCash(emptyCash(AT)))).toBeUndefined()
    expect(cashOfDraft({})).toBeUndefined()
    expect(cashOfDraft({ cash: 'gift', amount: '1' })).toBeUndefined()
  })
})

describe('a typed checkpoint', () => {
  const XBT = {
    ...{ contract: 'bitmex:XBTUSD', symbol: 'XBTUSD', hedged: false },
    ...{ tick: price(new D('0.5')), lot: contracts(new D(100)) },
  }
  const description = {
    ...({ name: '', marginMode: 'cross', zone: 'Asia/Singapore', dayBoundary: 0 } as const),
  }
  const read = (form: Partial<CheckpointForm>) =>
    readCheckpoint(
      { ...emptyCheckpoint(AT), ...form },
      { ...account, description, contracts: [XBT] },
    )

  it('states a balance, or a position, or says that it states nothing', () => {
    const balance = read({ balance: '1.5' })
    expect(balance.ok && balance.value.balance?.toFixed()).toBe('1.5')
    const nothing = read({})
    expect(nothing.ok ? [] : nothing.error).toMatchObject([{ path: 'balance', missing: true }])
    const held = read({ contract: XBT.contract, quantity: '100', averageEntry: '60,000.5' })
    expect(held.ok && held.value.position).toMatchObject({ contract: XBT.contract, side: 'long' })
    expect(held.ok && held.value.position?.averageEntry?.toFixed()).toBe('60000.5')
  })

  it('of a flat position asks for nothing more', () => {
    const flat = read({ contract: XBT.contract, side: 'flat', quantity: 'x', averageEntry: 'y' })
    expect(flat.ok && flat.value.position?.quantity.toFixed()).toBe('0')
    expect(flat.ok && flat.value.position?.averageEntry).toBeUndefined()
  })

  it('of a date is its end on the account’s own clock', () => {
    const day = read({ balance: '1', at: '2026-11-23' })
    expect(day.ok && new Date(day.value.atMs).toISOString()).toBe('2026-11-23T15:59:59.999Z')
    const moment = read({ balance: '1' })
    expect(moment.ok && new Date(moment.value.atMs).toISOString()).toBe('2026-11-23T14:05:00.000Z')
    expect(read({ balance: '1', at: '2026-13-23' }).ok).toBe(false)
  })

  it('names the side of a hedge', () => {
    const hedged = { ...XBT, hedged: true }
    expect(contractOptions([hedged]).map(({ value }) => value)).toEqual([
      '',
      'bitmex:XBTUSD',
      'bitmex:XBTUSD long',
      'bitmex:XBTUSD short',
    ])
    const short = read({ contract: 'bitmex:XBTUSD short', side: 'short', quantity: '100' })
    expect(short.ok && short.value.position).toMatchObject({
      contract: 'bitmex:XBTUSD',
      hedgeSide: 'short',
    })
  })
})

describe('a typed description', () => {
  it('is read with the hour at which the day begins', () => {
    const read = readDescription({ ...emptyDescription(), name: ' Main ', dayBegins: '8:30' })
    expect(read.ok && [read.value.name, read.value.dayBoundary]).toEqual(['Main', 510])
    expect(clockText(510)).toBe('08:30')
  })

  it('says what is wrong', () => {
    const wrong = { name: 'x'.repeat(81), marginMode: 'cross', zone: 'Mars', dayBegins: '25:00' }
    const read = readDescription(wrong)
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual([
      'name',
      'zone',
      'dayBoundary',
    ])
  })
})

describe('a mark', () => {
  it('is a price, nothing, or an issue', () => {
    expect(readMark('60,000').price?.toFixed()).toBe('60000')
    expect(readMark(' ')).toEqual({ price: undefined, issue: undefined })
    expect(readMark('-1').issue).toMatch(/must be above zero/)
  })
})
