import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import { EVERY_LEG } from '@shared/journal/leg-query'

import {
  deribit,
  FIRST,
  fill,
  freshFolder,
  funding,
  NOW,
  openIn,
  position,
} from '../../test/support/journal-harness'
import { migrate } from '../storage/migrate'
import { MIGRATIONS } from '../storage/migrations/all'
import { openConnection, type Connection } from '../storage/sqlite'

import type { JournalRepository } from './journal-repository'
import { createJournalService } from './journal-service'
import { KEPT_EVERY, wholeOf } from './refold'
import { sqliteJournalRepository } from './sqlite-journal-repository'

const DAY = 86_400_000
/** Three hundred days before the harness's first fill. */
const LONG_AGO = FIRST - 300 * DAY

/** A service on a file of its own that counts the events it folds. */
function counted() {
  const connection = openConnection(join(freshFolder(), 'journal.sqlite'))
  onTestFinished(() => connection.close())
  migrate(connection, MIGRATIONS)
  const repository = sqliteJournalRepository(connection)
  const read = { events: 0 }
  const counting: JournalRepository = {
    ...repository,
    tradesFrom: (...of) => {
      const events = repository.tradesFrom(...of)
      read.events += events.length
      return events
    },
  }
  const service = createJournalService({
    repository: counting,
    now: () => NOW,
    newId: randomUUID,
    onChanged: () => undefined,
  })
  return { service, connection, read }
}

const numberOf = (connection: Connection, sql: string): number =>
  Number(Object.values(connection.prepare(sql).get() ?? {})[0])

/** Four fills a day, flat every evening: 10 in at 50 000, out a little higher, on each of so many days. */
const daysOfTrading = (days: number) =>
  Array.from({ length: days }, (_, day) => [
    fill('buy', '10 @ 50000', { atMs: LONG_AGO + day * DAY }),
    fill('buy', '10 @ 50010', { atMs: LONG_AGO + day * DAY + 1_000 }),
    fill('sell', '10 @ 50100', { atMs: LONG_AGO + day * DAY + 2_000 }),
    fill('sell', '10 @ 50110', { atMs: LONG_AGO + day * DAY + 3_000 }),
  ]).flat()

/** 300 days in calls of as many fills as one may carry. */
function traded() {
  const opened = counted()
  const fills = daysOfTrading(300)
  for (let start = 0; start < fills.length; start += 400)
    opened.service.recordPosition(position(fills.slice(start, start + 400)))
  return opened
}

describe('a late event', () => {
  it('folds from the state kept before it to the one after which all goes on as before', () => {
    const { service, connection, read } = traded()
    // 1 200 fills: one state kept for every 256 of them.
    expect(numberOf(connection, 'SELECT count(*) FROM kept_state')).toBe(4)
    const leg = service.listLegs({ ...EVERY_LEG, window: { from: 150, count: 1 } }).legs[0]!
    read.events = 0
    const atMs = leg.openedAtMs + 500
    const { legIds } = service.addFunding({
      legId: leg.id,
      funding: { ...funding('-0.00000123', 0), atMs },
    })
    expect(legIds).toEqual([leg.id])
    expect(read.events).toBeLessThan(3 * KEPT_EVERY)
    expect(service.readLeg({ id: leg.id }).leg.money.funding.toFixed()).toBe('-0.00000123')
    expect(wholeOf(service.verifying()).findings).toEqual([])
    // The money reaches the end of the stream, and every state kept on the way there.
    expect(numberOf(connection, 'SELECT funding FROM stream_state')).toBe(-123)
    expect(
      numberOf(connection, 'SELECT count(*) FROM kept_state WHERE funding = -123'),
    ).toBeGreaterThan(0)
  })

  it('that changes what is held folds on to the end', () => {
    const { service, connection } = traded()
    const atMs = LONG_AGO + 100 * DAY + 500
    service.recordPosition(position([fill('buy', '10 @ 50000', { atMs })]))
    expect(wholeOf(service.verifying()).findings).toEqual([])
    // What was flat in the evening is long 10 from then on.
    expect(numberOf(connection, 'SELECT count(*) FROM leg WHERE closed_seq IS NULL')).toBe(1)
    // And a void of it brings everything back.
    const late = numberOf(connection, 'SELECT max(seq) FROM event')
    const id = String(
      connection.prepare('SELECT id FROM event WHERE seq = ?').get(BigInt(late))?.['id'],
    )
    service.voidEvent({ eventId: id as never, reason: 'twice' })
    expect(wholeOf(service.verifying()).findings).toEqual([])
    expect(numberOf(connection, 'SELECT count(*) FROM leg')).toBe(300)
    expect(numberOf(connection, 'SELECT count(*) FROM leg WHERE closed_seq IS NULL')).toBe(0)
  })

  it('of a void on the first day is folded from the beginning', () => {
    const { service } = traded()
    const first = service.listLegs({ ...EVERY_LEG, window: { from: 299, count: 1 } }).legs[0]!
    const note = service.annotate({ legId: first.id, note: 'The first.' })
    expect(note.legIds).toEqual([first.id])
    service.voidEvent({ eventId: first.id, reason: 'not mine' })
    expect(wholeOf(service.verifying()).findings).toEqual([])
    // The words go on to the leg that the day's other fills form now.
    const again = service.listLegs({ ...EVERY_LEG, window: { from: 500, count: 500 } }).legs
    expect(again.some(({ note: words }) => words === 'The first.')).toBe(true)
  })
})

describe('a rebuild', () => {
  it('puts right what was stored wrong, and whatever is recorded meanwhile counts too', () => {
    const { service, connection } = traded()
    connection.exec('UPDATE leg SET gross = gross + 1; DELETE FROM day_sum; DELETE FROM kept_state')
    connection.exec('UPDATE stream_state SET fees = 0')
    expect(wholeOf(service.verifying()).ok).toBe(false)
    const work = service.rebuilding()
    for (let step = 0; step < 5; step += 1) work.next()
    const atMs = LONG_AGO + 3 * DAY + 500
    service.recordPosition(position([fill('buy', '10 @ 50000', { atMs })]))
    expect(wholeOf(work)).toBe(1)
    expect(wholeOf(service.verifying()).findings).toEqual([])
  })

  it('that is stopped leaves what it reached right and the rest as it was', () => {
    const { service, connection } = traded()
    connection.exec('UPDATE leg SET gross = gross + 1')
    const wrong = () => wholeOf(service.verifying()).findings.length
    const work = service.rebuilding()
    // The first stretch ends after 512 events: 128 days, a leg each. The last of them may still be paid funding
    // while the account is flat, so it is left to the stretch that would follow.
    for (let step = 0; step < 4; step += 1) work.next()
    work.return(0)
    expect(wrong()).toBe(300 - 127)
    wholeOf(service.rebuilding())
    expect(wrong()).toBe(0)
  })
})

describe('both sides of a contract at once', () => {
  it('are two positions, each with its own fills and funding', () => {
    const journal = openIn(freshFolder())
    const long = journal.recordPosition(
      position([fill('buy', '30 @ 50000')], { hedgeSide: 'long' }),
    )
    const short = journal.recordPosition(
      position([fill('sell', '20 @ 50000')], { hedgeSide: 'short' }),
    )
    journal.addFill({ legId: short.legIds[0]!, fill: fill('buy', '20 @ 40000', { minute: 1 }) })
    journal.addFunding({ legId: long.legIds[0]!, funding: funding('-0.00000050', 2) })
    const { legs } = journal.listLegs(EVERY_LEG)
    expect(
      legs.map(({ side, positionSide, status }) => [side, positionSide, status]).toSorted(),
    ).toEqual([
      ['long', 'long', 'open'],
      ['short', 'short', 'closed'],
    ])
    // 20 USD short from 50 000 to 40 000: 0.0004 sold, 0.0005 bought back: 0.0001 BTC.
    expect(legs.find(({ side }) => side === 'short')?.money.gross.toFixed()).toBe('0.0001')
    expect(legs.every(({ contract }) => contract === deribit().id)).toBe(true)
    expect(journal.verify({}).findings).toEqual([])
  })
})
