import { AppError } from '@shared/ipc/errors'
import type { EventId } from '@shared/journal/event'
import { isPlan, type PlanEvent } from '@shared/journal/plan'

import { reword } from './annotate'
import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'
import type { Recording } from './record'
import { isVoided } from './voided'

/**
 * Says which plan a leg carries out. It moves no position; another link takes its place, and a void takes it back.
 * The plan must be on the leg's own contract and account: only there can its prices be held against fills.
 */
export function linkPlan(
  ledger: Ledger,
  { legId, planId }: { readonly legId: EventId; readonly planId: EventId },
): Recording {
  return ledger.change(() => {
    const leg = ledger.legHolding(legId)
    const plan = countingPlan(ledger, planId)
    refuseOther(ledger, leg, plan)
    ledger.append(
      { kind: 'plan-linked', version: 1, subject: leg.id, plan: plan.id },
      { stream: leg, atMs: ledger.nowMs(), subject: leg.id },
    )
    reword(ledger, leg, leg.opened)
    return { legIds: [leg.id], lastSeq: ledger.lastSeq() }
  })
}

function countingPlan(ledger: Ledger, id: EventId): PlanEvent {
  const event = ledger.repository.eventById(id)?.event
  if (event === undefined || !isPlan(event))
    throw new AppError('not-found', 'That plan is not in this journal.')
  if (isVoided(ledger, id))
    throw new AppError('conflict', 'That plan was voided, so no position carries it out.')
  return event
}

function refuseOther(ledger: Ledger, leg: StoredLeg, plan: PlanEvent): void {
  const { id } = ledger.registry().specOf(plan.body.listing)
  if (id === leg.contract && plan.accountId === leg.accountId) return
  throw new AppError(
    'invalid-input',
    'That plan is on another contract, so its prices say nothing of these fills.',
    [{ path: 'planId', message: 'is on another contract' }],
  )
}
