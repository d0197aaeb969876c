import { shallowRef, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'

import type { CallError } from '@shared/ipc/errors'
import type { LegHistory } from '@shared/journal/leg'

import { api } from '../../app/api'
import { useJournalStatus } from '../../app/use-journal-status'

export interface UseLegHistoryReturn {
  readonly history: Readonly<ShallowRef<LegHistory | undefined>>
  readonly trouble: Readonly<ShallowRef<CallError | undefined>>
}

/** One position with its events, re-read when the journal or the id changes. */
export function useLegHistory(id: MaybeRefOrGetter<string | undefined>): UseLegHistoryReturn {
  const { revision } = useJournalStatus()
  const history = shallowRef<LegHistory>()
  const trouble = shallowRef<CallError>()
  let asked = 0

  async function load(wanted: string | undefined): Promise<void> {
    asked += 1
    const mine = asked
    if (wanted === undefined) {
      history.value = undefined
      return
    }
    // Ids come out of the journal or the address: the contract's own schema judges them on the way.
    const answer = await api.journal.readLeg({ id: wanted as LegHistory['leg']['id'] })
    if (mine !== asked) return
    if (answer.ok) history.value = answer.value
    trouble.value = answer.ok ? undefined : answer.error
  }

  // A position lives in main: it is asked for again whenever another is wanted or the journal changed.
  watch([() => toValue(id), revision], ([wanted]) => void load(wanted), { immediate: true })
  return { history, trouble }
}
