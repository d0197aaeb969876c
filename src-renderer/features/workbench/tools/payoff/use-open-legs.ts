import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import type { LegHistory, LegSummary } from '@shared/journal/leg'
import { EVERY_LEG } from '@shared/journal/leg-query'

import { api } from '../../../../app/api'
import { notify } from '../../../../app/notices'
import { useJournalStatus } from '../../../../app/use-journal-status'
import type { ToolTexts } from '../tool'

import { contractOfLeg, legIdOf, type LegContract } from './leg-contracts'

export interface UseOpenLegsReturn {
  /** The open positions of the journal at hand; undefined until they were read. */
  readonly open: Readonly<Ref<readonly LegSummary[] | undefined>>
  /** Why they could not be read, in words. */
  readonly trouble: Readonly<Ref<string | undefined>>
  /** One of them with its contract; undefined where it could not be read, which a notice says. */
  readonly read: (id: string) => Promise<LegHistory | undefined>
  /** The contracts of legs that the list names by their leg. */
  readonly ownContracts: ComputedRef<readonly LegContract[]>
}

/** The open positions of the journal, read and never written. */
export function useOpenLegs(texts: () => ToolTexts): UseOpenLegsReturn {
  const { status, revision } = useJournalStatus()
  const open = shallowRef<readonly LegSummary[]>()
  const trouble = shallowRef<string>()
  const histories = shallowRef<ReadonlyMap<string, LegHistory>>(new Map())
  let asked = 0

  async function load(): Promise<void> {
    asked += 1
    const mine = asked
    if (status.value?.state !== 'open') {
      open.value = []
      trouble.value = status.value && 'The journal is not open: see the journal page.'
      return
    }
    const answer = await api.journal.listLegs({
      ...EVERY_LEG,
      filter: { status: 'open', text: '' },
    })
    // A slower answer to an older question would show the wrong list.
    if (mine !== asked) return
    trouble.value = answer.ok ? undefined : answer.error.message
    open.value = answer.ok ? answer.value.legs : []
  }

  async function history(id: string): Promise<LegHistory | string> {
    // Ids are typed text too: the contract's own schema judges them on the way.
    const answer = await api.journal.readLeg({ id: id as LegHistory['leg']['id'] })
    if (!answer.ok) return answer.error.message
    histories.value = new Map([...histories.value, [id, answer.value]])
    return answer.value
  }

  async function read(id: string): Promise<LegHistory | undefined> {
    const found = await history(id)
    if (typeof found !== 'string') return found
    notify('trouble', `The position could not be read. ${found}`)
    return undefined
  }

  const named = computed(() =>
    Object.values(texts())
      .map(legIdOf)
      .filter((id) => id !== undefined),
  )

  // The list lives in main: it has to be asked for again whenever the journal changed.
  watch([() => status.value?.journal, () => status.value?.state, revision], () => void load(), {
    immediate: true,
  })
  // A scenario that is opened may name legs that were not read yet; one that is not there says so in its row.
  watch(
    () => named.value.join(),
    () => {
      for (const id of named.value) if (!histories.value.has(id)) void history(id)
    },
    { immediate: true },
  )

  const ownContracts = computed(() =>
    named.value.flatMap((id) => {
      const spec = histories.value.get(id)?.spec
      return spec?.kind === 'inverse' ? [contractOfLeg(id, spec)] : []
    }),
  )
  return { open, trouble, read, ownContracts }
}
