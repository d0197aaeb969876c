import { computed, type ComputedRef } from 'vue'

import type { JournalStatus } from '@shared/ipc/contract'

import { api } from './api'
import { notify } from './notices'
import { useJournalStatusStore } from './use-journal-status-store'

export interface UseJournalStatusReturn {
  readonly status: ComputedRef<JournalStatus | undefined>
  /** Grows with every change of the journal: watch it to re-read. */
  readonly revision: ComputedRef<number>
  readonly isDemo: ComputedRef<boolean>
  readonly load: () => Promise<void>
  /** Opens the person's own journal or the separate demo journal. True when it is open now. */
  readonly switchTo: (journal: 'own' | 'demo') => Promise<boolean>
}

/** Which journal is open, and whether it could be opened. */
export function useJournalStatus(): UseJournalStatusReturn {
  const store = useJournalStatusStore()
  const status = computed(() => store.status)
  const revision = computed(() => store.revision)
  const isDemo = computed(() => store.status?.journal === 'demo')

  async function load(): Promise<void> {
    const answer = await api.journal.status({})
    if (answer.ok) store.replace(answer.value)
    else notify('trouble', `The journal could not be asked for its state. ${answer.error.message}`)
  }

  async function switchTo(journal: 'own' | 'demo'): Promise<boolean> {
    const answer = await api.journal.switchTo({ journal })
    if (!answer.ok) {
      notify('trouble', `The journal was not switched. ${answer.error.message}`)
      return false
    }
    store.replace(answer.value)
    return answer.value.state === 'open'
  }

  return { status, revision, isDemo, load, switchTo }
}
