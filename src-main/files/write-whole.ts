import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { AppError } from '@shared/ipc/errors'

/** What a file is called until it is whole; one that a killed program left can be deleted. */
export const UNFINISHED = '.unfinished'

/**
 * Writes beside the place and renames into it, so that a file of that name is either the old one or the whole
 * new one, never a part. Both the file and its place in the folder are on the disk when it returns.
 * @throws AppError storage, as `The scenario could not be written (ENOSPC).`: what stood there stands
 */
export function writeWhole(
  path: string,
  { text, what }: { readonly text: string; readonly what: string },
): void {
  const unfinished = `${path}.${randomUUID()}${UNFINISHED}`
  try {
    const file = openSync(unfinished, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
    settleFolder(dirname(path))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw new AppError('storage', `${what} could not be written (${fileErrorCode(error)}).`)
  }
}

/** What file systems answer that cannot flush a folder, as some on a network; the rename itself stands. */
const NO_FOLDER_FLUSH = ['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR']

/** Flushes a folder's list of names. Windows opens no folders, and keeps its names by itself. */
export function settleFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } catch (error) {
    if (!NO_FOLDER_FLUSH.includes(fileErrorCode(error))) throw error
  } finally {
    closeSync(opened)
  }
}

/** `ENOSPC`, `EACCES`: what the system calls it. */
export const fileErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
