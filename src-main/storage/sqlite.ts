import { pathToFileURL } from 'node:url'

import Database from 'libsql'

/** What a column holds. Integers come out as bigint: a satoshi count may exceed what a float can count. */
export type Cell = string | bigint | null
export type Row = Readonly<Record<string, Cell>>
/** What may be bound. A float never may: it would be stored as text in a STRICT table. */
export type Bound = string | bigint | null

/** A failure of the database, with SQLite's own name for it (`SQLITE_CORRUPT`, `SQLITE_BUSY` …). */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure'
  readonly code: string
  constructor(code: string, message: string, cause: unknown) {
    super(message, { cause })
    this.code = code
  }
}

export interface Statement {
  /** Runs it and says how many rows changed. */
  readonly run: (...bound: readonly Bound[]) => { changes: number; lastInsertRowid: bigint }
  readonly get: (...bound: readonly Bound[]) => Row | undefined
  readonly all: (...bound: readonly Bound[]) => readonly Row[]
  readonly iterate: (...bound: readonly Bound[]) => IterableIterator<Row>
}

/** One open database file. Synchronous, as SQLite is. */
export interface Connection {
  readonly path: string
  readonly prepare: (sql: string) => Statement
  readonly exec: (sql: string) => void
  /** All or nothing: a throw rolls back and passes on. Takes the write lock at once. Does not nest. */
  readonly transaction: <T>(work: () => T) => T
  /** The first column of the first row of a pragma. */
  readonly pragma: (source: string) => Cell | undefined
  readonly close: () => void
}

/** A connection that cannot write and answers only yes or no. */
export interface Probe {
  /** Whether `SELECT <condition>` is true; the condition may have its own FROM. */
  readonly holds: (condition: string) => boolean
  readonly close: () => void
}

/** How long to wait for another process's lock. */
const BUSY_MS = 5_000

/**
 * Opens a file to look at it. Nothing is written: the library ignores a `readonly` option, but SQLite itself
 * honours the URI form. Every question is an insert into a checked temporary table, because only a connection
 * that never made a statement object is let go of at once (see `lettingGo`).
 * @throws SqliteFailure
 */
export function openProbe(path: string): Probe {
  const database = opened(`${pathToFileURL(path).href}?mode=ro`)
  const ask = (sql: string): void => {
    guarded(() => database.exec(sql))
  }
  const close = (): void => {
    guarded(() => database.close())
  }
  try {
    ask('PRAGMA temp_store = MEMORY')
    ask('CREATE TEMP TABLE answer (yes CHECK (yes))')
  } catch (error) {
    // Nobody else can: the file would be held until the program ends.
    close()
    throw error
  }
  return {
    holds: (condition) => {
      try {
        ask(`INSERT INTO temp.answer SELECT ${condition}`)
        return true
      } catch (error) {
        if (error instanceof SqliteFailure && error.code.startsWith('SQLITE_CONSTRAINT'))
          return false
        throw error
      }
    },
    close,
  }
}

const opened = (name: string): Database.Database =>
  guarded(() => new Database(name, { timeout: BUSY_MS }), 'SQLITE_CANTOPEN')

/**
 * Opens a SQLite file. The only place that knows the library, so that another one is a change of one file.
 * @throws SqliteFailure
 */
export function openConnection(path: string): Connection {
  const database = opened(path)
  database.defaultSafeIntegers(true)
  const exec = (sql: string): void => {
    guarded(() => database.exec(sql))
  }
  const prepare = (sql: string): Statement =>
    statementOf(guarded(() => database.prepare<Bound[]>(sql)))
  return {
    path,
    prepare,
    exec,
    transaction: (work) => inTransaction(exec, work),
    pragma: (source) => {
      const row = prepare(`PRAGMA ${source}`).get()
      return row === undefined ? undefined : Object.values(row)[0]
    },
    close: () => {
      lettingGo(exec)
      guarded(() => database.close())
    },
  }
}

/**
 * The library's `close` leaves SQLite's own handle open until every statement was garbage collected, and
 * with it the lock and the log file. So the connection first folds its log into the file and lets go of the
 * lock: what stays behind for the collector then touches nothing.
 */
function lettingGo(exec: (sql: string) => void): void {
  try {
    // Whoever holds the file now will not let go while we wait.
    exec('PRAGMA busy_timeout = 0')
    exec('PRAGMA journal_mode = DELETE')
    exec('PRAGMA locking_mode = NORMAL')
    exec('SELECT count(*) FROM sqlite_master')
  } catch (error) {
    // A damaged or foreign file cannot be tidied; it is left exactly as it is.
    if (!(error instanceof SqliteFailure)) throw error
  }
}

function inTransaction<T>(exec: (sql: string) => void, work: () => T): T {
  exec('BEGIN IMMEDIATE')
  try {
    const outcome = work()
    exec('COMMIT')
    return outcome
  } catch (error) {
    rolledBack(exec)
    throw error
  }
}

/** SQLite rolls back by itself on some failures (a full disk); a second ROLLBACK then fails and hides why. */
function rolledBack(exec: (sql: string) => void): void {
  try {
    exec('ROLLBACK')
  } catch (error) {
    if (!(error instanceof SqliteFailure)) throw error
  }
}

interface LibraryStatement {
  run: (...bound: Bound[]) => { changes: number; lastInsertRowid: number | bigint }
  get: (...bound: Bound[]) => unknown
  all: (...bound: Bound[]) => unknown[]
  iterate: (...bound: Bound[]) => IterableIterator<unknown>
}

function statementOf(statement: LibraryStatement): Statement {
  return {
    run: (...bound) => {
      const outcome = guarded(() => statement.run(...bound))
      return {
        changes: outcome.changes,
        lastInsertRowid: BigInt(outcome.lastInsertRowid),
      }
    },
    get: (...bound) => {
      const row = guarded(() => statement.get(...bound))
      return row === undefined ? undefined : cleaned(row)
    },
    all: (...bound) => guarded(() => statement.all(...bound)).map(cleaned),
    iterate: (...bound) => iterated(guarded(() => statement.iterate(...bound))),
  }
}

function* iterated(rows: IterableIterator<unknown>): IterableIterator<Row> {
  for (;;) {
    const step = guarded(() => rows.next())
    if (step.done === true) return
    yield cleaned(step.value)
  }
}

/** `get()` of this library adds its timing to the row as `_metadata`. */
function cleaned(row: unknown): Row {
  // The library types rows as unknown; columns are text, integers or null by the STRICT tables.
  const cells = row as Record<string, Cell>
  if ('_metadata' in cells) delete (cells as Record<string, unknown>)['_metadata']
  return cells
}

/** Gives every failure of the library one shape; anything else is a defect and passes on. */
function guarded<T>(work: () => T, fallback = 'SQLITE_ERROR'): T {
  try {
    return work()
  } catch (error) {
    throw new SqliteFailure(codeOf(error) ?? fallback, messageOf(error), error)
  }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  const { code } = error
  return typeof code === 'string' && code !== '' ? code : undefined
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')
