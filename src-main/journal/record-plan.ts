import type { NewPlan, PlanRecording } from '@shared/ipc/plans'
import { isPlan, planOf, plansOf } from '@shared/journal/plan'

import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { planIssues } from './plan-check'
import { refuseOtherKinds, refused, streamOf } from './record'

/**
 * Records a plan under the contract's listing of today, dated now. It moves no position: the legs, the running
 * state and every sum stay as they are.
 */
export function recordPlan(ledger: Ledger, input: NewPlan): PlanRecording {
  return ledger.change(() => {
    refuseOtherKinds(input)
    const { spec, ...terms } = input
    const issues = planIssues(terms, spec)
    if (issues.length > 0) throw refused(issues)
    const listing = ledger.listed(spec)
    const event = ledger.append(
      { kind: 'plan-recorded', version: 1, listing: listing.id, ...terms },
      { stream: streamOf(listing), atMs: ledger.nowMs() },
    )
    if (!isPlan(event)) throw new Error('the plan came back as another event')
    ledger.repository.savePlan(planOf(event, ledger.registry().specOf))
    return { planId: event.id, lastSeq: event.seq }
  })
}

/** Rebuilds the stored plans of a stream from their events: after a void. */
export function refoldPlans(ledger: Ledger, stream: StreamId): void {
  const { repository } = ledger
  const plans = plansOf(repository.planEvents(stream), ledger.registry().specOf)
  repository.clearPlans(stream)
  for (const plan of plans) repository.savePlan(plan)
}
