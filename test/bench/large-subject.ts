import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

import { dice } from '../../src-main/demo/random'
import { createJournalService } from '../../src-main/journal/journal-service'
import { sqliteJournalRepository } from '../../src-main/journal/sqlite-journal-repository'
import { openJournalConnection } from '../../src-main/storage/journal-connection'
import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { EVERY_LEG, LegSortKey, type LegQuery } from '../../src-shared/journal/leg-query'
import { D } from '../../src-shared/num/decimal'
import { coin, price } from '../../src-shared/num/units'
import { fillLargeJournal, LARGE_END_MS } from '../support/large-journal'

/** A large journal on the disk, and what is asked of it. Each function returns when its work is done. */
export interface LargeSubject {
  readonly events: number
  /** A window of a list that was asked for before, as scrolling does. */
  readonly scroll: () => void
  /** The first window and the sums of a list that nobody asked for yet. */
  readonly newList: () => void
  /** A payment on a position somewhere in the middle, which was closed long ago. */
  readonly lateEvent: () => void
  readonly verify: () => void
  readonly rebuild: () => void
  /** Every event's row read once, by itself. */
  readonly readAll: () => void
  readonly close: () => void
}

const SEED = 20_261_127

/** Makes the file that the others open: a hundred thousand legs are about a million events. */
export function makeLarge(folder: string, legs: number): void {
  const connection = openJournalConnection(join(folder, 'journal.sqlite'))
  migrate(connection, MIGRATIONS)
  fillLargeJournal(connection, { seed: SEED, legs })
  connection.close()
}

export function largeSubject(folder: string): LargeSubject {
  const connection = openJournalConnection(join(folder, 'journal.sqlite'))
  const service = createJournalService({
    repository: sqliteJournalRepository(connection),
    now: () => LARGE_END_MS,
    newId: randomUUID,
    onChanged: () => undefined,
  })
  const chance = dice(SEED)
  const { count } = service.listLegs(EVERY_LEG)
  const anywhere = () => ({ from: chance.whole(0, Math.max(count - 200, 0)), count: 200 })
  let asked = 0
  const nextList = (): LegQuery => {
    asked += 1
    const by = LegSortKey.options[asked % LegSortKey.options.length] ?? 'net'
    // A word that differs each time, so that no order is known already.
    const text = chance.pick(['', 'as planned', 'breakout', 'bitmex', 'deribit'])
    const filter = { ...EVERY_LEG.filter, text, fromMs: 1_230_768_000_000 + asked }
    return { filter, sort: { by, descending: chance.chance(0.5) }, window: anywhere() }
  }
  return {
    events: Number(connection.prepare('SELECT count(*) AS n FROM event').get()?.['n']),
    scroll: () => void service.listLegs({ ...EVERY_LEG, window: anywhere() }),
    newList: () => {
      const query = nextList()
      service.listLegs(query)
      service.legTotals({ filter: query.filter })
    },
    lateEvent: () => {
      const middle = { from: Math.floor(count / 2) + chance.whole(0, 99), count: 1 }
      const leg = service.listLegs({ ...EVERY_LEG, window: middle }).legs[0]
      if (leg === undefined) throw new Error('the journal is empty')
      service.addFunding({
        legId: leg.id,
        funding: {
          amount: coin(new D('-0.00000001')),
          price: price(new D(50_000)),
          atMs: leg.openedAtMs + 1,
        },
      })
    },
    verify: () => {
      const work = service.verifying()
      for (;;) {
        const step = work.next()
        if (step.done !== true) continue
        if (!step.value.ok) throw new Error(step.value.findings[0])
        return
      }
    },
    rebuild: () => {
      const work = service.rebuilding()
      while (work.next().done !== true);
    },
    readAll: () => {
      let bytes = 0
      for (const row of connection.prepare('SELECT * FROM event ORDER BY seq').iterate())
        bytes += String(row['payload']).length
      if (bytes === 0) throw new Error('there is nothing to read')
    },
    close: () => connection.close(),
  }
}
