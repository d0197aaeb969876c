import { closeSync, openSync, readSync, rmSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** The errno of a failed file operation (`EACCES`), or undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  // Node's file errors carry `syscall` and `code`; SQLite's and other errors lack the first.
  const { syscall, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  return syscall === undefined ? undefined : code
}

/** Facts of a file, or undefined where there is none. @throws Node's error for any other reason */
export function factsOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

/** The first bytes of a file; fewer when it is shorter. */
export function firstBytes(path: string, count: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(count)
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0))
  } finally {
    closeSync(file)
  }
}

/** Whether the file opens for writing. Nothing is written: permission bits alone would lie to root. */
export function opensForWriting(path: string): boolean {
  return succeeds(() => closeSync(openSync(path, 'r+')))
}

/** Whether a file can be made beside the journal, as its log must be. Leaves nothing behind. */
export function takesNewFiles(folder: string): boolean {
  const trial = join(folder, `.write-trial-${process.pid}`)
  return succeeds(() => {
    closeSync(openSync(trial, 'wx', 0o600))
    rmSync(trial)
  })
}

const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'])

function succeeds(trial: () => void): boolean {
  try {
    trial()
    return true
  } catch (error) {
    if (REFUSALS.has(errnoOf(error) ?? '')) return false
    throw error
  }
}
