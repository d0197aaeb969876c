import { FLAT, type ContractState } from '@shared/journal/leg-state'
import { storedStateText } from '@shared/journal/stored-text'
import type { ProjectedLeg } from '@shared/journal/project'

import type { Bound, Connection, Row, Statement } from '../storage/sqlite'

import type { Difference, StreamId } from './journal-repository'
import { LEG_COLUMNS, legCells } from './sqlite-leg-row'

const FLAT_TEXT = storedStateText(FLAT)

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

/** How the stored legs and state of a stream differ from what its events fold to, in words. */
export function projectionDifferences(
  sql: (text: string) => Statement,
  stream: StreamId,
  projection: { readonly state: ContractState; readonly legs: readonly ProjectedLeg[] },
): readonly Difference[] {
  const expected = projection.legs.map((leg) => [leg.state.id, legCells(leg)] as const)
  const differences = rowDifferences({
    what: 'position',
    columns: LEG_COLUMNS,
    stored: sql(
      `SELECT ${LEG_COLUMNS.join(', ')} FROM leg WHERE account_id = ? AND contract = ?`,
    ).all(stream.accountId, stream.contract),
    expected: new Map(expected),
  })
  return [...differences, ...stateDifferences(sql, stream, projection.state)]
}

/** How the stored rows of one kind differ from the cells that the events give, by id. */
export function rowDifferences(of: {
  /** What a row stands for: a position, a plan. */
  readonly what: string
  readonly columns: readonly string[]
  readonly stored: readonly Row[]
  readonly expected: ReadonlyMap<string, readonly Bound[]>
}): readonly Difference[] {
  const { what, columns, expected } = of
  const stored = new Map(of.stored.map((row) => [String(row['id']), row]))
  const wrong = [...expected].flatMap(([id, cells]) => {
    const row = stored.get(id)
    if (row === undefined) return [`${what} ${id} is missing from the list`]
    return columns.flatMap((column, index) =>
      row[column] === cells[index]
        ? []
        : [
            `${what} ${id}: ${column} is stored as ${String(row[column])}, the events say ${String(cells[index])}`,
          ],
    )
  })
  const stray = [...stored.keys()].filter((id) => !expected.has(id))
  return [
    ...wrong,
    ...stray.map((id) => `${what} ${id} is listed but does not follow from the events`),
  ]
}

function stateDifferences(
  sql: (text: string) => Statement,
  stream: StreamId,
  state: ContractState,
): readonly Difference[] {
  const stored = sql('SELECT state FROM contract_state WHERE account_id = ? AND contract = ?').get(
    stream.accountId,
    stream.contract,
  )?.['state']
  // A contract that was only planned on has no running state, which reads as flat.
  return (stored ?? FLAT_TEXT) === storedStateText(state)
    ? []
    : [`the running state of ${stream.contract} in ${stream.accountId} is not what the events say`]
}
