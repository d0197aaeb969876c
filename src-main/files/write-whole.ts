import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
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

/**
 * The same for what is too large to hold: the work writes it a piece at a time. Nothing is left of a file whose
 * work stopped.
 * @throws AppError storage, as {@link writeWhole}; what the work itself throws passes on
 */
export async function writeWholeBy<T>(
  path: string,
  { what, work }: { readonly what: string; readonly work: (file: FileHandle) => Promise<T> },
): Promise<T> {
  const unfinished = `${path}.${randomUUID()}${UNFINISHED}`
  try {
    let outcome: T
    const file = await open(unfinished, 'wx', 0o600)
    try {
      outcome = await work(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    settleFolder(dirname(path))
    return outcome
  } catch (error) {
    await rm(unfinished, { force: true })
    throw isFileError(error)
      ? new AppError('storage', `${what} could not be written (${fileErrorCode(error)}).`)
      : error
  }
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error

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
