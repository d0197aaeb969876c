import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { AppError } from '@shared/ipc/errors'

import { writeWholeBy } from '../files/write-whole'
import { SqliteFailure, type Connection } from '../storage/sqlite'

import { eventColumns, eventLine } from './event-lines'
import { EVENTS, MANIFEST, manifestText, SCENARIOS, SETTINGS } from './manifest'
import { zipWriter, type Added } from './zip-writer'

/** What an export is made of. */
export interface ArchiveSource {
  readonly connection: Connection
  /** The settings file's text, without what belongs to this machine. */
  readonly settings: string
  readonly scenarios: {
    readonly folder: string
    /** Names of the files in it, in order. */
    readonly files: readonly string[]
  }
}

export interface Watched {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

export interface Written {
  readonly bytes: number
  readonly events: number
}

/** A few milliseconds of reading; the window is answered between two of them. */
const BATCH = 500

/**
 * Writes everything into one file: events as lines of JSON, settings, scenarios, and a manifest with counts and
 * SHA-256 sums. The same content gives the same bytes. Events recorded meanwhile are not in it: they come after
 * the last one that was there at the start, and none before it ever changes.
 * @throws AppError storage or conflict; AbortError when it was stopped. What stood at the path stands then
 */
export async function writeArchive(
  path: string,
  { source, watched }: { readonly source: ArchiveSource; readonly watched: Watched },
): Promise<Written> {
  const { connection, settings, scenarios } = source
  const { count, last } = extentOf(connection)
  const columns = eventColumns(connection)
  const journalFormat = Number(connection.pragma('user_version'))
  return writeWholeBy(path, {
    what: 'The export',
    work: async (file) => {
      const zip = zipWriter(file, watched.signal)
      const lines = eventLines(connection, { columns, last, count, watched })
      const files: Added[] = [await zip.add(EVENTS, { chunks: lines, packed: true })]
      files.push(await zip.add(SETTINGS, { chunks: once(Buffer.from(settings)), packed: true }))
      for (const name of scenarios.files) {
        const content = await readFile(join(scenarios.folder, name))
        files.push(await zip.add(`${SCENARIOS}${name}`, { chunks: once(content), packed: true }))
      }
      const text = manifestText({ journalFormat, events: count, lastSeq: last, files })
      await zip.add(MANIFEST, { chunks: once(Buffer.from(text)), packed: true })
      return { bytes: await zip.finish(), events: count }
    },
  })
}

function extentOf(connection: Connection): { readonly count: number; readonly last: number } {
  const row = connection
    .prepare('SELECT count(*) AS count, ifnull(max(seq), 0) AS last FROM event')
    .get()
  return { count: Number(row?.['count']), last: Number(row?.['last']) }
}

async function* eventLines(
  connection: Connection,
  of: {
    readonly columns: readonly string[]
    readonly last: number
    readonly count: number
    readonly watched: Watched
  },
): AsyncGenerator<Buffer> {
  const { columns, last, count, watched } = of
  const batch = `SELECT ${columns.join(', ')} FROM event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${BATCH}`
  let done = 0
  for (let after = 0n; ;) {
    watched.signal.throwIfAborted()
    const rows = whileOpen(() => connection.prepare(batch).all(after, BigInt(last)))
    const end = rows.at(-1)?.['seq']
    if (typeof end !== 'bigint') return
    yield Buffer.from(rows.map((row) => `${eventLine(row, columns)}\n`).join(''))
    after = end
    done += rows.length
    watched.onProgress(done, count)
    await setImmediate()
  }
}

/** Another journal may be opened in its place while this one is being read: only a closed one refuses to prepare. */
function whileOpen<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SqliteFailure) || error.code !== 'SQLITE_ERROR') throw error
    throw new AppError(
      'conflict',
      'The journal was closed or replaced while it was being exported. Nothing was written.',
    )
  }
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(content)
}
