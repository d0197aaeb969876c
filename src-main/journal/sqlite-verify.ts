import { dayStartMs } from '@shared/journal/day'
import { storedStateText } from '@shared/journal/stored-text'
import type { Standing } from '@shared/journal/stream-fold'

import type { Bound, Connection, Row, Statement } from '../storage/sqlite'

import type { Difference, StreamId, Stretch } from './journal-repository'
import { LEG_COLUMNS, legCells } from './sqlite-leg-row'
import { daysOf, IN_STREAM, streamCells } from './sqlite-stream-key'
import { UNIT_COLUMNS, unitCells } from './sqlite-units'

/** What SQLite itself finds wrong with the file: pages, indexes, constraints, references. */
export function fileFindings(connection: Connection): readonly string[] {
  const pages = connection
    .prepare('PRAGMA integrity_check')
    .all()
    .map((row) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok')
    .map((line) => `the file is damaged: ${line}`)
  const references = connection
    .prepare('PRAGMA foreign_key_check')
    .all()
    .map((row) => `a row of ${String(row['table'])} points at an event that does not exist`)
  return [...pages, ...references]
}

const UNITS = UNIT_COLUMNS.join(', ')
const STANDING_COLUMNS = ['state', ...UNIT_COLUMNS]
const standingCells = ({ state, totals }: Standing): readonly Bound[] => [
  storedStateText(state),
  ...unitCells(totals),
]

/** How what is stored for the days of a stretch differs from what its events fold to, in words. */
export function stretchDifferences(
  sql: (text: string) => Statement,
  stream: StreamId,
  stretch: Stretch,
): readonly Difference[] {
  const stored = (text: string, ...bound: readonly Bound[]) =>
    sql(text).all(...streamCells(stream), ...bound)
  const days = daysOf(stretch)
  const where = `${stream.contract} in ${stream.accountId}`
  return [
    ...legDifferences(sql, stream, stretch),
    ...rowDifferences({
      what: `the money of ${where} on day`,
      columns: UNIT_COLUMNS,
      stored: stored(
        `SELECT day AS id, ${UNITS} FROM day_sum WHERE ${IN_STREAM} AND day >= ? AND day < ?`,
        ...days,
      ),
      expected: new Map([...stretch.days].map(([day, units]) => [String(day), unitCells(units)])),
    }),
    ...keptDifferences(stretch, {
      what: `the state of ${where} kept for day`,
      rows: stored(
        `SELECT day AS id, state, ${UNITS} FROM kept_state
         WHERE ${IN_STREAM} AND day > ? AND day <= ?`,
        ...days,
      ),
    }),
    ...(stretch.untilDay === null
      ? endDifferences(
          stretch,
          `the running state of ${where}`,
          stored(`SELECT '' AS id, state, ${UNITS} FROM stream_state WHERE ${IN_STREAM}`),
        )
      : []),
  ]
}

function legDifferences(
  sql: (text: string) => Statement,
  stream: StreamId,
  stretch: Stretch,
): readonly Difference[] {
  const { continuing, fromDay, untilDay } = stretch
  const expected = stretch.legs.map((leg) => [leg.state.id, legCells(leg)] as const)
  // The first leg may have opened before the stretch; the last is told by what follows.
  const stored = sql(
    `SELECT ${LEG_COLUMNS.join(', ')} FROM leg WHERE ${IN_STREAM}
     AND ((opened_at_ms >= ? AND opened_at_ms < ?) OR id = ?) AND id <> ?`,
  ).all(
    ...streamCells(stream),
    BigInt(fromDay === null ? 0 : dayStartMs(fromDay)),
    BigInt(untilDay === null ? Number.MAX_SAFE_INTEGER : dayStartMs(untilDay)),
    expected[0]?.[0] ?? '',
    continuing ?? '',
  )
  return rowDifferences({
    what: 'position',
    columns: LEG_COLUMNS,
    stored,
    expected: new Map(expected),
  })
}

/** States are kept where they are of use, so one that is missing is no damage; one that is there must be right. */
function keptDifferences(
  stretch: Stretch,
  of: { readonly what: string; readonly rows: readonly Row[] },
): readonly Difference[] {
  const found = new Set(of.rows.map((row) => String(row['id'])))
  const expected = stretch.kept
    .filter(({ day }) => found.has(String(day)))
    .map(({ day, standing }) => [String(day), standingCells(standing)] as const)
  return rowDifferences({
    what: of.what,
    columns: STANDING_COLUMNS,
    stored: of.rows,
    expected: new Map(expected),
  })
}

/** A contract that was only planned on has no running state, which reads as flat. */
function endDifferences(
  { end }: Stretch,
  what: string,
  rows: readonly Row[],
): readonly Difference[] {
  if (rows.length === 0 && end.state.upTo === null) return []
  return rowDifferences({
    what,
    columns: STANDING_COLUMNS,
    stored: rows,
    expected: new Map([['', standingCells(end)]]),
  })
}

/** How the stored rows of one kind differ from the cells that the events give, by id. */
export function rowDifferences(of: {
  /** What a row stands for: a position, a plan. */
  readonly what: string
  readonly columns: readonly string[]
  readonly stored: readonly Row[]
  readonly expected: ReadonlyMap<string, readonly Bound[]>
}): readonly Difference[] {
  const { columns, expected } = of
  const stored = new Map(of.stored.map((row) => [String(row['id']), row]))
  const named = (id: string): string => (id === '' ? of.what : `${of.what} ${id}`)
  const wrong = [...expected].flatMap(([id, cells]) => {
    const row = stored.get(id)
    if (row === undefined) return [`${named(id)} is missing from the list`]
    return columns.flatMap((column, index) =>
      row[column] === cells[index]
        ? []
        : [
            `${named(id)}: ${column} is stored as ${String(row[column])}, the events say ${String(cells[index])}`,
          ],
    )
  })
  const stray = [...stored.keys()].filter((id) => !expected.has(id))
  return [
    ...wrong,
    ...stray.map((id) => `${named(id)} is listed but does not follow from the events`),
  ]
}
