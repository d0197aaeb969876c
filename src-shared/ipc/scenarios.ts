import { z } from 'zod'

import { AtMs } from '../journal/event'
import { ScenarioDocument, ScenarioName } from '../scenario/document'

export const ScenarioId = z.uuid()

/** A kept scenario as a list shows it. */
export const ScenarioEntry = z.strictObject({
  id: ScenarioId,
  name: ScenarioName,
  /** The contract that its sheet names; empty when it names none. */
  contractId: z.string().max(20_000),
  changedAtMs: AtMs,
})
export type ScenarioEntry = z.output<typeof ScenarioEntry>

export const MOST_SCENARIOS = 500

export const ScenarioList = z.strictObject({
  /** The one changed last comes first. */
  scenarios: z.array(ScenarioEntry).max(MOST_SCENARIOS),
  /** Files of the folder that could not be read: each was kept, under the name given here. */
  unreadable: z
    .array(z.strictObject({ file: z.string(), reason: z.string() }))
    .max(MOST_SCENARIOS * 2),
})
export type ScenarioList = z.output<typeof ScenarioList>

/** Without an id a new scenario is kept; with one it takes the place of that scenario, or comes back to it. */
export const ScenarioSave = z.strictObject({
  id: ScenarioId.optional(),
  document: ScenarioDocument,
})
export type ScenarioSave = z.output<typeof ScenarioSave>

export const ScenarioExport = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({ state: z.literal('written'), file: z.string(), bytes: z.int().min(0) }),
])
export type ScenarioExport = z.output<typeof ScenarioExport>

/** What a file holds that was pointed at as a scenario. */
export const ScenarioReading = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({
    state: z.literal('refused'),
    file: z.string(),
    /** Where in the file, counted from 1; absent when it is the file as a whole. */
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
    reason: z.string(),
  }),
  z.strictObject({ state: z.literal('read'), file: z.string(), document: ScenarioDocument }),
])
export type ScenarioReading = z.output<typeof ScenarioReading>
