import { AppError } from '@shared/ipc/errors'
import type { PlanHistory, PlanList } from '@shared/ipc/plans'
import type { EventId } from '@shared/journal/event'
import { isPlan, planOf } from '@shared/journal/plan'

import type { Ledger } from './ledger'

/** Every plan that counts, newest first. */
export function listPlans(ledger: Ledger): PlanList {
  const { specOf } = ledger.registry()
  return {
    plans: ledger.repository.plans().map(({ listing, summary }) => summary(specOf(listing))),
  }
}

/** One plan as it was recorded, voided or not. */
export function readPlan(ledger: Ledger, { id }: { readonly id: EventId }): PlanHistory {
  const event = ledger.repository.eventById(id)?.event
  if (event === undefined || !isPlan(event))
    throw new AppError('not-found', 'That plan is not in this journal.')
  const { specOf } = ledger.registry()
  return {
    plan: planOf(event, specOf).summary,
    spec: specOf(event.body.listing),
    recorded: event.body,
    voided: voidOf(ledger, id),
  }
}

function voidOf(ledger: Ledger, id: EventId): PlanHistory['voided'] {
  for (const { body, recordedAtMs } of ledger.repository.speakingOf([id]))
    if (body.kind === 'event-voided') return { reason: body.reason, atMs: recordedAtMs }
  return null
}
