import { computed, type ComputedRef } from 'vue'

import type { PlanSummary } from '@shared/journal/plan'

import { api } from '../../../app/api'
import { useOpenJournalRead } from '../use-journal-read'

export interface UsePlansReturn {
  /** Newest first; undefined until they were read. */
  readonly plans: ComputedRef<readonly PlanSummary[] | undefined>
  /** What went wrong at the last read, in words. */
  readonly trouble: ComputedRef<string | undefined>
}

/** The plans as the journal has them. */
export function usePlans(): UsePlansReturn {
  const { value, trouble } = useOpenJournalRead(() => api.journal.listPlans({}))
  return {
    plans: computed(() => value.value?.plans),
    trouble: computed(() => trouble.value?.message),
  }
}
