import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { listBackups, takeBackup } from './backup'
import { problemOfError, type FileProblem } from './file-problem'
import { inspectJournalFile } from './inspect'
import { openJournalConnection } from './journal-connection'
import { migrate, newestVersion } from './migrate'
import type { Migration } from './migration'
import { replaceWithCopy } from './set-aside'
import { SqliteFailure, type Connection } from './sqlite'

export interface JournalPlace {
  readonly path: string
  readonly backups: string
}

/** An open journal of the newest format, or why there is none. */
export type OpenedFile =
  | { readonly ok: true; readonly connection: Connection }
  | { readonly ok: false; readonly problem: FileProblem }

export interface OpenFileOptions {
  readonly place: JournalPlace
  readonly migrations: readonly Migration[]
  readonly nowMs: number
  /** Start with an empty file although backups exist: the person asked for it. */
  readonly afresh?: boolean
}

/**
 * Opens a journal file, makes it if there is none, and brings it to the newest format after a backup.
 * A file that cannot be used is left as it is, byte for byte.
 */
export function openJournalFile(options: OpenFileOptions): OpenedFile {
  const { place, migrations, afresh } = options
  try {
    mkdirSync(dirname(place.path), { recursive: true, mode: 0o700 })
    const backups = afresh === true ? 0 : listBackups(place.backups).length
    const newest = newestVersion(migrations)
    const found = inspectJournalFile({ path: place.path, newest, backups })
    if (found.kind === 'absent') return { ok: true, connection: created(options) }
    if (found.kind !== 'sound') return { ok: false, problem: found }
    chmodSync(place.path, 0o600)
    return found.version < newest && found.version > 0
      ? upgraded(options)
      : { ok: true, connection: migrated(options) }
  } catch (error) {
    const problem = problemOfError(error)
    if (problem === undefined) throw error
    return { ok: false, problem }
  }
}

/** The file is made by us before SQLite sees it, so that it is never readable by others. */
function created(options: OpenFileOptions): Connection {
  closeSync(openSync(options.place.path, 'a', 0o600))
  return migrated(options)
}

function migrated({ place, migrations }: OpenFileOptions): Connection {
  const connection = openJournalConnection(place.path)
  try {
    migrate(connection, migrations)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A failed step is undone by its transaction; earlier steps of the same start by putting the backup back. */
function upgraded(options: OpenFileOptions): OpenedFile {
  const { place, migrations, nowMs } = options
  const connection = openJournalConnection(place.path)
  let backup: string | undefined
  try {
    backup = takeBackup(connection, { folder: place.backups, atMs: nowMs, cause: 'migration' })
    migrate(connection, migrations)
    return { ok: true, connection }
  } catch (error) {
    connection.close()
    if (!(error instanceof SqliteFailure)) throw error
    if (backup !== undefined)
      replaceWithCopy(place.path, {
        copy: join(place.backups, backup),
        atMs: nowMs,
        keepReplaced: true,
      })
    return { ok: false, problem: notUpgraded(error) }
  }
}

const notUpgraded = (failure: SqliteFailure): FileProblem => ({
  kind: 'unreadable',
  message: `The journal could not be brought to this version’s format (${failure.code}: ${failure.message}). It was put back as it was before. The version that wrote it still opens it.`,
})
