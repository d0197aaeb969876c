import { shallowRef, watch, type ShallowRef } from 'vue'

import type { Answer } from '@shared/ipc/contract'
import type { CallError } from '@shared/ipc/errors'

import { useJournalStatus } from '../../app/use-journal-status'

export interface UseJournalReadReturn<T> {
  /** What was read last; it stays while it is read again, and where that fails. */
  readonly value: Readonly<ShallowRef<T | undefined>>
  readonly trouble: Readonly<ShallowRef<CallError | undefined>>
}

/** What the open journal has of one kind; another journal has its own. */
export function useOpenJournalRead<T>(read: () => Promise<Answer<T>>): UseJournalReadReturn<T> {
  const { status } = useJournalStatus()
  return useJournalRead(
    () => (status.value?.state === 'open' ? status.value.journal : undefined),
    read,
  )
}

/** Something in the journal, read again whenever another one is wanted or the journal changed. */
export function useJournalRead<K, T>(
  wanted: () => K | undefined,
  read: (key: K) => Promise<Answer<T>>,
): UseJournalReadReturn<T> {
  const { revision } = useJournalStatus()
  const value = shallowRef<T>()
  const trouble = shallowRef<CallError>()
  let asked = 0

  async function load(key: K | undefined): Promise<void> {
    asked += 1
    const mine = asked
    if (key === undefined) {
      value.value = undefined
      return
    }
    const answer = await read(key)
    // A slower answer to an older question would show the wrong one.
    if (mine !== asked) return
    if (answer.ok) value.value = answer.value
    trouble.value = answer.ok ? undefined : answer.error
  }

  // The journal lives in main: it has to be asked again whenever the question or the journal changed.
  watch([wanted, revision], ([key]) => void load(key), { immediate: true })
  return { value, trouble }
}
