import { z } from 'zod'

import { CoinTotal } from '@shared/ipc/safety'
import type { LegTotals } from '@shared/journal/leg'

import { createJournalService, type JournalService } from '../journal/journal-service'
import { wholeOf } from '../journal/refold'
import { sqliteJournalRepository } from '../journal/sqlite-journal-repository'
import { MIGRATIONS } from '../storage/migrations/all'
import { openJournalFile } from '../storage/open-file'
import type { Connection } from '../storage/sqlite'

import { copyIn } from './copy-journal'
import { wordsOf } from './words-of'

/** What a journal holds, and everything that is wrong with it: nothing when it is sound. Figures are text. */
export interface Proof {
  readonly events: number
  readonly legs: number
  readonly totals: z.input<typeof CoinTotal>[]
  readonly findings: readonly string[]
}

const NOTHING = { events: 0, legs: 0, totals: [] as Proof['totals'] }

export interface ProveInput {
  /** Holds the copy; it is the check's own to write in. */
  readonly folder: string
  readonly nowMs: number
}

/** Opens a copy as a start would, its log and its upgrade included, and gives what the work makes of it. */
export function onCopy(
  { folder, nowMs }: ProveInput,
  work: (connection: Connection) => Proof,
): Proof {
  try {
    const opened = openJournalFile({
      place: { path: copyIn(folder), backups: `${folder}/backups` },
      migrations: MIGRATIONS,
      nowMs,
    })
    if (!opened.ok) return { ...NOTHING, findings: [`it does not open: ${opened.problem.message}`] }
    try {
      foldedIfDue(opened.connection, nowMs)
      return work(opened.connection)
    } finally {
      opened.connection.close()
    }
  } catch (error) {
    return { ...NOTHING, findings: [wordsOf(error)] }
  }
}

/** An upgrade leaves the fold to the first start after it. */
function foldedIfDue(connection: Connection, nowMs: number): void {
  if (sqliteJournalRepository(connection).projectionsDue())
    wholeOf(serviceOn(connection, nowMs).rebuilding())
}

/** Proves what is stored: SQLite's own check of every page, and each stored position and plan equal to the fold. */
export function proofOf(connection: Connection, nowMs: number): Proof {
  const { events, legs, findings } = wholeOf(serviceOn(connection, nowMs).verifying())
  const totals = findings.length > 0 ? [] : storedTotals(connection, nowMs)
  return {
    ...{ events, legs, findings },
    totals: totals.map(({ currency, money: { net, netUsd } }) =>
      z.encode(CoinTotal, { currency, net, netUsd }),
    ),
  }
}

/** The sums of the stored positions, by settlement coin. */
export const storedTotals = (connection: Connection, nowMs: number): readonly LegTotals[] =>
  serviceOn(connection, nowMs).legTotals({ filter: { status: 'all', text: '' } }).totals

const serviceOn = (connection: Connection, nowMs: number): JournalService =>
  createJournalService({
    repository: sqliteJournalRepository(connection),
    now: () => nowMs,
    newId: () => {
      throw new Error('a check records nothing')
    },
    onChanged: () => undefined,
  })

/** The check of the journal at hand, on a copy of it. */
export const proveJournal = (input: ProveInput): Proof =>
  onCopy(input, (connection) => proofOf(connection, input.nowMs))
