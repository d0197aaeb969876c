import type { JournalStatus } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'

import { openJournalConnection } from '../storage/journal-connection'
import { migrate } from '../storage/migrate'
import { MIGRATIONS } from '../storage/migrations/all'

import type { Log } from '../log/log'
import type { JournalPort } from './journal-port'
import { createJournalService } from './journal-service'
import { sqliteJournalRepository } from './sqlite-journal-repository'

export interface OpenJournalOptions {
  /** Holds journal.sqlite, backups and the demo journal. Must exist. */
  readonly folder: string
  readonly now: () => number
  readonly newId: () => string
  readonly onChanged: (lastSeq: number) => void
  readonly onStatusChanged: () => void
  readonly log: Pick<Log, 'info' | 'error'>
}

/** Opens the journal of a folder and keeps it open until closed. */
export function openJournalService(
  options: OpenJournalOptions,
): JournalPort & { readonly close: () => void } {
  const path = `${options.folder}/journal.sqlite`
  const connection = openJournalConnection(path)
  migrate(connection, MIGRATIONS)
  const repository = sqliteJournalRepository(connection)
  const service = createJournalService({ ...options, repository })
  const status = (): JournalStatus => ({
    state: 'open',
    journal: 'own',
    path,
    lastSeq: repository.lastSeq(),
  })
  const notYet = (): never => {
    throw new AppError('storage', 'Not available yet.')
  }
  return {
    ...service,
    status,
    listBackups: () => [],
    restoreBackup: notYet,
    switchTo: notYet,
    startAfresh: notYet,
    close: () => connection.close(),
  }
}
