import type { Cell, Connection, Row } from '../storage/sqlite'

const PAYLOAD = 'payload'
const BEFORE_PAYLOAD = `,"${PAYLOAD}":`

/** The columns of the event table as this file has them, the payload last: so its text can stand as it is. */
export function eventColumns(connection: Connection): readonly string[] {
  const names = connection
    .prepare("SELECT name FROM pragma_table_info('event') ORDER BY cid")
    .all()
    .map(({ name }) => String(name))
  return [...names.filter((name) => name !== PAYLOAD), PAYLOAD]
}

/**
 * An event as a line of JSON: every column under its name, and the payload as it is stored, to the byte.
 * `{"seq":1,"id":"…",…,"payload":{"kind":"account-opened",…}}`
 */
export function eventLine(row: Row, columns: readonly string[]): string {
  const fields = columns
    .filter((name) => name !== PAYLOAD)
    .map((name) => `${JSON.stringify(name)}:${cellText(row[name] ?? null)}`)
  return `{${fields.join(',')}${BEFORE_PAYLOAD}${String(row[PAYLOAD])}}`
}

const cellText = (cell: Cell): string =>
  typeof cell === 'bigint' ? cell.toString() : JSON.stringify(cell)

/**
 * Reads a line back into the cells it was written from, or undefined when it is not exactly what
 * {@link eventLine} writes.
 */
export function readEventLine(line: string, columns: readonly string[]): Row | undefined {
  // No text of a cell can hold this: its quotes would be escaped there.
  const at = line.indexOf(BEFORE_PAYLOAD)
  if (at < 0) return undefined
  const head = fieldsOf(`${line.slice(0, at)}}`)
  if (head === undefined) return undefined
  const row = { ...head, [PAYLOAD]: line.slice(at + BEFORE_PAYLOAD.length, -1) }
  return Object.keys(row).length === columns.length && eventLine(row, columns) === line
    ? row
    : undefined
}

function fieldsOf(json: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return undefined
    return Object.fromEntries(
      Object.entries(value).map(([name, cell]: [string, unknown]) => [name, cellOf(cell)]),
    )
  } catch {
    return undefined
  }
}

/** Anything else than a cell comes out as one that makes another line. */
function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : null
}
