import { AppError } from '@shared/ipc/errors'
import { PayloadError } from '@shared/journal/upcast'

import { errnoOf } from '../storage/file-trial'
import { SqliteFailure } from '../storage/sqlite'

/** What went wrong with a check, for the person. @throws the error itself when it is a defect of the program */
export function wordsOf(error: unknown): string {
  if (error instanceof AppError || error instanceof PayloadError) return error.message
  if (error instanceof SqliteFailure) return `the file cannot be read (${error.code})`
  const errno = errnoOf(error)
  if (errno === undefined) throw error
  return errno === 'ENOSPC'
    ? 'there is no room on the disk for the copy that is checked'
    : `the copy that is checked could not be made (${errno})`
}
