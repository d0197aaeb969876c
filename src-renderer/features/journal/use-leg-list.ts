import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import { api } from '../../app/api'
import { useJournalStatus } from '../../app/use-journal-status'

import { useJournalListStore } from './journal-list-store'

export interface UseLegListReturn {
  /** What went wrong at the last read, in words; undefined when it went well. */
  readonly trouble: Readonly<Ref<string | undefined>>
  /** True once a list was read. */
  readonly read: ComputedRef<boolean>
  /** True when the journal holds nothing at all, whatever the filter says. */
  readonly empty: ComputedRef<boolean>
}

/** Keeps the list as the journal has it: re-read when the journal or the filter changes. */
export function useLegList(): UseLegListReturn {
  const store = useJournalListStore()
  const { revision, status } = useJournalStatus()
  const trouble = shallowRef<string>()
  const wanted = computed(() => ({ status: store.status, text: store.text.trim() }))
  let asked = 0

  async function load(): Promise<void> {
    if (status.value?.state !== 'open') return
    asked += 1
    const mine = asked
    const answer = await api.journal.listLegs(wanted.value)
    // A slower answer to an older question would show the wrong list.
    if (mine !== asked) return
    trouble.value = answer.ok ? undefined : answer.error.message
    if (answer.ok) store.replace(answer.value)
  }

  // The list lives in main: it has to be asked for again whenever the question or the journal changed.
  watch([wanted, revision], () => void load(), { immediate: true })

  // A filter set in one journal would make the other one look empty.
  watch(
    () => status.value?.journal,
    (journal, before) => {
      if (before !== undefined && journal !== before) store.reset()
    },
    { flush: 'sync' },
  )

  const read = computed(() => store.list !== undefined)
  const empty = computed(
    () =>
      read.value &&
      store.legs.length === 0 &&
      wanted.value.status === 'all' &&
      wanted.value.text === '',
  )
  return { trouble, read, empty }
}
