import type { LegUnits } from '@shared/journal/leg-units'

import type { Bound, Row } from '../storage/sqlite'

/** The columns that money stands in, wherever it does: whole smallest units, and millionths of a dollar. */
export const UNIT_COLUMNS = [
  'gross',
  'fees',
  'funding',
  'gross_micro_usd',
  'fees_micro_usd',
  'funding_micro_usd',
] as const

/** The cells of {@link UNIT_COLUMNS}. */
export const unitCells = (units: LegUnits): readonly Bound[] => [
  units.gross,
  units.fees,
  units.funding,
  units.grossMicroUsd,
  units.feesMicroUsd,
  units.fundingMicroUsd,
]

const unitsBy = (cell: (column: (typeof UNIT_COLUMNS)[number]) => bigint): LegUnits => ({
  gross: cell('gross'),
  fees: cell('fees'),
  funding: cell('funding'),
  grossMicroUsd: cell('gross_micro_usd'),
  feesMicroUsd: cell('fees_micro_usd'),
  fundingMicroUsd: cell('funding_micro_usd'),
})

export const unitsOfRow = (row: Row): LegUnits => unitsBy((column) => BigInt(row[column] ?? 0n))

/** SQLite's own sum stops at 64 bits; each column is summed in two halves and put together again. */
const HALF = 1_000_000_000n

/** The terms of a SELECT that {@link wholeOfHalves} reads. */
export const halvesOf = (column: string): string =>
  `sum(${column} / ${HALF}) AS ${column}_upper, sum(${column} % ${HALF}) AS ${column}_lower`

export const wholeOfHalves = (row: Row, column: string): bigint =>
  BigInt(row[`${column}_upper`] ?? 0n) * HALF + BigInt(row[`${column}_lower`] ?? 0n)

/** The terms of a SELECT that {@link sumsOfRow} reads. */
export const UNIT_SUMS: string = UNIT_COLUMNS.map(halvesOf).join(', ')

export const sumsOfRow = (row: Row): LegUnits => unitsBy((column) => wholeOfHalves(row, column))

/** What adds six bound numbers to the money columns of a row that is there. */
export const UNITS_ADDED: string = UNIT_COLUMNS.map((column) => `${column} = ${column} + ?`).join(
  ', ',
)
