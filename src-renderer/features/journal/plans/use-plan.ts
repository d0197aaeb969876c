import { computed, type ShallowRef } from 'vue'
import { useRouter } from 'vue-router'

import type { CallError } from '@shared/ipc/errors'
import type { PlanHistory } from '@shared/ipc/plans'

import { api } from '../../../app/api'
import { offerCommands, type Command } from '../../../app/commands'
import { useScenarioStore } from '../../../app/scenario-store'
import { steppedIndex } from '../stepped-index'
import { useJournalRead } from '../use-journal-read'

import { documentFromPlan } from './plan-document'
import { usePlans } from './use-plans'

export interface UsePlanReturn {
  readonly history: Readonly<ShallowRef<PlanHistory | undefined>>
  readonly trouble: Readonly<ShallowRef<CallError | undefined>>
  readonly back: () => void
  /** The sheet and the tools as they were typed, on the workbench. */
  readonly toWorkbench: () => void
}

/** One plan, what can be done with it, and the keys for it. */
export function usePlan(id: () => string, doors: { readonly strike: () => void }): UsePlanReturn {
  const router = useRouter()
  const scenarios = useScenarioStore()
  const { plans } = usePlans()
  const { value: history, trouble } = useJournalRead(
    id,
    // Ids come out of the journal or the address: the contract's own schema judges them on the way.
    (wanted) => api.journal.readPlan({ id: wanted as PlanHistory['plan']['id'] }),
  )

  const back = (): void => void router.push({ name: 'plans' })
  function toWorkbench(): void {
    if (!history.value) return
    scenarios.offer(documentFromPlan(history.value))
    void router.push({ name: 'workbench' })
  }
  function neighbour(key: 'ArrowUp' | 'ArrowDown'): void {
    const all = plans.value ?? []
    const from = all.findIndex((plan) => plan.id === history.value?.plan.id)
    const to = from < 0 ? undefined : steppedIndex(from, { key, count: all.length })
    const plan = to === undefined ? undefined : all[to]
    if (plan) void router.replace({ name: 'plan', params: { id: plan.id } })
  }

  offerCommands(
    computed((): readonly Command[] => [
      { id: 'plan-back', title: 'Back to the plans', group: 'Go to', keys: 'Esc', run: back },
      {
        id: 'plan-previous',
        title: 'Previous plan',
        group: 'Go to',
        keys: '[',
        run: () => neighbour('ArrowUp'),
      },
      {
        id: 'plan-next',
        title: 'Next plan',
        group: 'Go to',
        keys: ']',
        run: () => neighbour('ArrowDown'),
      },
      {
        id: 'plan-workbench',
        title: 'Open the plan in the workbench',
        group: 'Actions',
        keys: 'o',
        run: toWorkbench,
      },
      ...(history.value && !history.value.voided
        ? [
            {
              id: 'plan-void',
              title: 'Void the plan',
              group: 'Actions' as const,
              keys: 'v',
              run: doors.strike,
            },
          ]
        : []),
    ]),
  )
  return { history, trouble, back, toWorkbench }
}
