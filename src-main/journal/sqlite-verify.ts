import type { ContractState } from '@shared/journal/leg-state'
import { storedStateText } from '@shared/journal/stored-text'
import type { ProjectedLeg } from '@shared/journal/project'

import type { Bound, Connection, Row, Statement } from '../storage/sqlite'

import type { Difference, StreamId } from './journal-repository'
import { LEG_COLUMNS, legCells } from './sqlite-leg-row'

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
  const stored = new Map(
    sql(`SELECT ${LEG_COLUMNS.join(', ')} FROM leg WHERE account_id = ? AND contract = ?`)
      .all(stream.accountId, stream.contract)
      .map((row) => [String(row['id']), row]),
  )
  const differences: Difference[] = []
  for (const leg of projection.legs) {
    const row = stored.get(leg.state.id)
    stored.delete(leg.state.id)
    if (row === undefined) differences.push(`position ${leg.state.id} is missing from the list`)
    else differences.push(...legDifferences(row, legCells(leg)))
  }
  for (const id of stored.keys())
    differences.push(`position ${id} is listed but does not follow from the events`)
  return [...differences, ...stateDifferences(sql, stream, projection.state)]
}

function legDifferences(row: Row, expected: readonly Bound[]): readonly Difference[] {
  return LEG_COLUMNS.flatMap((column, index) =>
    row[column] === expected[index]
      ? []
      : [
          `position ${String(row['id'])}: ${column} is stored as ${String(row[column])}, the events say ${String(expected[index])}`,
        ],
  )
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
  return stored === storedStateText(state)
    ? []
    : [`the running state of ${stream.contract} in ${stream.accountId} is not what the events say`]
}
