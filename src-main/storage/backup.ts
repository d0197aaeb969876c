import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'

import { factsOf } from './file-trial'
import type { Connection } from './sqlite'

export type BackupCause = 'daily' | 'migration' | 'before-restore' | 'before-import'

/** A dated copy of the journal. Everything about it but its length is in its name. */
export interface BackupFile {
  readonly name: string
  readonly takenAtMs: number
  readonly bytes: number
  readonly cause: BackupCause
}

/** The oldest copies beyond these are deleted. */
const KEPT = 10

const NAME =
  /^journal-v\d+-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)-(daily|migration|before-restore|before-import)\.sqlite$/

const UNFINISHED = '.unfinished'

/** 2026-11-23T22:42:56.123Z without the colons, which some file systems refuse. */
export const fileStamp = (atMs: number): string => new Date(atMs).toISOString().replaceAll(':', '-')

/** What a copy of a journal of that format is called. */
export const backupName = (of: {
  readonly version: number
  readonly atMs: number
  readonly cause: BackupCause
}): string => `journal-v${of.version}-${fileStamp(of.atMs)}-${of.cause}.sqlite`

const stampMs = (stamp: string): number => Date.parse(stamp.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'))

/** The backups in a folder, newest first. Other files are not ours and are not listed. */
export function listBackups(folder: string): readonly BackupFile[] {
  if (factsOf(folder)?.isDirectory() !== true) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const [, stamp = '', cause] = NAME.exec(name) ?? []
      if (cause === undefined) return []
      const bytes = factsOf(join(folder, name))?.size ?? 0
      // The pattern above names the four causes.
      return [{ name, takenAtMs: stampMs(stamp), bytes, cause: cause as BackupCause }]
    })
    .toSorted((a, b) => b.takenAtMs - a.takenAtMs || (a.name < b.name ? 1 : -1))
}

/**
 * Copies the open journal, what stands in its log included, into the backups folder and lets the oldest go.
 * The copy gets its name only when it is whole and on the disk.
 * @throws SqliteFailure or Node's error when the disk refuses
 */
export function takeBackup(
  connection: Connection,
  of: { readonly folder: string; readonly atMs: number; readonly cause: BackupCause },
): string {
  const { folder, cause } = of
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const version = Number(connection.pragma('user_version'))
  let name = ''
  // Two copies within one millisecond must not replace one another.
  for (let atMs = of.atMs; name === '' || factsOf(join(folder, name)); atMs += 1)
    name = backupName({ version, atMs, cause })
  for (const left of readdirSync(folder)) {
    // A process killed while copying leaves its part behind.
    if (left.endsWith(UNFINISHED)) rmSync(join(folder, left))
  }
  const unfinished = join(folder, `${name}${UNFINISHED}`)
  connection.prepare('VACUUM INTO ?').run(unfinished)
  chmodSync(unfinished, 0o600)
  synced(unfinished)
  renameSync(unfinished, join(folder, name))
  for (const { name: old } of listBackups(folder).slice(KEPT))
    if (old !== name) rmSync(join(folder, old))
  return name
}

/** Forces a file's content to the disk. */
export function synced(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
