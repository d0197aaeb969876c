import { isTrade } from '@shared/journal/apply'
import { PositionSide, type EventId, type JournalEvent } from '@shared/journal/event'

import type { Connection, Row, Statement } from '../storage/sqlite'

import type { JournalRepository, StreamId } from './journal-repository'
import { sqliteAccounts } from './sqlite-accounts'
import { EVENT_COLUMNS, eventCells, eventOfRow } from './sqlite-event-row'
import { sqliteLegLists } from './sqlite-leg-lists'
import { LEG_COLUMNS, legOfRow, WORD_COLUMNS, wordCells } from './sqlite-leg-row'
import { sqlitePlans } from './sqlite-plans'
import { IN_STREAM, streamCells } from './sqlite-stream-key'
import { sqliteStreams } from './sqlite-streams'
import { fileFindings } from './sqlite-verify'

const LEGS = LEG_COLUMNS.join(', ')
const SAVE_WORDS = `UPDATE leg SET ${WORD_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`
/** Further than any event: stands for an open end of a stretch. */
const NEVER = { atMs: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }
const BEFORE_ALL = { atMs: 0, seq: 0 }

/** Statements are prepared once per open file: preparing costs as much as running. */
function prepared(connection: Connection): (sql: string) => Statement {
  const statements = new Map<string, Statement>()
  return (sql) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
}

const optional = <T>(row: Row | undefined, read: (row: Row) => T): T | undefined =>
  row === undefined ? undefined : read(row)

/** The journal in one SQLite file of the newest format. */
export function sqliteJournalRepository(connection: Connection): JournalRepository {
  const sql = prepared(connection)
  const count = (table: 'event' | 'leg' | 'projections_due') =>
    Number(sql(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])

  return {
    transaction: connection.transaction,
    lastSeq: () => Number(sql('SELECT ifnull(max(seq), 0) AS seq FROM event').get()?.['seq']),
    append: (event, of) => {
      const { lastInsertRowid } = sql(
        `INSERT INTO event (id, account_id, kind, version, at_ms, recorded_at_ms, contract,
         position_side, subject, venue_trade_id, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(...eventCells(event, of))
      return { ...event, seq: Number(lastInsertRowid) }
    },
    eventById: (id) =>
      optional(sql(`SELECT ${EVENT_COLUMNS} FROM event WHERE id = ?`).get(id), (row) => {
        const event = eventOfRow(row)
        return { event, stream: streamOfRow(event, row) }
      }),
    declarations: () =>
      sql(
        `SELECT ${EVENT_COLUMNS} FROM event
         WHERE kind IN ('account-opened', 'contract-listed') ORDER BY seq`,
      )
        .all()
        .map(eventOfRow)
        .filter(isDeclaration),
    tradesIn: (stream, { from = BEFORE_ALL, to = NEVER }) =>
      sql(
        `SELECT ${EVENT_COLUMNS} FROM event WHERE ${IN_STREAM}
         AND kind IN ('fill-recorded', 'funding-settled')
         AND (at_ms, seq) >= (?, ?) AND (at_ms, seq) <= (?, ?) ORDER BY at_ms, seq`,
      )
        .all(...streamCells(stream), ...cellsOf(from), ...cellsOf(to))
        .map(eventOfRow)
        .filter(isTrade),
    speakingOf: (subjects) => speakingOf(sql, subjects),
    ...sqliteStreams(sql),
    ...sqliteAccounts(sql),
    ...sqlitePlans(sql, (ids) => speakingOf(sql, ids)),
    saveAnnotation: (id, annotation) => {
      sql(SAVE_WORDS).run(...wordCells(annotation), id)
    },
    legById: (id) => optional(sql(`SELECT ${LEGS} FROM leg WHERE id = ?`).get(id), legOfRow),
    legOpenedBy: (stream, at) =>
      optional(
        sql(
          `SELECT ${LEGS} FROM leg WHERE ${IN_STREAM} AND (opened_at_ms, opened_seq) <= (?, ?)
           ORDER BY opened_at_ms DESC, opened_seq DESC LIMIT 1`,
        ).get(...streamCells(stream), ...cellsOf(at)),
        legOfRow,
      ),
    legOpenedAfter: (stream, at) =>
      optional(
        sql(
          `SELECT ${LEGS} FROM leg WHERE ${IN_STREAM} AND (opened_at_ms, opened_seq) > (?, ?)
           ORDER BY opened_at_ms, opened_seq LIMIT 1`,
        ).get(...streamCells(stream), ...cellsOf(at)),
        legOfRow,
      ),
    lists: sqliteLegLists(sql),
    projectionsDue: () => count('projections_due') > 0,
    projectionsDone: () => {
      sql('DELETE FROM projections_due').run()
    },
    countEvents: () => count('event'),
    countLegs: () => count('leg'),
    fileFindings: () => fileFindings(connection),
  }
}

function streamOfRow({ accountId }: JournalEvent, row: Row): StreamId | null {
  if (row['contract'] === null) return null
  return {
    accountId,
    contract: String(row['contract']),
    positionSide: PositionSide.parse(row['position_side']),
  }
}

const cellsOf = (at: { readonly atMs: number; readonly seq: number }) =>
  [BigInt(at.atMs), BigInt(at.seq)] as const

type Declaration = ReturnType<JournalRepository['declarations']>[number]
const isDeclaration = (event: JournalEvent): event is Declaration =>
  event.body.kind === 'account-opened' || event.body.kind === 'contract-listed'

/** In batches, because a statement takes a limited number of parameters. */
function speakingOf(
  sql: (text: string) => Statement,
  subjects: readonly EventId[],
): readonly JournalEvent[] {
  const found: JournalEvent[] = []
  const statement = sql(
    `SELECT ${EVENT_COLUMNS} FROM event WHERE subject IN (SELECT value FROM json_each(?))`,
  )
  for (let start = 0; start < subjects.length; start += 500)
    found.push(...statement.all(JSON.stringify(subjects.slice(start, start + 500))).map(eventOfRow))
  return found.toSorted((a, b) => a.seq - b.seq)
}
