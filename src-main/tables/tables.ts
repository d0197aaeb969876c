import type { CsvCell } from '@shared/format/csv'
import type { TableName } from '@shared/ipc/safety'
import { cashMicroUsd, type CashEvent } from '@shared/journal/cash-sums'
import { USD_SCALE } from '@shared/journal/dollar-twin'
import type { LegEntry, LegHistory, LegSummary } from '@shared/journal/leg'
import { fromMinorUnits } from '@shared/money/money'

import type { Account } from '../journal/registry'

/** A table for a spreadsheet: its heads, each with its unit, and the rows that one position gives. */
export interface Table {
  readonly heads: readonly string[]
  readonly rowsOf: (history: LegHistory) => readonly (readonly CsvCell[])[]
  /** The row of cash that came or went besides positions; undefined where the table has none. */
  readonly rowOfCash?: (moved: Moved) => readonly CsvCell[]
}

/** Cash in its account. */
export interface Moved {
  readonly account: Account
  readonly event: CashEvent
}

type Column<T> = readonly [head: string, cell: (row: T) => CsvCell]

/** 2026-11-20 14:05:00.000: what spreadsheets take for a time, to the millisecond. */
const timeText = (atMs: number): string =>
  new Date(atMs).toISOString().replace('T', ' ').replace('Z', '')

const OF_POSITION: readonly Column<LegSummary>[] = [
  ['account', (leg) => leg.accountId],
  ['venue', (leg) => leg.venue],
  ['contract', (leg) => leg.symbol],
  ['coin', (leg) => leg.currency],
]

/** Empty where no stop was recorded, or it gives no risk. */
const netR = ({ r }: LegSummary, unit: 'coin' | 'usd'): CsvCell =>
  r.kind === 'known' ? r.net[unit] : null

const LEGS: readonly Column<LegSummary>[] = [
  ['position id', (leg) => leg.id],
  ...OF_POSITION,
  ['side', (leg) => leg.side],
  ['counts towards', (leg) => leg.positionSide],
  ['status', (leg) => leg.status],
  ['opened (UTC)', (leg) => timeText(leg.openedAtMs)],
  ['closed (UTC)', (leg) => (leg.closedAtMs === null ? null : timeText(leg.closedAtMs))],
  ['open quantity (contracts)', (leg) => leg.quantity],
  ['peak quantity (contracts)', (leg) => leg.peakQuantity],
  ['average entry (USD)', (leg) => leg.averageEntry],
  ['average entry of what is open (USD)', (leg) => leg.openEntry],
  ['average exit (USD)', (leg) => leg.averageExit],
  ['gross PnL (coin)', (leg) => leg.money.gross],
  ['fees paid (coin)', (leg) => leg.money.fees],
  ['funding received (coin)', (leg) => leg.money.funding],
  ['net PnL (coin)', (leg) => leg.money.net],
  ['gross PnL (USD)', (leg) => leg.money.grossUsd],
  ['fees paid (USD)', (leg) => leg.money.feesUsd],
  ['funding received (USD)', (leg) => leg.money.fundingUsd],
  ['net PnL (USD)', (leg) => leg.money.netUsd],
  ['fills', (leg) => BigInt(leg.fillCount)],
  ['liquidated', (leg) => (leg.liquidated ? 'yes' : 'no')],
  ['first stop (USD)', (leg) => leg.firstStop],
  ['net result (R in coin)', (leg) => netR(leg, 'coin')],
  ['net result (R in USD)', (leg) => netR(leg, 'usd')],
  ['setup', (leg) => leg.setup],
  ['mistakes', (leg) => leg.mistakes.join(', ')],
  ['emotions', (leg) => leg.emotions.join(', ')],
  ['rating (1 to 5)', (leg) => (leg.rating === null ? null : BigInt(leg.rating))],
  ['tags', (leg) => leg.tags.join(', ')],
  ['note', (leg) => leg.note],
]

interface Line {
  readonly leg: LegSummary
  readonly entry: LegEntry
}

const ofPosition: readonly Column<Line>[] = OF_POSITION.map(([head, cell]) => [
  head,
  ({ leg }) => cell(leg),
])
const TIMES: readonly Column<Line>[] = [
  ['time (UTC)', ({ entry }) => timeText(entry.event.atMs)],
  ['recorded (UTC)', ({ entry }) => timeText(entry.event.recordedAtMs)],
]

const fillOf = ({ entry }: Line) => {
  const { body } = entry.event
  if (body.kind !== 'fill-recorded') throw new Error(`event ${entry.event.id} is no fill`)
  return body
}

/** A fill that closed one position and opened the next has a row in each, with its share there. */
const FILLS: readonly Column<Line>[] = [
  ['fill id', ({ entry }) => entry.event.id],
  ['position id', ({ leg }) => leg.id],
  ...ofPosition,
  ...TIMES,
  ['action', (line) => fillOf(line).action],
  ['counts towards', ({ leg }) => leg.positionSide],
  ['role', (line) => fillOf(line).role],
  ['quantity (contracts)', ({ entry }) => entry.quantityInLeg],
  ['price (USD)', (line) => fillOf(line).price],
  ['gross PnL (coin)', ({ entry }) => entry.realised],
  ['gross PnL (USD)', ({ entry }) => entry.realisedUsd],
  ['fee paid (coin)', ({ entry }) => entry.fee],
  ['fee paid (USD)', ({ entry }) => entry.feeUsd],
  ['open quantity after (contracts)', ({ entry }) => entry.quantityAfter],
  ['venue trade id', (line) => fillOf(line).venueTradeId ?? null],
]

/** What came into the wallet or left it without a fill: funding of a position, and cash of an account. */
const WALLET: readonly (readonly [
  head: string,
  ofFunding: (line: Line) => CsvCell,
  ofCash: (moved: Moved) => CsvCell,
])[] = [
  ['payment id', ({ entry }) => entry.event.id, ({ event }) => event.id],
  ['position id', ({ leg }) => leg.id, () => null],
  ['account', ({ leg }) => leg.accountId, ({ account }) => account.id],
  ['venue', ({ leg }) => leg.venue, ({ account }) => account.venue],
  ['contract', ({ leg }) => leg.symbol, () => null],
  ['coin', ({ leg }) => leg.currency, ({ account }) => account.currency],
  ['time (UTC)', ({ entry }) => timeText(entry.event.atMs), ({ event }) => timeText(event.atMs)],
  [
    'recorded (UTC)',
    ({ entry }) => timeText(entry.event.recordedAtMs),
    ({ event }) => timeText(event.recordedAtMs),
  ],
  ['kind', () => 'funding', ({ event }) => event.body.cash],
  [
    'received (coin)',
    ({ entry }) => entry.funding,
    ({ account, event }) => fromMinorUnits(event.body.amount, account.scale),
  ],
  ['received (USD)', ({ entry }) => entry.fundingUsd, cashDollars],
  [
    'price (USD)',
    ({ entry: { event } }) => (event.body.kind === 'funding-settled' ? event.body.price : null),
    ({ event }) => event.body.price ?? null,
  ],
  ['note', () => null, ({ event }) => event.body.note],
]

/** At its own price; empty where none was recorded. */
function cashDollars({ account, event }: Moved): CsvCell {
  const twin = cashMicroUsd(event.body, account.scale)
  return twin === undefined ? null : fromMinorUnits(twin, USD_SCALE)
}

function tableOf<T>(
  columns: readonly Column<T>[],
  rowsIn: (history: LegHistory) => readonly T[],
): Table {
  return {
    heads: columns.map(([head]) => head),
    rowsOf: (history) => rowsIn(history).map((row) => columns.map(([, cell]) => cell(row))),
  }
}

/** The lines of one kind that count: what was voided moved nothing. */
const linesOf =
  (kind: 'fill-recorded' | 'funding-settled') =>
  ({ leg, entries }: LegHistory): readonly Line[] =>
    entries
      .filter(({ event, voided }) => event.body.kind === kind && voided === null)
      .map((entry) => ({ leg, entry }))

/** Figures are exact, in the settlement coin that the row names and in dollars at the price of their own time. */
export const TABLES: Readonly<Record<TableName, Table>> = {
  legs: tableOf(LEGS, ({ leg }) => [leg]),
  fills: tableOf(FILLS, linesOf('fill-recorded')),
  wallet: {
    ...tableOf(
      WALLET.map(([head, ofFunding]): Column<Line> => [head, ofFunding]),
      linesOf('funding-settled'),
    ),
    rowOfCash: (moved) => WALLET.map(([, , ofCash]) => ofCash(moved)),
  },
}
