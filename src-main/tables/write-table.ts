import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'

import { BYTE_ORDER_MARK, csvRecord, type CsvCell } from '@shared/format/csv'
import { AppError } from '@shared/ipc/errors'
import { isCash } from '@shared/journal/cash-sums'
import { EventId } from '@shared/journal/event'
import type { LegHistory } from '@shared/journal/leg'

import type { Watching } from '../background/jobs'
import { writeWholeBy } from '../files/write-whole'
import { createRegistry } from '../journal/registry'
import { sqliteJournalRepository } from '../journal/sqlite-journal-repository'
import type { Connection } from '../storage/sqlite'

import type { Table } from './tables'

/** The person's own journal as a table needs it. */
export interface TableSource {
  /** @throws AppError while it is not open */
  readonly own: () => Connection
  readonly readLeg: (input: { readonly id: EventId }) => LegHistory | Promise<LegHistory>
}

export interface TableOptions {
  readonly source: TableSource
  readonly table: Table
  readonly byteOrderMark: boolean
  readonly watching: Watching
}

/** A few milliseconds of reading; the window is answered between two of them. */
const BATCH = 10

/**
 * Writes one table as CSV in UTF-8, positions oldest first. Every row is of one moment: a journal that changes
 * meanwhile is refused, since a correction moves rows that are already written.
 * @throws AppError storage or conflict; AbortError when it was stopped. What stood at the path stands then
 */
export function writeTable(
  path: string,
  options: TableOptions,
): Promise<{ readonly bytes: number; readonly rows: number }> {
  const { table, byteOrderMark } = options
  return writeWholeBy(path, {
    what: 'The table',
    work: async (file) => {
      let bytes = await written(
        file,
        `${byteOrderMark ? BYTE_ORDER_MARK : ''}${csvRecord(table.heads)}`,
      )
      let rows = 0
      const add = async (cells: readonly (readonly CsvCell[])[]): Promise<void> => {
        bytes += await written(file, cells.map(csvRecord).join(''))
        rows += cells.length
      }
      await add(cashRows(options))
      for await (const histories of batches(options))
        await add(histories.flatMap((history) => table.rowsOf(history)))
      return { bytes, rows }
    },
  })
}

/** Cash by account, oldest first: far fewer rows than positions have. */
function cashRows({ source, table: { rowOfCash } }: TableOptions): readonly (readonly CsvCell[])[] {
  if (rowOfCash === undefined) return []
  const repository = sqliteJournalRepository(source.own())
  return createRegistry(repository.declarations())
    .accounts()
    .flatMap((account) =>
      repository
        .accountEvents({ accountId: account.id, kind: 'cash-moved', voided: false })
        .filter(isCash)
        .map((event) => rowOfCash({ account, event })),
    )
}

async function written(file: FileHandle, text: string): Promise<number> {
  const content = Buffer.from(text)
  await file.writeFile(content)
  return content.length
}

async function* batches({
  source,
  watching: { signal, onProgress },
}: TableOptions): AsyncGenerator<readonly LegHistory[]> {
  const connection = source.own()
  const lastSeq = lastSeqOf(connection)
  const legs = Number(connection.prepare('SELECT count(*) AS legs FROM leg').get()?.['legs'])
  let after: readonly [bigint, bigint] = [0n, 0n]
  for (let done = 0; ;) {
    signal.throwIfAborted()
    if (source.own() !== connection || lastSeqOf(connection) !== lastSeq) throw changed()
    const rows = connection.prepare(NEXT).all(...after)
    const last = rows.at(-1)
    if (last === undefined) return
    const histories: LegHistory[] = []
    for (const { id } of rows) histories.push(await source.readLeg({ id: EventId.parse(id) }))
    yield histories
    after = [BigInt(last['opened_at_ms'] ?? 0n), BigInt(last['opened_seq'] ?? 0n)]
    done += rows.length
    onProgress(done, legs)
    await setImmediate()
  }
}

const NEXT = `SELECT id, opened_at_ms, opened_seq FROM leg
  WHERE (opened_at_ms, opened_seq) > (?, ?) ORDER BY opened_at_ms, opened_seq LIMIT ${BATCH}`

/** Every change is an event, so this moves with every change. */
const lastSeqOf = (connection: Connection) =>
  connection.prepare('SELECT max(seq) AS seq FROM event').get()?.['seq']

const changed = (): AppError =>
  new AppError(
    'conflict',
    'The journal changed while the table was being written. Nothing was written; export it again.',
  )
