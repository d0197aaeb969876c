import { z } from 'zod'

import { ContractListing } from '../market/listing'

/** What was typed, by field: text that nothing here reads a number out of. */
const Texts = z
  .record(z.string().max(60), z.string().max(20_000))
  .refine((texts) => Object.keys(texts).length <= 600, 'has more than the 600 fields it may have')

/** What a person calls a scenario: one line that can be read in a list. */
export const ScenarioName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => !/\p{Cc}/u.test(name), 'must be one line')

/**
 * A scenario as it is kept and as it is handed on: the sheet and the tools as they were typed, and the contracts
 * themselves where the sheet or a tool's leg names one of the person's own, so that it can be worked out elsewhere.
 */
export const ScenarioDocument = z.strictObject({
  format: z.literal('reciprocal-scenario'),
  version: z.literal(1),
  name: ScenarioName,
  sheet: Texts,
  tools: Texts,
  listing: ContractListing.optional(),
  /** Contracts that the tools name besides the sheet's. */
  further: z.array(ContractListing).max(40).optional(),
})
export type ScenarioDocument = z.output<typeof ScenarioDocument>

/** The contract that a scenario's sheet names; empty when it names none. */
export const contractOf = ({ sheet }: Pick<ScenarioDocument, 'sheet'>): string =>
  sheet['contractId'] ?? ''
