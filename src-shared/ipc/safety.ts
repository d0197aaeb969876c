import { z } from 'zod'

import { AtMs } from '../journal/event'
import { CurrencyCode } from '../money/currency'
import { coinCodec, usdCodec } from '../num/decimal-codec'

/** Work that takes long enough to be watched and stopped. One of it runs at a time. */
export const TaskName = z.enum(['export', 'table', 'import'])
export type TaskName = z.output<typeof TaskName>

const Count = z.int().min(0)
const Closed = z.strictObject({ state: z.literal('closed') })
const Stopped = z.strictObject({ state: z.literal('stopped') })

/** What became of the one-file export. `closed`: the person closed the dialog; `stopped`: they stopped it. */
export const ExportOutcome = z.discriminatedUnion('state', [
  Closed,
  Stopped,
  z.strictObject({
    state: z.literal('written'),
    file: z.string(),
    bytes: Count,
    events: Count,
    scenarios: Count,
  }),
])
export type ExportOutcome = z.output<typeof ExportOutcome>

/** The tables for a spreadsheet: positions, their fills, and what else came into the wallet or left it. */
export const TableName = z.enum(['legs', 'fills', 'wallet'])
export type TableName = z.output<typeof TableName>

export const TableRequest = z.strictObject({
  table: TableName,
  /** Whether the file begins with a byte order mark, by which Excel knows UTF-8. */
  byteOrderMark: z.boolean(),
})
export type TableRequest = z.output<typeof TableRequest>

/** What became of a table; rows without its heads. */
export const TableOutcome = z.discriminatedUnion('state', [
  Closed,
  Stopped,
  z.strictObject({
    state: z.literal('written'),
    file: z.string(),
    bytes: Count,
    rows: Count,
  }),
])
export type TableOutcome = z.output<typeof TableOutcome>

/** What an export holds. */
export const ArchiveContent = z.strictObject({
  events: Count,
  positions: Count,
  /** When the first and the last event were recorded; null without events. */
  recordedMs: z.strictObject({ first: AtMs, last: AtMs }).nullable(),
  scenarios: Count,
  /** Contracts of one's own. */
  contracts: Count,
})
export type ArchiveContent = z.output<typeof ArchiveContent>

/** What a file holds that was pointed at as an export. Ready: read whole, checked, and laid beside the journal. */
export const ImportCheck = z.discriminatedUnion('state', [
  Closed,
  Stopped,
  z.strictObject({ state: z.literal('refused'), file: z.string(), reason: z.string() }),
  z.strictObject({
    state: z.literal('ready'),
    file: z.string(),
    content: ArchiveContent,
    /** Events of the journal at hand, which the import would replace; null when it cannot be read. */
    replacedEvents: Count.nullable(),
  }),
])
export type ImportCheck = z.output<typeof ImportCheck>

/** How far a task has come. */
export const TaskProgress = z.strictObject({
  kind: z.literal('task-progress'),
  task: TaskName,
  done: Count,
  total: Count,
})
export type TaskProgress = z.output<typeof TaskProgress>

/** The net result of all positions that settle in one coin. */
export const CoinTotal = z.strictObject({
  currency: CurrencyCode,
  net: coinCodec,
  netUsd: usdCodec,
})
export type CoinTotal = z.output<typeof CoinTotal>

/** What both checks say: when, how long in milliseconds, what was counted, and everything wrong in words. */
const Checked = {
  atMs: AtMs,
  tookMs: Count,
  events: Count,
  legs: Count,
  totals: z.array(CoinTotal),
  /** Empty when it is sound. */
  findings: z.array(z.string()),
}

/** The journal's file and everything stored in it, held against the events. */
export const JournalCheck = z.strictObject(Checked)
export type JournalCheck = z.output<typeof JournalCheck>

/**
 * A backup opened to one side, folded, and held against the journal at hand. `same`: the journal begins with the
 * backup's events, so its totals at the last of them are the backup's. `parted`: the journal does not hold the
 * backup's last event, because another was restored, imported or started since. `none`: no journal is open to ask.
 */
export const RestoreDrill = z.strictObject({
  ...Checked,
  backup: z.string(),
  takenAtMs: AtMs,
  journal: z.enum(['same', 'parted', 'other', 'none']),
})
export type RestoreDrill = z.output<typeof RestoreDrill>

export const CheckName = z.enum(['journal', 'drill'])
export type CheckName = z.output<typeof CheckName>

export const SafetyStatus = z.strictObject({
  /** The check that runs now. */
  checking: CheckName.nullable(),
  /** The last checks, kept over a start; null before the first. */
  journalCheck: JournalCheck.nullable(),
  drill: RestoreDrill.nullable(),
  /** The import that took over at this start: its file, and the name that the journal before it was kept under. */
  imported: z
    .strictObject({ file: z.string(), events: Count, kept: z.string().nullable() })
    .nullable(),
  /** An import was checked and waits to be taken over or dropped. */
  importWaits: z.boolean(),
})
export type SafetyStatus = z.output<typeof SafetyStatus>
