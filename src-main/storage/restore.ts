import { join } from 'node:path'

import { listBackups } from './backup'
import type { FileProblem } from './file-problem'
import { inspectJournalFile } from './inspect'
import type { JournalPlace } from './open-file'
import { replaceWithCopy } from './set-aside'

/** What became of a restore: done, or why the backup was not used. */
export type Restored =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: FileProblem | { readonly kind: 'no-such-backup' } }

export interface RestoreOptions {
  readonly place: JournalPlace
  readonly name: string
  readonly nowMs: number
  /** Copy what is replaced aside; not needed when it was just backed up. */
  readonly keepReplaced: boolean
}

/** Looks whether a backup can be used, without changing anything. */
export function checkBackup({
  place,
  name,
  newest,
}: {
  readonly place: JournalPlace
  readonly name: string
  /** The newest format this program reads. */
  readonly newest: number
}): Restored {
  // Only names that we list: a name never becomes a path to somewhere else.
  if (!listBackups(place.backups).some((backup) => backup.name === name))
    return { ok: false, problem: { kind: 'no-such-backup' } }
  const found = inspectJournalFile({ path: join(place.backups, name), newest, backups: 0 })
  if (found.kind === 'sound') return { ok: true }
  return { ok: false, problem: found.kind === 'absent' ? { kind: 'no-such-backup' } : found }
}

/** Puts a checked backup in the journal's place. The journal must be closed. */
export function restoreBackup({ place, name, nowMs, keepReplaced }: RestoreOptions): void {
  replaceWithCopy(place.path, { copy: join(place.backups, name), atMs: nowMs, keepReplaced })
}
