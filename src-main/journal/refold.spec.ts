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
  refusalOf,
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
function counted(more: { readonly keptEvery?: number } = {}) {
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
    ...more,
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

/** In and out at once, on a day of ten: a state is kept every evening. */
const round = (day: number, ms = 0) => [
  fill('buy', '10 @ 50000', { atMs: LONG_AGO + day * DAY + ms }),
  fill('sell', '10 @ 50500', { atMs: LONG_AGO + day * DAY + ms }),
]
function tenDays() {
  const opened = counted({ keptEvery: 2 })
  opened.service.recordPosition(position(Array.from({ length: 10 }, (_, day) => round(day)).flat()))
  return opened
}

describe('several late events at once', () => {
  it('are all folded, although everything goes on as before after the first of them', () => {
    const { service, connection } = tenDays()
    const { legIds } = service.recordPosition(position([...round(1, 5_000), ...round(8, 5_000)]))
    expect(numberOf(connection, 'SELECT count(*) FROM leg')).toBe(12)
    expect(legIds).toHaveLength(2)
    expect(wholeOf(service.verifying()).findings).toEqual([])
  })
})

describe('a void', () => {
  it('of an event that moved nothing is no reason to name it any more', () => {
    const { service, connection } = tenDays()
    const legAt = (from: number) =>
      service.listLegs({ ...EVERY_LEG, window: { from, count: 1 } }).legs[0]!
    const ninth = legAt(1)
    const nothing = { ...funding('0', 0), atMs: ninth.openedAtMs + 9_000 }
    service.addFunding({ legId: ninth.id, funding: nothing })
    const { entries } = service.readLeg({ id: ninth.id })
    const of = (seq: number) => entries.find(({ event }) => event.seq === seq)!.event.id
    // What followed does not count any more either, so that the payment was the last event of all.
    for (const { event } of service.readLeg({ id: legAt(0).id }).entries.toReversed())
      service.voidEvent({ eventId: event.id, reason: 'not mine' })
    service.voidEvent({
      eventId: of(numberOf(connection, "SELECT seq FROM event WHERE kind = 'funding-settled'")),
      reason: 'of nothing',
    })
    expect(wholeOf(service.verifying()).findings).toEqual([])
  })

  it('of all that the last day had leaves no state behind that later events of the day before are not in', () => {
    const { service, connection } = tenDays()
    const legAt = (from: number) =>
      service.listLegs({ ...EVERY_LEG, window: { from, count: 1 } }).legs[0]!
    for (const { event } of service.readLeg({ id: legAt(0).id }).entries.toReversed())
      service.voidEvent({ eventId: event.id, reason: 'not mine' })
    // Nine days are left. What comes on the evening of the ninth is the last event again.
    service.recordPosition(position(round(8, 5_000)))
    expect(wholeOf(service.verifying()).findings).toEqual([])
    // A state that lacked it would now be folded on from.
    service.recordPosition(position(round(9, 5_000)))
    service.recordPosition(position(round(9, 4_000)))
    expect(wholeOf(service.verifying()).findings).toEqual([])
    expect(numberOf(connection, 'SELECT gross FROM stream_state')).toBe(
      numberOf(connection, 'SELECT sum(gross) FROM leg'),
    )
  })

  it('of a note reaches a position that goes on past many kept states', () => {
    const { service } = counted({ keptEvery: 2 })
    const held = Array.from({ length: 10 }, (_, day) =>
      fill('buy', '10 @ 50000', { atMs: LONG_AGO + day * DAY }),
    )
    const { legIds } = service.recordPosition(position(held, { note: 'Hold.' }))
    const legId = legIds[0]!
    service.annotate({ legId, tags: ['patience'] })
    const words = () => {
      const { note, tags } = service.readLeg({ id: legId }).leg
      return [note, ...tags]
    }
    expect(words()).toEqual(['Hold.', 'patience'])
    const notes = service
      .readLeg({ id: legId })
      .entries.filter(({ event }) => event.body.kind === 'annotated')
    service.voidEvent({ eventId: notes.at(-1)!.event.id, reason: 'no' })
    expect(words()).toEqual(['Hold.'])
    service.voidEvent({ eventId: notes[0]!.event.id, reason: 'no' })
    expect(words()).toEqual([''])
    expect(wholeOf(service.verifying()).findings).toEqual([])
  })
})

describe('sums beyond 64 bits', () => {
  it('are refused before they are committed, also where the refold ends early', () => {
    const { service, connection } = tenDays()
    // As if the stream had nearly as much as fits.
    connection.exec('UPDATE stream_state SET funding = 9223372036854775800')
    const again = createJournalService({
      repository: sqliteJournalRepository(connection),
      now: () => NOW,
      newId: randomUUID,
      keptEvery: 2,
      onChanged: () => undefined,
    })
    const second = service.listLegs({ ...EVERY_LEG, window: { from: 8, count: 1 } }).legs[0]!
    const paid = { ...funding('0.00001', 0), atMs: second.openedAtMs + 1 }
    expect(refusalOf(() => again.addFunding({ legId: second.id, funding: paid }))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/larger than can be stored/) as string,
    })
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
