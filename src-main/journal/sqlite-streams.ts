import { isWords, WORDS_KINDS, type Words } from '@shared/journal/annotations'
import { isTrade } from '@shared/journal/apply'
import { dayOf, dayStartMs } from '@shared/journal/day'
import { AccountId, PositionSide } from '@shared/journal/event'
import { ContractState } from '@shared/journal/leg-state'
import { storedStateText } from '@shared/journal/stored-text'
import { AT_START, type Standing } from '@shared/journal/stream-fold'
import { PayloadError } from '@shared/journal/upcast'

import type { Row, Statement } from '../storage/sqlite'

import type { JournalRepository, Kept, StreamId } from './journal-repository'
import { EVENT_COLUMNS, eventOfRow } from './sqlite-event-row'
import { figureCells, FIGURE_COLUMNS, LEG_COLUMNS, legCells } from './sqlite-leg-row'
import { daysOf, IN_STREAM, streamCells } from './sqlite-stream-key'
import { UNIT_COLUMNS, unitCells, UNITS_ADDED, unitsOfRow } from './sqlite-units'
import { stretchDifferences } from './sqlite-verify'

const UNITS = UNIT_COLUMNS.join(', ')
const STATE = `state, ${UNITS}`
const EIGHT = '?, ?, ?, ?, ?, ?, ?'
const fresh = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = excluded.${column}`).join(', ')
const SAVE_LEG = `INSERT INTO leg (${LEG_COLUMNS.join(', ')})
  VALUES (${LEG_COLUMNS.map(() => '?').join(', ')}) ON CONFLICT (opened_seq) DO UPDATE SET `
/** Fills change figures; the words stay as they are. */
const SAVE_FIGURES = `${SAVE_LEG}${fresh(FIGURE_COLUMNS)}`
const SAVE_WHOLE = `${SAVE_LEG}${fresh(LEG_COLUMNS.slice(1))}`
const UPDATE_FIGURES = `UPDATE leg SET ${FIGURE_COLUMNS.map((column) => `${column} = ?`).join(', ')}
  WHERE opened_seq = ?`

/** A void is final, so an event counts as long as none speaks of it. */
export const COUNTS = (event: string): string =>
  `NOT EXISTS (SELECT 1 FROM event AS voiding
     WHERE voiding.subject = ${event}.id AND voiding.kind = 'event-voided')`
const WORDS = WORDS_KINDS.map((kind) => `'${kind}'`).join(', ')
const TRADES = "kind IN ('fill-recorded', 'funding-settled')"

type StreamStorage = Pick<
  JournalRepository,
  | 'tradesFrom'
  | 'countTradesIn'
  | 'hasEventAfter'
  | 'wordsAbout'
  | 'standingOf'
  | 'keptBy'
  | 'keptAfter'
  | 'saveAdvance'
  | 'replaceStretch'
  | 'saveStanding'
  | 'shiftTotals'
  | 'streams'
  | 'differences'
>

/** The streams of a journal file: their events in fold order, and everything that is folded from them. */
export function sqliteStreams(sql: (text: string) => Statement): StreamStorage {
  const saveStanding = (stream: StreamId, { state, totals }: Standing): void => {
    sql(
      `INSERT OR REPLACE INTO stream_state (account_id, contract, position_side, ${STATE})
       VALUES (?, ?, ?, ${EIGHT})`,
    ).run(...streamCells(stream), storedStateText(state), ...unitCells(totals))
  }
  const keep = (stream: StreamId, kept: readonly Kept[]): void => {
    for (const { day, standing } of kept)
      sql(
        `INSERT OR REPLACE INTO kept_state (account_id, contract, position_side, day, ${STATE})
         VALUES (?, ?, ?, ?, ${EIGHT})`,
      ).run(
        ...streamCells(stream),
        BigInt(day),
        storedStateText(standing.state),
        ...unitCells(standing.totals),
      )
  }
  const keptOf = (stream: StreamId, row: Row): Kept => ({
    day: Number(row['day']),
    standing: standingOfRow(row, stream),
  })
  return {
    ...streamEvents(sql),
    standingOf: (stream) => {
      const row = sql(`SELECT ${STATE} FROM stream_state WHERE ${IN_STREAM}`).get(
        ...streamCells(stream),
      )
      if (row !== undefined) return standingOfRow(row, stream)
      const legs = sql(`SELECT 1 FROM leg WHERE ${IN_STREAM} LIMIT 1`).get(...streamCells(stream))
      if (legs === undefined) return AT_START
      throw new PayloadError(`${stateNamed(stream)} is not stored, although it has positions`)
    },
    keptBy: (stream, day) => {
      const row = sql(
        `SELECT day, ${STATE} FROM kept_state WHERE ${IN_STREAM} AND day <= ?
         ORDER BY day DESC LIMIT 1`,
      ).get(...streamCells(stream), BigInt(day))
      return row && keptOf(stream, row)
    },
    keptAfter: function* (stream, after) {
      for (let day = after ?? -1; ;) {
        const row = sql(
          `SELECT day, ${STATE} FROM kept_state WHERE ${IN_STREAM} AND day > ?
           ORDER BY day LIMIT 1`,
        ).get(...streamCells(stream), BigInt(day))
        if (row === undefined) return
        const kept = keptOf(stream, row)
        day = kept.day
        yield kept
      }
    },
    saveStanding: (stream, standing) => {
      saveStanding(stream, standing)
      // An event may still come after the last one on its day, and would not be in them.
      const { upTo } = standing.state
      sql(`DELETE FROM kept_state WHERE ${IN_STREAM} AND day > ?`).run(
        ...streamCells(stream),
        BigInt(upTo === null ? -1 : dayOf(upTo.atMs)),
      )
    },
    saveAdvance: (stream, { standing, legs, days, kept }) => {
      for (const leg of legs) {
        const cells = figureCells(leg.spec, leg.state)
        const known = sql(UPDATE_FIGURES).run(...cells, BigInt(leg.state.opened.seq)).changes
        if (known === 0) sql(SAVE_FIGURES).run(...legCells(leg))
      }
      for (const [day, units] of days)
        sql(
          `INSERT INTO day_sum (account_id, contract, position_side, day, ${UNITS})
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET ${UNITS_ADDED}`,
        ).run(...streamCells(stream), BigInt(day), ...unitCells(units), ...unitCells(units))
      keep(stream, kept)
      saveStanding(stream, standing)
    },
    replaceStretch: (stream, stretch) => {
      const { continuing, fromDay, untilDay } = stretch
      const days = daysOf(stretch)
      const ids = JSON.stringify(stretch.legs.map(({ state }) => state.id).concat(continuing ?? []))
      sql(
        `DELETE FROM leg WHERE ${IN_STREAM} AND opened_at_ms >= ? AND opened_at_ms < ?
         AND id NOT IN (SELECT value FROM json_each(?))`,
      ).run(
        ...streamCells(stream),
        BigInt(fromDay === null ? 0 : dayStartMs(fromDay)),
        BigInt(untilDay === null ? Number.MAX_SAFE_INTEGER : dayStartMs(untilDay)),
        ids,
      )
      for (const leg of stretch.legs) sql(SAVE_WHOLE).run(...legCells(leg))
      sql(`DELETE FROM day_sum WHERE ${IN_STREAM} AND day >= ? AND day < ?`).run(
        ...streamCells(stream),
        ...days,
      )
      for (const [day, units] of stretch.days)
        sql(
          `INSERT INTO day_sum (account_id, contract, position_side, day, ${UNITS})
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ).run(...streamCells(stream), BigInt(day), ...unitCells(units))
      sql(`DELETE FROM kept_state WHERE ${IN_STREAM} AND day > ? AND day <= ?`).run(
        ...streamCells(stream),
        ...days,
      )
      keep(stream, stretch.kept)
    },
    shiftTotals: (stream, afterDay, by) => {
      sql(`UPDATE kept_state SET ${UNITS_ADDED} WHERE ${IN_STREAM} AND day > ?`).run(
        ...unitCells(by),
        ...streamCells(stream),
        BigInt(afterDay),
      )
      sql(`UPDATE stream_state SET ${UNITS_ADDED} WHERE ${IN_STREAM}`).run(
        ...unitCells(by),
        ...streamCells(stream),
      )
    },
    differences: (stream, stretch) => stretchDifferences(sql, stream, stretch),
  }
}

function streamEvents(
  sql: (text: string) => Statement,
): Pick<
  StreamStorage,
  'tradesFrom' | 'countTradesIn' | 'hasEventAfter' | 'wordsAbout' | 'streams'
> {
  return {
    tradesFrom: (stream, from, most) =>
      sql(
        `SELECT ${EVENT_COLUMNS} FROM event WHERE ${IN_STREAM} AND ${TRADES}
         AND (at_ms, seq) >= (?, ?) AND ${COUNTS('event')} ORDER BY at_ms, seq LIMIT ?`,
      )
        .all(...streamCells(stream), BigInt(from.atMs), BigInt(from.seq), BigInt(most))
        .map(eventOfRow)
        .filter(isTrade),
    countTradesIn: (stream, { fromMs, to, most }) =>
      Number(
        sql(
          `SELECT count(*) AS n FROM (SELECT 1 FROM event WHERE ${IN_STREAM}
           AND at_ms >= ? AND (at_ms, seq) <= (?, ?) LIMIT ?)`,
        ).get(
          ...streamCells(stream),
          ...[fromMs, to.atMs, to.seq, most].map((bound) => BigInt(bound)),
        )?.['n'],
      ),
    // By place alone: what came last is few rows, while a stream may be a million.
    hasEventAfter: (stream, seq) =>
      sql(
        `SELECT 1 FROM event WHERE seq > ?
         AND +account_id = ? AND +contract = ? AND +position_side = ? LIMIT 1`,
      ).get(BigInt(seq), ...streamCells(stream)) !== undefined,
    wordsAbout: (stream, { fromMs, untilMs }) =>
      sql(
        `SELECT spoken.*, about.at_ms AS about_ms, about.seq AS about_seq
         FROM event AS about JOIN event AS spoken ON spoken.subject = about.id
         WHERE about.account_id = ? AND about.contract = ? AND about.position_side = ?
         AND about.at_ms >= ? AND about.at_ms < ? AND spoken.kind IN (${WORDS})
         AND ${COUNTS('spoken')} AND ${COUNTS('about')} ORDER BY spoken.seq`,
      )
        .all(...streamCells(stream), BigInt(fromMs), BigInt(untilMs ?? Number.MAX_SAFE_INTEGER))
        .map(wordsOfRow),
    streams: () => streamsOf(sql),
  }
}

function wordsOfRow(row: Row): Words {
  const event = eventOfRow(row)
  if (!isWords(event)) throw new Error('only what was written was asked for')
  const { atMs, seq, body } = event
  const about = { atMs: Number(row['about_ms']), seq: Number(row['about_seq']) }
  return { about, at: { atMs, seq }, body }
}

/** A stream that only a projection speaks of is none, and has to be found for that. */
const STREAM_TABLES = ['event', 'leg', 'stream_state', 'kept_state', 'day_sum'] as const

function streamsOf(sql: (text: string) => Statement): readonly StreamId[] {
  const found = new Map<string, StreamId>()
  for (const table of STREAM_TABLES)
    for (const stream of streamsIn(sql, table)) found.set(streamCells(stream).join(' '), stream)
  return [...found.values()]
}

/** One stream after the other by the index, so that a million events are not read to find six. */
function* streamsIn(
  sql: (text: string) => Statement,
  table: (typeof STREAM_TABLES)[number],
): IterableIterator<StreamId> {
  let last: readonly [string, string, string] = ['', '', '']
  for (;;) {
    const row = sql(
      `SELECT account_id, contract, position_side FROM ${table} WHERE contract IS NOT NULL
       AND (account_id, contract, position_side) > (?, ?, ?)
       ORDER BY account_id, contract, position_side LIMIT 1`,
    ).get(...last)
    if (row === undefined) return
    const stream = {
      accountId: AccountId.parse(row['account_id']),
      contract: String(row['contract']),
      positionSide: PositionSide.parse(row['position_side']),
    }
    last = streamCells(stream)
    yield stream
  }
}

function standingOfRow(row: Row, stream: StreamId): Standing {
  // The schema judges what the text holds.
  const read = ContractState.safeDecode(jsonOf(String(row['state'])) as never)
  if (read.success) return { state: read.data, totals: unitsOfRow(row) }
  throw new PayloadError(`${stateNamed(stream)} cannot be read`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No state is undefined, so the schema refuses it.
    return undefined
  }
}

const stateNamed = ({ contract, accountId }: StreamId): string =>
  `the running state of ${contract} in ${accountId}`
