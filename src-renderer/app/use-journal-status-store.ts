import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { JournalStatus } from '@shared/ipc/contract'

/** How the journal file was found, and a count that grows with every change so that pages know to re-read. */
export const useJournalStatusStore = defineStore('journal-status', () => {
  const status = shallowRef<JournalStatus | undefined>(undefined)
  const revision = shallowRef(0)
  function replace(next: JournalStatus): void {
    status.value = next
    revision.value += 1
  }
  function touched(lastSeq: number): void {
    if (status.value?.state === 'open') status.value = { ...status.value, lastSeq }
    revision.value += 1
  }
  return { status, revision, replace, touched }
})
