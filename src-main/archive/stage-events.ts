import { closeSync, openSync } from 'node:fs'

import { JournalEvent, positionSideOf, type EventId } from '@shared/journal/event'
import { PayloadError } from '@shared/journal/upcast'

import { eventOfRow } from '../journal/sqlite-event-row'
import { fileFindings } from '../journal/sqlite-verify'
import { migrate } from '../storage/migrate'
import { MIGRATIONS } from '../storage/migrations/all'
import { openConnection, SqliteFailure, type Connection, type Row } from '../storage/sqlite'

import { eventColumns, readEventLine } from './event-lines'
import { EVENTS } from './manifest'
import { ArchiveFlaw } from './zip-reader'

export interface StagedEvents {
  readonly count: number
  readonly lastSeq: number
  readonly recordedMs: { readonly first: number; readonly last: number } | null
}

/** No event is longer; a longer line would only fill the memory. */
const LONGEST_LINE = 4_000_000

/**
 * Opens an empty journal file of the format that the events were written in. Until it is whole nobody needs it,
 * so it is written without waiting for the disk.
 */
export function emptyJournal(path: string, format: number): Connection {
  closeSync(openSync(path, 'wx', 0o600))
  const connection = openConnection(path)
  try {
    connection.pragma('synchronous = OFF')
    connection.pragma('foreign_keys = ON')
    migrate(
      connection,
      MIGRATIONS.filter(({ version }) => version <= format),
    )
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Writes lines of events into an empty journal, each with the place, the id and the times it had.
 * @throws ArchiveFlaw naming the first line that does not hold
 */
export async function stageEvents(
  connection: Connection,
  of: {
    readonly chunks: AsyncIterable<Buffer>
    readonly onLine: (line: number) => void
  },
): Promise<StagedEvents> {
  const columns = eventColumns(connection)
  const insert = connection.prepare(
    `INSERT INTO event (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  const listings = new Set<EventId>()
  let staged: StagedEvents = { count: 0, lastSeq: 0, recordedMs: null }
  connection.exec('BEGIN IMMEDIATE')
  for await (const line of linesOf(of.chunks)) {
    const number = staged.count + 1
    const { row, event } = eventIn(line, { number, columns, listings, after: staged.lastSeq })
    try {
      insert.run(...columns.map((name) => row[name] ?? null))
    } catch (error) {
      throw error instanceof SqliteFailure ? flawIn(number, constraintWords(error)) : error
    }
    staged = {
      count: number,
      lastSeq: event.seq,
      recordedMs: {
        first: staged.recordedMs?.first ?? event.recordedAtMs,
        last: event.recordedAtMs,
      },
    }
    of.onLine(number)
  }
  connection.exec('COMMIT')
  return staged
}

/** The event of a line, once it holds by itself and after the events before it. */
function eventIn(
  line: string,
  at: {
    readonly number: number
    readonly columns: readonly string[]
    readonly listings: Set<EventId>
    readonly after: number
  },
): { readonly row: Row; readonly event: JournalEvent } {
  const { number, columns, listings, after } = at
  const row = readEventLine(line, columns)
  if (row === undefined) throw flawIn(number, 'is not an event as this program writes it')
  const event = soundEvent(row, number)
  const { body } = event
  if (body.kind === 'contract-listed') listings.add(event.id)
  if ('listing' in body && !listings.has(body.listing))
    throw flawIn(number, 'names a contract that no event before it lists')
  if (event.seq <= after) throw flawIn(number, 'is out of order')
  return { row, event }
}

const flawIn = (line: number, what: string): ArchiveFlaw =>
  new ArchiveFlaw(`Line ${line} of ${EVENTS} ${what}.`)

const constraintWords = ({ code, message }: SqliteFailure): string =>
  code.startsWith('SQLITE_CONSTRAINT')
    ? `does not fit the events before it (${message})`
    : `could not be stored (${code})`

const Times = JournalEvent.pick({ seq: true, atMs: true, recordedAtMs: true })

/** Every event is read as the journal reads it, so that none is taken over that the program could not open. */
function soundEvent(row: Row, line: number): JournalEvent {
  try {
    const event = eventOfRow(row)
    Times.parse({ seq: event.seq, atMs: event.atMs, recordedAtMs: event.recordedAtMs })
    const says = JSON.parse(String(row['payload'])) as { kind?: unknown; version?: unknown }
    const isSame = says.kind === row['kind'] && BigInt(Number(says.version)) === row['version']
    if (isSame && countsWhereItSays(event, row)) return event
  } catch (error) {
    if (error instanceof PayloadError) throw flawIn(line, `cannot be read: ${error.message}`)
  }
  throw flawIn(line, 'says one thing in its columns and another in its payload')
}

/** Formats before the third knew one side only, and had no column for it. */
function countsWhereItSays({ body }: JournalEvent, row: Row): boolean {
  if (body.kind !== 'fill-recorded' && body.kind !== 'funding-settled') return true
  return positionSideOf(body) === (row['position_side'] ?? 'net')
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0)
  let number = 1
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    let from = 0
    for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, from)) {
      yield held.toString('utf8', from, end)
      from = end + 1
      number += 1
    }
    held = held.subarray(from)
    if (held.length > LONGEST_LINE) throw flawIn(number, 'is longer than any event')
  }
  if (held.length > 0) throw flawIn(number, 'is cut short')
}

/** @throws ArchiveFlaw when the events, each sound by itself, make no sound file together */
export function refuseUnsoundFile(connection: Connection): void {
  const [finding] = fileFindings(connection)
  if (finding !== undefined) throw new ArchiveFlaw(`Its events make no journal: ${finding}.`)
}
