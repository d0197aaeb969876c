import { errnoOf } from './file-trial'
import { SqliteFailure } from './sqlite'

/**
 * Why a journal file cannot be used. `held`: another process has it open. The words are for the person whose
 * journal it is; the path is told beside them.
 */
export interface FileProblem {
  readonly kind: 'corrupt' | 'read-only' | 'from-newer-version' | 'unreadable' | 'held'
  readonly message: string
}

const WAYS_OUT =
  'Nothing was changed. Restore a backup, or start afresh: this file is then kept under another name.'

export const damaged = (what: string): FileProblem => ({
  kind: 'corrupt',
  message: `The journal file is damaged: ${what}. ${WAYS_OUT}`,
})

export const foreign = (): FileProblem => ({
  kind: 'unreadable',
  message: `The file is a database of another program. ${WAYS_OUT}`,
})

/** @param version the file's format, where it could be told */
export const fromNewer = (newest: number, version?: number): FileProblem => ({
  kind: 'from-newer-version',
  message: `The journal was written by a newer version of the program (${version === undefined ? '' : `format ${version}; `}this one knows up to format ${newest}). Nothing was changed. Start the newer version, or restore a backup from before.`,
})

export const readOnly = (what: 'file' | 'folder'): FileProblem => ({
  kind: 'read-only',
  message: `The journal’s ${what} cannot be written. Nothing was changed. Allow writing to it and start again.`,
})

export const missing = (backups: number): FileProblem => ({
  kind: 'unreadable',
  message: `The journal file is missing, although ${backups === 1 ? 'a backup' : `${backups} backups`} of it are there. Put it back, restore a backup, or start afresh.`,
})

export const unreadable = (why: string): FileProblem => ({
  kind: 'unreadable',
  message: `The journal file cannot be read (${why}). Nothing was changed. Allow reading it, or restore a backup.`,
})

export const noRoom = (): FileProblem => ({
  kind: 'unreadable',
  message:
    'The disk is full, so the journal cannot be opened. Nothing was changed. Make room and try again.',
})

export const held = (): FileProblem => ({
  kind: 'held',
  message:
    'Another program holds the journal open. Close it there, or end the other program, and start again.',
})

/** What a failure of the database says about the file. Unknown codes count as unreadable, with their name. */
export function problemOf(failure: SqliteFailure): FileProblem {
  const is = (...codes: readonly string[]) => codes.some((code) => failure.code.startsWith(code))
  if (is('SQLITE_CORRUPT')) return damaged('its pages do not fit together')
  if (is('SQLITE_NOTADB')) return damaged('it is not a journal or its start was overwritten')
  if (is('SQLITE_BUSY', 'SQLITE_LOCKED')) return held()
  if (is('SQLITE_READONLY', 'SQLITE_PERM')) return readOnly('file')
  // Reading a log makes an index of it beside it, which takes 32 kB.
  if (is('SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE')) return noRoom()
  return unreadable(failure.code)
}

/** The same for any error that opening a file may raise; undefined for a defect of the program. */
export function problemOfError(error: unknown): FileProblem | undefined {
  if (error instanceof SqliteFailure) return problemOf(error)
  const errno = errnoOf(error)
  if (errno === 'ENOSPC') return noRoom()
  return errno === undefined ? undefined : unreadable(errno)
}
