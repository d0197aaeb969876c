import { computed, type ComputedRef } from 'vue'

import type { PlanHistory } from '@shared/ipc/plans'
import type { LegHistory } from '@shared/journal/leg'
import { stopMoves } from '@shared/journal/stop-moves'
import { suggestedPlans, type SuggestedPlan } from '@shared/journal/suggested-plans'
import { verdict, type Verdict } from '@shared/journal/verdict'

import { api } from '../../app/api'
import { notify } from '../../app/notices'

import { usePlans } from './plans/use-plans'
import { useJournalRead } from './use-journal-read'

export interface LinkedPlan {
  readonly plan: PlanHistory
  readonly verdict: Verdict
}

export interface UseLegPlanReturn {
  /** The plan that the position carries out, with what became of it; undefined without one. */
  readonly linked: ComputedRef<LinkedPlan | undefined>
  /** The likeliest plans, at most five; undefined until they were read. */
  readonly suggestions: ComputedRef<readonly SuggestedPlan[] | undefined>
  readonly link: (plan: PlanHistory['plan']['id']) => Promise<void>
}

const MOST = 5

/** The plan of a position, and those that it may be. */
export function useLegPlan(history: () => LegHistory): UseLegPlanReturn {
  const { plans } = usePlans()
  const { value: plan } = useJournalRead(
    () => history().leg.plan ?? undefined,
    (id) => api.journal.readPlan({ id }),
  )
  const linked = computed(() => {
    const { leg, spec, entries } = history()
    // While another plan is read, the one before stands there still.
    const read = plan.value
    if (read?.plan.id !== leg.plan) return undefined
    const stops = stopMoves(entries, leg.side)
    const { plan: planned, recorded } = read
    return {
      plan: read,
      verdict: verdict({ leg, spec, stops, plan: planned, recorded }),
    }
  })
  const suggestions = computed(
    () => plans.value && suggestedPlans(history().leg, plans.value).slice(0, MOST),
  )

  async function link(planId: PlanHistory['plan']['id']): Promise<void> {
    const answer = await api.journal.linkPlan({ legId: history().leg.id, planId })
    if (!answer.ok) notify('trouble', `The plan was not linked. ${answer.error.message}`)
  }
  return { linked, suggestions, link }
}
