import { AppError } from '@shared/ipc/errors'
import { PayloadError } from '@shared/journal/upcast'

import { errnoOf } from '../storage/file-trial'
import { SqliteFailure } from '../storage/sqlite'

const WORDS: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_FULL', 'The disk is full. Nothing was recorded; make room and try again.'],
  [
    'SQLITE_BUSY',
    'Another program holds the journal. Nothing was recorded; close it and try again.',
  ],
  ['SQLITE_READONLY', 'The journal file cannot be written any more. Nothing was recorded.'],
  ['SQLITE_IOERR', 'The disk refused. Nothing was recorded; check the disk before going on.'],
  [
    'SQLITE_CORRUPT',
    'The journal file is damaged. Start the program again: it then offers to restore a backup.',
  ],
  [
    'SQLITE_NOTADB',
    'The journal file is damaged. Start the program again: it then offers to restore a backup.',
  ],
]

/** Runs a use case; a failure of the storage comes out as an error with words, everything else as it is. */
export function withStorageWords<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw inWords(error)
  }
}

/** The same for work that is waited for. */
export async function withStorageWordsLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw inWords(error)
  }
}

const fileWords = (errno: string): string =>
  errno === 'ENOSPC'
    ? 'The disk is full. The journal was left as it was; make room and try again.'
    : `A file could not be written or moved (${errno}). The journal was left as it was.`

function inWords(error: unknown): unknown {
  if (error instanceof PayloadError)
    return new AppError('storage', `The journal holds something unreadable: ${error.message}`)
  const errno = errnoOf(error)
  if (!(error instanceof SqliteFailure))
    return errno === undefined ? error : new AppError('storage', fileWords(errno))
  const known = WORDS.find(([code]) => error.code.startsWith(code))
  return new AppError('storage', known?.[1] ?? `The journal file refused (${error.code}).`)
}
