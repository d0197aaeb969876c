import { computed, type ComputedRef } from 'vue'

import type { PlanSummary } from '@shared/journal/plan'

import { api } from '../../../app/api'
import { useJournalStatus } from '../../../app/use-journal-status'
import { useJournalRead } from '../use-journal-read'

export interface UsePlansReturn {
  /** Newest first; undefined until they were read. */
  readonly plans: ComputedRef<readonly PlanSummary[] | undefined>
  /** What went wrong at the last read, in words. */
  readonly trouble: ComputedRef<string | undefined>
}

/** The plans as the journal has them. */
export function usePlans(): UsePlansReturn {
  const { status } = useJournalStatus()
  const { value, trouble } = useJournalRead(
    () => (status.value?.state === 'open' ? status.value.journal : undefined),
    () => api.journal.listPlans({}),
  )
  return {
    plans: computed(() => value.value?.plans),
    trouble: computed(() => trouble.value?.message),
  }
}
