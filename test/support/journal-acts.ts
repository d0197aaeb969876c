import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

import fc from 'fast-check'
import { onTestFinished } from 'vitest'

import type { JournalRepository } from '../../src-main/journal/journal-repository'
import { createJournalService, type JournalService } from '../../src-main/journal/journal-service'
import { sqliteJournalRepository } from '../../src-main/journal/sqlite-journal-repository'
import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { openConnection, type Connection } from '../../src-main/storage/sqlite'
import { AppError } from '../../src-shared/ipc/errors'
import { EVERY_LEG } from '../../src-shared/journal/leg-query'
import { D } from '../../src-shared/num/decimal'
import { price } from '../../src-shared/num/units'

import { deribit, fill, freshFolder, funding, NOW, position, specOf } from './journal-harness'

const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2026, 0, 1)
const TAGS = ['range', 'news', 'chased'] as const

/**
 * Few sizes, prices and moments, midnights among them, and rounds that leave what is held as it was: flat moments,
 * flips and ties come often, and so do moments from which everything goes on as before.
 */
const trade = fc.record({
  buys: fc.boolean(),
  lots: fc.integer({ min: 1, max: 3 }),
  dollars: fc.constantFrom(40_000, 50_000, 62_500),
  day: fc.integer({ min: 0, max: 14 }),
  ms: fc.constantFrom(0, 0, 1, DAY - 1),
})

/** One thing a person does to a journal; numbers are reduced to what exists at that moment. */
export const journalAct = fc.record({
  what: fc.constantFrom(
    ...(['round', 'round', 'round', 'round', 'open'] as const),
    ...(['fill', 'funding', 'funding', 'annotate', 'judge', 'stop', 'void', 'void'] as const),
  ),
  hedgeSide: fc.constantFrom(undefined, undefined, 'long' as const, 'short' as const),
  bitmex: fc.boolean(),
  trades: fc.array(trade, { minLength: 1, maxLength: 6 }),
  tag: fc.constantFrom(...TAGS),
  which: fc.nat(),
})
export type JournalAct = typeof journalAct extends fc.Arbitrary<infer T> ? T : never

/** A journal in a file of its own, with what was seen of its refolds. */
export interface ActedJournal {
  readonly service: JournalService
  readonly connection: Connection
  /** Refolds that ended before the end of their stream. */
  readonly metEarly: () => number
}

/** An empty journal that keeps a state after every two events, so that few of them have many states on their way. */
export function actedJournal(): ActedJournal {
  const connection = openConnection(join(freshFolder(), 'journal.sqlite'))
  onTestFinished(() => connection.close())
  // Nothing is killed here, so nothing has to wait for the disk.
  connection.exec('PRAGMA synchronous = OFF')
  migrate(connection, MIGRATIONS)
  const repository = sqliteJournalRepository(connection)
  let met = 0
  const watched: JournalRepository = {
    ...repository,
    shiftTotals: (...of) => {
      met += 1
      repository.shiftTotals(...of)
    },
  }
  const service = createJournalService({
    repository: watched,
    now: () => NOW,
    newId: randomUUID,
    keptEvery: 2,
    onChanged: () => undefined,
  })
  return { service, connection, metEarly: () => met }
}

/** Does one thing. What the journal refuses belongs to the sequence; anything else is a defect. */
export function act(journal: JournalService, done: JournalAct): void {
  try {
    acted(journal, done)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

const chosen = <T>(from: readonly T[], which: number): T | undefined => from[which % from.length]

function acted(journal: JournalService, done: JournalAct): void {
  const { which, tag } = done
  const leg = chosen(journal.listLegs(EVERY_LEG).legs, which)
  if (leg === undefined || done.what === 'open' || done.what === 'round') {
    record(journal, done)
    return
  }
  const legId = leg.id
  const { day, ms } = done.trades[0]!
  const atMs = which % 2 === 0 ? leg.openedAtMs : FIRST_DAY + day * DAY + ms
  const onLeg = {
    fill: () => journal.addFill({ legId, fill: fillsOf(done, leg.venue === 'BitMEX')[0]! }),
    funding: () =>
      journal.addFunding({ legId, funding: { ...funding(`-0.0000${which % 97}1`, 0), atMs } }),
    annotate: () =>
      journal.annotate({ legId, ...(which % 3 === 0 ? {} : { note: `n${which}` }), tags: [tag] }),
    judge: () => journal.annotate({ legId, setup: tag, mistakes: [tag], rating: (which % 5) + 1 }),
    stop: () =>
      journal.moveStop({
        ...{ legId, note: '', atMs },
        stop: which % 7 === 0 ? null : price(new D(40_000 + (which % 1_000))),
      }),
    void: () => {
      const { entries } = journal.readLeg({ id: legId })
      journal.voidEvent({ eventId: chosen(entries, which)!.event.id, reason: 'x' })
    },
  }
  onLeg[done.what]()
}

const fillsOf = ({ trades, which, what }: JournalAct, bitmex: boolean) =>
  trades.flatMap(({ buys, lots, dollars, day, ms }) => {
    const of = {
      atMs: FIRST_DAY + day * DAY + ms,
      role: which % 3 === 0 ? 'maker' : 'taker',
    } as const
    const quantity = lots * (bitmex ? 100 : 10)
    const there = fill(buys ? 'buy' : 'sell', `${quantity} @ ${dollars}`, of)
    return what === 'round'
      ? [there, fill(buys ? 'sell' : 'buy', `${quantity} @ ${dollars + 500}`, of)]
      : [there]
  })

function record(journal: JournalService, done: JournalAct): void {
  const { bitmex, hedgeSide, which, tag } = done
  journal.recordPosition(
    position(fillsOf(done, bitmex), {
      spec: bitmex ? specOf('bitmex:XBTUSD') : deribit(),
      ...(hedgeSide ? { hedgeSide } : {}),
      note: which % 4 === 0 ? `Noted ${which}` : '',
      tags: which % 2 === 0 ? [tag] : [],
    }),
  )
}
