import { isTrade } from '@shared/journal/apply'
import { AccountId, type EventId, type JournalEvent } from '@shared/journal/event'
import { ContractState, FLAT } from '@shared/journal/leg-state'
import { storedStateText } from '@shared/journal/stored-text'
import { PayloadError } from '@shared/journal/upcast'

import type { Connection, Row, Statement } from '../storage/sqlite'

import type { JournalRepository, StoredLeg, StreamId } from './journal-repository'
import { EVENT_COLUMNS, eventCells, eventOfRow } from './sqlite-event-row'
import { CLOSING_COLUMNS, LEG_COLUMNS, legCells, legOfRow } from './sqlite-leg-row'
import { sqlitePlans } from './sqlite-plans'
import { fileFindings, projectionDifferences } from './sqlite-verify'

const LEGS = LEG_COLUMNS.join(', ')
/** A leg that goes on keeps its note and tags too: they come from annotations, not from fills. */
const SAVE_LEG = `INSERT INTO leg (${LEGS}) VALUES (${LEG_COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${CLOSING_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`
const IN_STREAM = 'account_id = ? AND contract = ?'
const FOLD_ORDER = 'ORDER BY at_ms, seq'
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
  const many = <T>(rows: readonly Row[], read: (row: Row) => T): readonly T[] => rows.map(read)
  const keyed = (stream: StreamId) => [stream.accountId, stream.contract] as const
  const stateOf = (stream: StreamId): ContractState =>
    optional(
      sql(`SELECT state FROM contract_state WHERE ${IN_STREAM}`).get(...keyed(stream)),
      (row) => stateOfText(String(row['state']), stream),
    ) ?? FLAT
  const legOf = (row: Row): StoredLeg => legOfRow(row, stateOf)
  const count = (table: 'event' | 'leg') =>
    Number(sql(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])

  return {
    transaction: connection.transaction,
    lastSeq: () => Number(sql('SELECT ifnull(max(seq), 0) AS seq FROM event').get()?.['seq']),
    append: (event, of) => {
      const { lastInsertRowid } = sql(
        `INSERT INTO event (id, account_id, kind, version, at_ms, recorded_at_ms, contract, subject,
         venue_trade_id, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(...eventCells(event, of))
      return { ...event, seq: Number(lastInsertRowid) }
    },
    eventById: (id) =>
      optional(sql(`SELECT ${EVENT_COLUMNS} FROM event WHERE id = ?`).get(id), (row) => ({
        event: eventOfRow(row),
        contract: row['contract'] === null ? null : String(row['contract']),
      })),
    declarations: () =>
      many(
        sql(
          `SELECT ${EVENT_COLUMNS} FROM event
           WHERE kind IN ('account-opened', 'contract-listed') ORDER BY seq`,
        ).all(),
        eventOfRow,
      ).filter(isDeclaration),
    streamEvents: (stream) =>
      many(
        sql(
          `SELECT ${EVENT_COLUMNS} FROM event WHERE ${IN_STREAM}
           AND kind <> 'plan-recorded' ${FOLD_ORDER}`,
        ).all(...keyed(stream)),
        eventOfRow,
      ),
    tradesIn: (stream, { from = BEFORE_ALL, to = NEVER }) =>
      many(
        sql(
          `SELECT ${EVENT_COLUMNS} FROM event WHERE ${IN_STREAM} AND kind <> 'plan-recorded'
           AND (at_ms, seq) >= (?, ?) AND (at_ms, seq) <= (?, ?) ${FOLD_ORDER}`,
        ).all(...keyed(stream), ...cellsOf(from), ...cellsOf(to)),
        eventOfRow,
      ).filter(isTrade),
    speakingOf: (subjects) => speakingOf(sql, subjects),
    stateOf,
    saveProjection: (stream, { state, legs }) => {
      const save = sql(SAVE_LEG)
      for (const leg of legs) save.run(...legCells(leg))
      sql(
        'INSERT OR REPLACE INTO contract_state (account_id, contract, state) VALUES (?, ?, ?)',
      ).run(...keyed(stream), storedStateText(state))
    },
    clearProjection: (stream) => {
      sql(`DELETE FROM leg WHERE ${IN_STREAM}`).run(...keyed(stream))
      sql(`DELETE FROM contract_state WHERE ${IN_STREAM}`).run(...keyed(stream))
    },
    saveAnnotation: (id, { note, tags }) => {
      sql('UPDATE leg SET note = ?, tags = ? WHERE id = ?').run(note, JSON.stringify(tags), id)
    },
    ...sqlitePlans(sql, (ids) => speakingOf(sql, ids)),
    legById: (id) => optional(sql(`SELECT ${LEGS} FROM leg WHERE id = ?`).get(id), legOf),
    legOpenedBy: (stream, at) =>
      optional(
        sql(
          `SELECT ${LEGS} FROM leg WHERE ${IN_STREAM} AND (opened_at_ms, opened_seq) <= (?, ?)
           ORDER BY opened_at_ms DESC, opened_seq DESC LIMIT 1`,
        ).get(...keyed(stream), ...cellsOf(at)),
        legOf,
      ),
    legOpenedAfter: (stream, at) =>
      optional(
        sql(
          `SELECT ${LEGS} FROM leg WHERE ${IN_STREAM} AND (opened_at_ms, opened_seq) > (?, ?)
           ORDER BY opened_at_ms, opened_seq LIMIT 1`,
        ).get(...keyed(stream), ...cellsOf(at)),
        legOf,
      ),
    legs: function* () {
      // Not the cached statement: a list left half read must not disturb the next.
      const rows = connection.prepare(
        `SELECT ${LEGS} FROM leg ORDER BY opened_at_ms DESC, opened_seq DESC`,
      )
      for (const row of rows.iterate()) yield legOf(row)
    },
    streams: () =>
      many(
        sql(
          'SELECT DISTINCT account_id, contract FROM event WHERE contract IS NOT NULL ORDER BY 1, 2',
        ).all(),
        (row) => ({
          accountId: AccountId.parse(row['account_id']),
          contract: String(row['contract']),
        }),
      ),
    countEvents: () => count('event'),
    countLegs: () => count('leg'),
    fileFindings: () => fileFindings(connection),
    differences: (stream, projection) => projectionDifferences(sql, stream, projection),
  }
}

function stateOfText(text: string, { contract, accountId }: StreamId): ContractState {
  const read = ContractState.safeDecode(JSON.parse(text) as never)
  if (read.success) return read.data
  throw new PayloadError(`the running state of ${contract} in ${accountId} cannot be read`)
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
