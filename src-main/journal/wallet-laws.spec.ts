import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { expect, it } from 'vitest'

import { AppError } from '@shared/ipc/errors'
import { isTrade } from '@shared/journal/apply'
import { CashKind, cashDirection } from '@shared/journal/cash'
import { isCash } from '@shared/journal/cash-sums'
import { AccountId, type JournalEvent } from '@shared/journal/event'
import { project, withoutVoided } from '@shared/journal/project'
import { D } from '@shared/num/decimal'
import { coin } from '@shared/num/units'

import { act, actedJournal, journalAct, type ActedJournal } from '../../test/support/journal-acts'
import { NOW } from '../../test/support/journal-harness'

import { createLedger } from './ledger'
import { wholeOf } from './refold'
import { EVENT_COLUMNS, eventOfRow } from './sqlite-event-row'
import { sqliteJournalRepository } from './sqlite-journal-repository'
import { balanceOf, walletAt } from './wallet'

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2026, 0, 1)
const ACCOUNTS = ['bitmex:BTC', 'deribit:BTC'].map((id) => AccountId.parse(id))

/** The moments at which trades happen too: days meet, and instants are shared. */
const moment = fc
  .record({ day: fc.integer({ min: -1, max: 15 }), ms: fc.constantFrom(0, 0, 1, DAY - 1) })
  .map(({ day, ms }) => FIRST_DAY + day * DAY + ms)

const cashAct = fc.record({
  what: fc.constantFrom('cash' as const, 'cash' as const, 'drop' as const),
  account: fc.constantFrom(...ACCOUNTS),
  cash: fc.constantFrom(...CashKind.options),
  satoshi: fc.integer({ min: 1, max: 10 ** 9 }),
  out: fc.boolean(),
  atMs: moment,
  which: fc.nat(),
})
type CashAct = typeof cashAct extends fc.Arbitrary<infer T> ? T : never

const eventsIn = ({ connection }: ActedJournal): readonly JournalEvent[] =>
  connection.prepare(`SELECT ${EVENT_COLUMNS} FROM event ORDER BY seq`).all().map(eventOfRow)

function doCash(journal: ActedJournal, done: CashAct): void {
  const { account: accountId, cash, satoshi, out, atMs, which, what } = done
  if (what === 'drop') {
    const events = eventsIn(journal).filter(isCash)
    const event = events[which % events.length]
    if (event) journal.service.voidEvent({ eventId: event.id, reason: 'x' })
    return
  }
  const direction = cashDirection(cash)
  const sign = direction === 'out' || (direction === 'either' && out) ? -1 : 1
  const amount = coin(new D(satoshi * sign).div(1e8))
  journal.service.moveCash({ accountId, cash, amount, atMs, note: '' })
}

function tried(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

function openBoth({ service }: ActedJournal): void {
  for (const id of ACCOUNTS)
    service.openAccount({
      ...{ venue: id.slice(0, id.indexOf(':')), currency: 'BTC', scale: 8, name: '' },
      ...{ marginMode: 'cross', zone: 'UTC', dayBoundary: 0 },
    })
}

function stateOpening({ service }: ActedJournal, atMs: number): void {
  const amount = coin(new D('1.5'))
  service.moveCash({ accountId: ACCOUNTS[0]!, cash: 'opening', amount, atMs, note: '' })
}

/** The sum of everything dated by then, from the first event on, by the pure fold alone. */
function fromScratch(events: readonly JournalEvent[], id: AccountId, atMs: number): bigint {
  const cash = withoutVoided(events)
    .filter(isCash)
    .filter((event) => event.accountId === id && event.atMs <= atMs)
    .reduce((sum, { body }) => sum + body.amount, 0n)
  return project(events.filter((event) => !isTrade(event) || event.atMs <= atMs))
    .filter(({ accountId }) => accountId === id)
    .reduce((sum, { totals }) => sum + totals.gross - totals.fees + totals.funding, cash)
}

it(
  'the balance at any moment is the sum of all events until then, to the last unit, whatever was late or voided',
  { timeout: 300_000 },
  () => {
    const seen = { moved: 0, openings: 0 }
    fc.assert(
      fc.property(
        fc.array(fc.oneof(journalAct, cashAct), { minLength: 4, maxLength: 16 }),
        fc.array(moment, { minLength: 3, maxLength: 6 }),
        fc.option(moment),
        (acts, moments, openedMs) => {
          const journal = actedJournal()
          openBoth(journal)
          if (openedMs !== null) stateOpening(journal, openedMs)
          for (const done of acts)
            if ('satoshi' in done) tried(() => doCash(journal, done))
            else act(journal.service, done)
          const events = eventsIn(journal)
          const ledger = createLedger({
            ...{ repository: sqliteJournalRepository(journal.connection), keptEvery: 2 },
            ...{ now: () => NOW, newId: randomUUID },
          })
          for (const id of ACCOUNTS)
            for (const atMs of [...moments, NOW]) {
              const balance = balanceOf(walletAt(ledger, id, atMs))
              expect([id, atMs, balance]).toEqual([id, atMs, fromScratch(events, id, atMs)])
              if (balance !== 0n) seen.moved += 1
            }
          seen.openings += withoutVoided(events).filter(
            (event) => isCash(event) && event.body.cash === 'opening',
          ).length
          daysAddUp(journal)
          expect(wholeOf(journal.service.verifying()).findings).toEqual([])
          journal.connection.exec('UPDATE cash_sum SET units = 7')
          wholeOf(journal.service.rebuilding())
          expect(wholeOf(journal.service.verifying()).findings).toEqual([])
          journal.connection.close()
        },
      ),
      { numRuns: 40 },
    )
    // Balances were moved and accounts opened: or nothing was tested.
    expect(Math.min(seen.moved, seen.openings)).toBeGreaterThan(5)
  },
)

/** The days tell the same balance, and each event of a day leads from one day's end to the next. */
function daysAddUp({ service }: ActedJournal): void {
  for (const accountId of ACCOUNTS) {
    const { days } = service.walletDays({ accountId, window: { from: 0, count: 500 } })
    const { account } = service.readAccount({ id: accountId })
    expect(days[0]?.balance.toFixed() ?? '0').toBe(account.balance.toFixed())
    for (const [index, { start, balance, total }] of days.entries()) {
      expect(balance.minus(total).toFixed()).toBe(days[index + 1]?.balance.toFixed() ?? '0')
      const { entries } = service.walletDay({ accountId, day: start })
      const last = entries.findLast((entry) => entry.balance !== null)
      expect([start, last?.balance?.toFixed() ?? balance.toFixed()]).toEqual([
        start,
        balance.toFixed(),
      ])
    }
  }
}
