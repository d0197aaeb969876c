import { z } from 'zod'

import { AtMs, EventId, Note, PlanRecorded, Reason } from '../journal/event'
import { PlanSummary } from '../journal/plan'
import { PlanTerms } from '../journal/plan-terms'
import { ContractSpec } from '../market/contract-spec'

/** A plan on its way into the journal. It is dated when it is recorded. */
export const NewPlan = z.strictObject({ spec: ContractSpec, ...PlanTerms.shape, note: Note })
export type NewPlan = z.output<typeof NewPlan>

export const PlanRecording = z.strictObject({ planId: EventId, lastSeq: z.int().min(1) })
export type PlanRecording = z.output<typeof PlanRecording>

/** Newest first. */
export const PlanList = z.strictObject({ plans: z.array(PlanSummary) })
export type PlanList = z.output<typeof PlanList>

/** A plan with everything it was recorded with. A voided one stays readable, with the reason. */
export const PlanHistory = z.strictObject({
  plan: PlanSummary,
  spec: ContractSpec,
  recorded: PlanRecorded,
  voided: z.strictObject({ reason: Reason, atMs: AtMs }).nullable(),
})
export type PlanHistory = z.output<typeof PlanHistory>
