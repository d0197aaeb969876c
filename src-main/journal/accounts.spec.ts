import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { NewCash, NewCheckpoint } from '@shared/ipc/accounts'
import type { CashKind } from '@shared/journal/cash'
import type { AccountId } from '@shared/journal/event'
import { EVERY_LEG } from '@shared/journal/leg-query'
import { D } from '@shared/num/decimal'
import { coin, contracts, price } from '@shared/num/units'

import {
  FIRST,
  fill,
  freshFolder,
  funding,
  MINUTE,
  NOW,
  openIn,
  position,
  refusalOf,
  specOf,
  type TestJournal,
} from '../../test/support/journal-harness'
import { openConnection } from '../storage/sqlite'

const DAY = 86_400_000
const DERIBIT = 'deribit:BTC' as AccountId
const BITMEX = 'bitmex:BTC' as AccountId

const cash = (
  kind: CashKind,
  amount: string,
  more: Partial<NewCash> & { readonly minute?: number } = {},
): NewCash => {
  const { minute = 0, ...rest } = more
  return {
    accountId: DERIBIT,
    cash: kind,
    amount: coin(new D(amount)),
    atMs: FIRST + minute * MINUTE,
    note: '',
    ...rest,
  }
}
const says = (
  balance: string | undefined,
  minute: number,
  more: Partial<NewCheckpoint> = {},
): NewCheckpoint => ({
  accountId: DERIBIT,
  atMs: FIRST + minute * MINUTE,
  ...(balance === undefined ? {} : { balance: coin(new D(balance)) }),
  note: '',
  ...more,
})

const opened = (folder = freshFolder()): TestJournal => {
  const journal = openIn(folder)
  journal.openAccount({
    ...{ venue: 'deribit', currency: 'BTC', scale: 8 },
    ...{ name: 'Main', marginMode: 'cross', zone: 'UTC', dayBoundary: 480 },
  })
  return journal
}
const account = (journal: TestJournal, id = DERIBIT) => journal.readAccount({ id }).account
const balance = (journal: TestJournal, id = DERIBIT) => account(journal, id).balance.toFixed()
const issueOf = (call: () => unknown) => refusalOf(call).issues.map(({ path }) => path)

describe('an account', () => {
  it('is opened before its first position, which then goes into it', () => {
    const journal = opened()
    journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    expect(journal.listAccounts({}).accounts).toMatchObject([
      { id: DERIBIT, venue: 'Deribit', description: { name: 'Main', dayBoundary: 480 } },
    ])
    expect(refusalOf(() => opened(freshFolder()).openAccount(NEW)).code).toBe('conflict')
    expect(journal.verify({}).findings).toEqual([])
  })

  it('is what was said of it last, unless that is voided', () => {
    const journal = opened()
    const said = { marginMode: 'isolated', zone: 'Asia/Singapore', dayBoundary: 0 } as const
    const { eventId } = journal.describeAccount({ accountId: DERIBIT, name: 'Second', ...said })
    expect(account(journal).description).toEqual({ name: 'Second', ...said })
    journal.voidEvent({ eventId, reason: 'wrong account' })
    expect(account(journal).description?.name).toBe('Main')
    const wrong = { accountId: DERIBIT, name: '', ...said, zone: 'Mars/Olympus' }
    expect(issueOf(() => journal.describeAccount(wrong))).toEqual(['zone'])
    expect(refusalOf(() => journal.describeAccount({ ...wrong, accountId: BITMEX })).code).toBe(
      'not-found',
    )
  })

  const NEW = {
    ...({ venue: 'deribit', currency: 'BTC', scale: 8, name: '' } as const),
    ...({ marginMode: 'cross', zone: 'UTC', dayBoundary: 0 } as const),
  }
})

describe('cash', () => {
  it('adds up with what trades brought, to the satoshi', () => {
    const journal = opened()
    journal.moveCash(cash('opening', '1'))
    journal.moveCash(cash('deposit', '0.5', { minute: 1 }))
    journal.moveCash(cash('withdrawal', '-0.25', { minute: 2 }))
    // 100 USD from 50 000 to 62 500: 0.0004 BTC.
    journal.recordPosition(
      position(
        [
          fill('buy', '100 @ 50000', { minute: 3, fee: coin(new D('0.000001')) }),
          fill('sell', '100 @ 62500', { minute: 5, fee: coin(new D('0.000002')) }),
        ],
        { funding: [funding('-0.00000021', 4)] },
      ),
    )
    expect(balance(journal)).toBe('1.25039679')
    expect(account(journal).result.toFixed()).toBe('0.00039679')
    expect(account(journal).openedAtMs).toBe(FIRST)
    expect(journal.verify({}).findings).toEqual([])
  })

  it('leaves out what is dated later than now', () => {
    const journal = opened()
    journal.moveCash(cash('deposit', '1'))
    journal.moveCash(cash('deposit', '2', { atMs: NOW + 1 }))
    expect(balance(journal)).toBe('1')
  })

  it.each<readonly [CashKind, string]>([
    ['deposit', '-1'],
    ['withdrawal', '1'],
    ['transfer-in', '-1'],
    ['transfer-out', '1'],
    ['fee', '1'],
    ['rebate', '-1'],
    ['liquidation', '1'],
    ['bonus', '-1'],
    ['opening', '-1'],
    ['adjustment', '0'],
    ['conversion', '0'],
    ['deposit', '0.000000001'],
    ['deposit', '10000000000'],
  ])('of the kind %s is not %s', (kind, amount) => {
    const journal = opened()
    expect(issueOf(() => journal.moveCash(cash(kind, amount)))).toEqual(['amount'])
  })

  it.each<readonly [CashKind, string]>([
    ['conversion', '-1'],
    ['insurance', '-1'],
    ['insurance', '1'],
    ['adjustment', '-1'],
    ['opening', '0'],
    ['bonus', '1'],
  ])('of the kind %s may be %s', (kind, amount) => {
    const journal = opened()
    journal.moveCash(cash(kind, amount))
    expect(balance(journal)).toBe(amount)
  })

  it('is refused in the future, in no account, and with a price that is none', () => {
    const journal = opened()
    expect(issueOf(() => journal.moveCash(cash('deposit', '1', { atMs: NOW + 2 * DAY })))).toEqual([
      'atMs',
    ])
    expect(
      refusalOf(() => journal.moveCash(cash('deposit', '1', { accountId: BITMEX }))).code,
    ).toBe('not-found')
    const dear = { price: price(new D('1e15')) }
    expect(issueOf(() => journal.moveCash(cash('deposit', '1', dear)))).toEqual(['price'])
  })

  it('goes with its void, and stays readable', () => {
    const journal = opened()
    journal.moveCash(cash('deposit', '1', { note: 'from the hardware wallet' }))
    const { eventId } = journal.moveCash(cash('deposit', '1'))
    expect(balance(journal)).toBe('2')
    journal.voidEvent({ eventId, reason: 'typed twice' })
    expect(balance(journal)).toBe('1')
    const { entries } = journal.walletDay({ accountId: DERIBIT, day: '2026-11-23' })
    expect(entries.map(({ note, voided }) => [note, voided?.reason])).toEqual([
      ['from the hardware wallet', undefined],
      ['', 'typed twice'],
    ])
    expect(refusalOf(() => journal.voidEvent({ eventId, reason: 'x' })).code).toBe('conflict')
    expect(journal.verify({}).findings).toEqual([])
  })

  it('has a dollar twin where each part of it has a price', () => {
    const journal = opened()
    journal.moveCash(cash('rebate', '0.001', { price: price(new D(50_000)) }))
    expect(account(journal).resultUsd?.toFixed()).toBe('50')
    journal.moveCash(cash('deposit', '1'))
    expect(account(journal).resultUsd?.toFixed()).toBe('50')
    journal.moveCash(cash('fee', '-0.001'))
    expect(account(journal).resultUsd).toBeNull()
  })
})

describe('an opening balance', () => {
  it('is one, until it is voided', () => {
    const journal = opened()
    const { eventId } = journal.moveCash(cash('opening', '1'))
    expect(issueOf(() => journal.moveCash(cash('opening', '2', { minute: -9 })))).toEqual(['cash'])
    journal.voidEvent({ eventId, reason: 'another figure' })
    journal.moveCash(cash('opening', '2'))
    expect(balance(journal)).toBe('2')
  })

  it('comes before everything, and nothing before it', () => {
    const journal = opened()
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 5 })]))
    const [leg] = journal.listLegs(EVERY_LEG).legs
    expect(issueOf(() => journal.moveCash(cash('opening', '1', { minute: 6 })))).toEqual(['atMs'])
    journal.moveCash(cash('opening', '1', { minute: 5 }))
    const early = { minute: 4 }
    expect(issueOf(() => journal.moveCash(cash('deposit', '1', early)))).toEqual(['atMs'])
    expect(issueOf(() => journal.stateCheckpoint(says('1', 4)))).toEqual(['atMs'])
    const late = fill('buy', '10 @ 50000', early)
    expect(issueOf(() => journal.addFill({ legId: leg!.id, fill: late }))).toEqual(['fill.atMs'])
    expect(issueOf(() => journal.recordPosition(position([late])))).toEqual(['fills.0.atMs'])
    // Another account has its own; 100 USD at 50 000 cost 200 000 satoshi, of which 0.05% are 100.
    journal.recordPosition(
      position([fill('buy', '100 @ 50000', early)], { spec: specOf('bitmex:XBTUSD') }),
    )
    expect(balance(journal, BITMEX)).toBe('-0.000001')
  })

  it('holds after the program was opened again', () => {
    const folder = freshFolder()
    const journal = opened(folder)
    journal.moveCash(cash('opening', '1', { minute: 5 }))
    journal.close()
    const again = openIn(folder)
    expect(issueOf(() => again.moveCash(cash('deposit', '1')))).toEqual(['atMs'])
  })
})

describe('a checkpoint', () => {
  it('is green where it agrees with everything dated by its time, and red to the last unit', () => {
    const journal = opened()
    journal.moveCash(cash('opening', '1'))
    journal.moveCash(cash('deposit', '0.5', { minute: 10 }))
    expect(account(journal).balanceCheck.state).toBe('absent')
    journal.stateCheckpoint(says('1', 9))
    journal.stateCheckpoint(says('1.5', 10))
    expect(account(journal).balanceCheck).toMatchObject({
      state: 'green',
      atMs: FIRST + 10 * MINUTE,
    })
    journal.stateCheckpoint(says('1.50000001', 11))
    const { balanceCheck } = account(journal)
    expect([balanceCheck.state, balanceCheck.difference?.toFixed()]).toEqual(['red', '0.00000001'])
    const { checkpoints } = journal.readAccount({ id: DERIBIT })
    expect(checkpoints.map((line) => line.balance?.state)).toEqual(['red', 'green', 'green'])
  })

  it('turns when something is recorded late or voided', () => {
    const journal = opened()
    journal.moveCash(cash('opening', '1'))
    const { eventId } = journal.stateCheckpoint(says('1.5', 9))
    expect(account(journal).balanceCheck.state).toBe('red')
    journal.moveCash(cash('deposit', '0.5', { minute: 3 }))
    expect(account(journal).balanceCheck.state).toBe('green')
    journal.voidEvent({ eventId, reason: 'another account' })
    expect(account(journal).balanceCheck.state).toBe('absent')
    const [line] = journal.readAccount({ id: DERIBIT }).checkpoints
    expect(line?.voided?.reason).toBe('another account')
  })

  it('says where the statement and the events parted, and which event would explain it', () => {
    const journal = opened()
    journal.moveCash(cash('opening', '1'))
    journal.stateCheckpoint(says('1', 1))
    journal.moveCash(cash('deposit', '0.5', { minute: 2 }))
    const twice = journal.moveCash(cash('deposit', '0.5', { minute: 3 }))
    journal.stateCheckpoint(says('1.5', 4))
    const [found] = journal.readAccount({ id: DERIBIT }).differences
    expect([found?.difference.toFixed(), found?.fromDay, found?.byDay]).toEqual([
      '-0.5',
      '2026-11-23',
      '2026-11-23',
    ])
    expect(found?.sinceAtMs).toBe(FIRST + MINUTE)
    expect(found?.suspects.map(({ why }) => why)).toEqual(['not-stated', 'not-stated'])
    expect(found?.suspects[1]?.events[0]?.id).toBe(twice.eventId)
  })

  it('of a position is held against what was open then, with the entry as it is printed', () => {
    const journal = opened()
    journal.recordPosition(
      position([
        fill('buy', '10 @ 40000', { minute: 1 }),
        fill('buy', '10 @ 60000', { minute: 2 }),
        fill('sell', '20 @ 60000', { minute: 9 }),
      ]),
    )
    const held = (
      side: 'long' | 'short' | 'flat',
      quantity: number,
      of: { readonly minute: number; readonly entry?: string },
    ) =>
      journal.stateCheckpoint(
        says(undefined, of.minute, {
          position: {
            contract: 'deribit:BTC-PERPETUAL',
            side,
            quantity: contracts(new D(quantity)),
            ...(of.entry === undefined ? {} : { averageEntry: price(new D(of.entry)) }),
          },
        }),
      )
    const states = () =>
      journal.readAccount({ id: DERIBIT }).checkpoints.map((line) => line.position?.differs)
    held('long', 20, { minute: 5, entry: '48000' })
    held('flat', 0, { minute: 9 })
    expect(states()).toEqual([[], []])
    expect(account(journal).positionChecks).toMatchObject([
      { contract: 'deribit:BTC-PERPETUAL', positionSide: 'net', state: 'green' },
    ])
    held('long', 10, { minute: 10 })
    expect(states()[0]).toEqual(['side', 'quantity'])
    expect(account(journal).positionChecks).toMatchObject([{ state: 'red' }])
    const [found] = journal.readAccount({ id: DERIBIT }).differences
    expect([found?.symbol, found?.difference.toFixed()]).toEqual(['BTC-PERPETUAL', '10'])
    expect(issueOf(() => held('flat', 10, { minute: 1 }))).toEqual(['position.quantity'])
    expect(issueOf(() => held('long', 5, { minute: 1 }))).toEqual(['position.quantity'])
  })

  it('states something, of a contract that the account has traded', () => {
    const journal = opened()
    expect(issueOf(() => journal.stateCheckpoint(says(undefined, 1)))).toEqual(['balance'])
    const foreign = { contract: 'deribit:ETH-PERPETUAL', side: 'flat' as const }
    expect(
      issueOf(() =>
        journal.stateCheckpoint(
          says(undefined, 1, { position: { ...foreign, quantity: contracts(new D(0)) } }),
        ),
      ),
    ).toEqual(['position.contract'])
  })
})

describe('the wallet by day', () => {
  it('tells each day with its sums and the balance at its end, the newest first', () => {
    const journal = opened()
    const at = (day: number) => ({ atMs: FIRST - day * DAY })
    journal.moveCash(cash('opening', '1', at(9)))
    journal.moveCash(cash('deposit', '0.5', { ...at(5), price: price(new D(50_000)) }))
    journal.recordPosition(
      position([
        fill('buy', '100 @ 50000', { ...at(5), fee: coin(new D(0)) }),
        fill('sell', '100 @ 62500', { ...at(2), fee: coin(new D(0)) }),
      ]),
    )
    const window = { from: 0, count: 500 }
    const { days, count } = journal.walletDays({ accountId: DERIBIT, window })
    expect(count).toBe(3)
    expect(days.map((day) => [day.start, day.total.toFixed(), day.balance.toFixed()])).toEqual([
      ['2026-11-21', '0.0004', '1.5004'],
      ['2026-11-18', '0.5', '1.5'],
      ['2026-11-14', '1', '1'],
    ])
    expect(days.map((day) => day.totalUsd?.toFixed())).toEqual(['25', '25000', undefined])
    const second = journal.walletDays({ accountId: DERIBIT, window: { from: 1, count: 1 } })
    expect(second.days).toEqual([days[1]])
    const { entries, more } = journal.walletDay({ accountId: DERIBIT, day: '2026-11-18' })
    expect(entries.map((entry) => [entry.kind, entry.balance?.toFixed()])).toEqual([
      ['cash', '1.5'],
      ['fill', '1.5'],
    ])
    expect(more).toBe(false)
  })
})

describe('verify', () => {
  it.each([
    ['a changed sum', 'UPDATE cash_sum SET units = units + 1', /units is stored as \d+/],
    ['a lost day', 'DELETE FROM cash_sum', /is missing from the list/],
    [
      'a day that no event made',
      "INSERT INTO cash_sum VALUES ('deribit:BTC', 'bonus', 9, 5, 0, 0)",
      /does not follow from the events/,
    ],
  ])('finds %s of cash', (_, sql, words) => {
    const folder = freshFolder()
    const journal = opened(folder)
    journal.moveCash(cash('opening', '1'))
    expect(journal.verify({}).findings).toEqual([])
    journal.close()
    const connection = openConnection(join(folder, 'journal.sqlite'))
    connection.exec(sql)
    connection.close()
    expect(openIn(folder).verify({}).findings.join('\n')).toMatch(words)
  })
})
