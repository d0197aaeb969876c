import { z } from 'zod'

import { AtMs } from '../journal/event'

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

export const SafetyStatus = z.strictObject({
  /** The import that took over at this start: its file, and the name that the journal before it was kept under. */
  imported: z
    .strictObject({ file: z.string(), events: Count, kept: z.string().nullable() })
    .nullable(),
  /** An import was checked and waits to be taken over or dropped. */
  importWaits: z.boolean(),
})
export type SafetyStatus = z.output<typeof SafetyStatus>
