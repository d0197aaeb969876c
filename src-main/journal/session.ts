import { PayloadError } from '@shared/journal/upcast'

import type { Log } from '../log/log'
import { MIGRATIONS } from '../storage/migrations/all'
import { openJournalFile } from '../storage/open-file'
import { damaged, problemOfError, type FileProblem } from '../storage/file-problem'
import type { Connection } from '../storage/sqlite'

import { dailyBackup } from './daily-backup'
import { fillDemo } from './fill-demo'
import { placeOf, type Which } from './journal-place'
import { createJournalService, type JournalService } from './journal-service'
import { wholeOf } from './refold'
import { sqliteJournalRepository } from './sqlite-journal-repository'

/** An open journal with everything that lives as long as its file is open. */
export interface OpenSession {
  readonly open: true
  readonly which: Which
  readonly service: JournalService
  readonly connection: Connection
  readonly lastSeq: () => number
  readonly eventCount: () => number
  /** What must happen before a change: the day's backup. */
  readonly beforeChange: () => void
  readonly close: () => void
}

export type Session =
  OpenSession | { readonly open: false; readonly which: Which; readonly problem: FileProblem }

export interface JournalOptions {
  /** Holds journal.sqlite, the backups and the demo journal. Made when absent. */
  readonly folder: string
  readonly now: () => number
  /** A fresh v4 UUID. */
  readonly newId: () => string
  /** Called after each commit, never before. */
  readonly onChanged: (lastSeq: number) => void
  /** Called when another journal is open, or none any more. */
  readonly onStatusChanged: () => void
  readonly log: Pick<Log, 'info' | 'error'>
}

export interface SessionOptions extends JournalOptions {
  readonly which: Which
  /** Start empty although backups exist. */
  readonly afresh: boolean
}

/** Opens one of the two journals. The demo journal is filled on its first opening and never backed up. */
export function openSession(options: SessionOptions): Session {
  const { which, folder, now, log, afresh } = options
  const place = placeOf(folder, which)
  const opened = openJournalFile({ place, migrations: MIGRATIONS, nowMs: now(), afresh })
  if (!opened.ok) {
    log.info('journal not opened', { journal: which, why: opened.problem.kind })
    return { open: false, which, problem: opened.problem }
  }
  try {
    return sessionOn(opened.connection, options)
  } catch (error) {
    opened.connection.close()
    const problem = error instanceof PayloadError ? damaged(error.message) : problemOfError(error)
    if (problem === undefined) throw error
    log.error('journal not opened', error, { journal: which })
    return { open: false, which, problem }
  }
}

function sessionOn(connection: Connection, options: SessionOptions): OpenSession {
  const { which, folder, now, log } = options
  const repository = sqliteJournalRepository(connection)
  const { lastSeq } = repository
  if (which === 'demo' && lastSeq() === 0) fillDemo(repository, now())
  const service = createJournalService({ ...options, repository })
  if (repository.projectionsDue()) wholeOf(service.rebuilding())
  const backup = dailyBackup({
    connection,
    folder: placeOf(folder, which).backups,
    now,
    isEmpty: () => lastSeq() === 0,
    onFailed: (error) => log.error('backup failed', error),
  })
  const beforeChange = which === 'own' ? backup : () => undefined
  beforeChange()
  return {
    open: true,
    which,
    service,
    connection,
    lastSeq,
    eventCount: repository.countEvents,
    beforeChange,
    close: () => connection.close(),
  }
}
