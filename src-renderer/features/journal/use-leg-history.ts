import { toValue, type MaybeRefOrGetter, type ShallowRef } from 'vue'

import type { CallError } from '@shared/ipc/errors'
import type { LegHistory } from '@shared/journal/leg'

import { api } from '../../app/api'

import { useJournalRead } from './use-journal-read'

export interface UseLegHistoryReturn {
  readonly history: Readonly<ShallowRef<LegHistory | undefined>>
  readonly trouble: Readonly<ShallowRef<CallError | undefined>>
}

/** One position with its events, re-read when the journal or the id changes. */
export function useLegHistory(id: MaybeRefOrGetter<string | undefined>): UseLegHistoryReturn {
  const { value: history, trouble } = useJournalRead(
    () => toValue(id),
    // Ids come out of the journal or the address: the contract's own schema judges them on the way.
    (wanted) => api.journal.readLeg({ id: wanted as LegHistory['leg']['id'] }),
  )
  return { history, trouble }
}
