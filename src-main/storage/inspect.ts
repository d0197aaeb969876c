import { rmSync } from 'node:fs'
import { dirname } from 'node:path'

import {
  damaged,
  foreign,
  fromNewer,
  missing,
  problemOfError,
  readOnly,
  unreadable,
  type FileProblem,
} from './file-problem'
import { factsOf, firstBytes, opensForWriting, takesNewFiles } from './file-trial'
import { openProbe, type Probe } from './sqlite'

/** What is at the journal's path, found out before anything is written. */
export type Inspection =
  { readonly kind: 'absent' } | { readonly kind: 'sound'; readonly version: number } | FileProblem

export interface InspectOptions {
  readonly path: string
  /** The newest format this program writes. */
  readonly newest: number
  /** How many backups lie beside it: with some, a missing or empty file is damage and not a first start. */
  readonly backups: number
}

/** Marks a file as a journal of this program (SQLite's application id): “RCPJ”. */
export const APPLICATION_ID = 0x52_43_50_4a

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const VERSION_AT = 60

/** Looks at the journal file without changing it or anything beside it. Never throws for what it may find. */
export function inspectJournalFile(options: InspectOptions): Inspection {
  try {
    return beforeOpening(options) ?? throughSqlite(options)
  } catch (error) {
    const problem = problemOfError(error)
    if (problem === undefined) throw error
    return problem
  }
}

/** What plain reading tells. A file from a newer version is not even opened as a database. */
function beforeOpening(options: InspectOptions): Inspection | undefined {
  const { path, newest } = options
  const facts = factsOf(path)
  if (facts === undefined || facts.size === 0) return withoutContent(options, facts !== undefined)
  if (!facts.isFile()) return unreadable('it is not a file')
  const header = firstBytes(path, HEADER_BYTES)
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC)
    return damaged('it is not a journal or its start was overwritten')
  const version = header.readUInt32BE(VERSION_AT)
  if (version > newest) return fromNewer(newest, version)
  if (!opensForWriting(path)) return readOnly('file')
  return takesNewFiles(dirname(path)) ? undefined : readOnly('folder')
}

/**
 * No file, or an empty one, as a process killed in its very first moment leaves: a first start, unless
 * something of a journal is still around.
 */
function withoutContent({ path, backups }: InspectOptions, exists: boolean): Inspection {
  if ((factsOf(`${path}-wal`)?.size ?? 0) > 0) return damaged('only its log is left')
  if (backups > 0) return exists ? damaged('it is empty') : missing(backups)
  return takesNewFiles(dirname(path)) ? { kind: 'absent' } : readOnly('folder')
}

/** What SQLite tells through a connection that cannot write; it sees what still stands in the log. */
function throughSqlite({ path, newest }: InspectOptions): Inspection {
  const shared = `${path}-shm`
  const wasShared = factsOf(shared) !== undefined
  const probe = openProbe(path)
  try {
    return versionAndPages(probe, newest)
  } finally {
    probe.close()
    // Reading a log makes this index of it; it is not part of the journal.
    if (!wasShared) rmSync(shared, { force: true })
  }
}

function versionAndPages(probe: Probe, newest: number): Inspection {
  const isVersion = (version: number) =>
    probe.holds(`user_version = ${version} FROM pragma_user_version`)
  const version = range(newest).find(isVersion)
  if (version === undefined) return fromNewer(newest)
  const ours = probe.holds(`application_id = ${APPLICATION_ID} FROM pragma_application_id`)
  // A process killed during its very first start leaves a database with nothing in it.
  if (!ours && !probe.holds('count(*) = 0 FROM main.sqlite_master')) return foreign()
  return probe.holds("quick_check = 'ok' FROM pragma_quick_check(1)")
    ? { kind: 'sound', version }
    : damaged('its pages do not fit together')
}

const range = (last: number): readonly number[] => Array.from({ length: last + 1 }, (_, n) => n)
