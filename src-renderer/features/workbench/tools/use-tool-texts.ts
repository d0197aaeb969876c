import { computed, type ComputedRef } from 'vue'

import { api } from '../../../app/api'
import { notify } from '../../../app/notices'
import { useDraftSaving } from '../use-draft-saving'

import type { ToolTexts } from './tool'
import { useToolTextsStore } from './use-tool-texts-store'

const DRAFT = 'workbench-tools'

export interface UseToolTextsReturn {
  readonly texts: ComputedRef<ToolTexts>
  readonly loaded: ComputedRef<boolean>
  readonly change: (id: string, text: string) => void
  readonly flush: () => void
}

/** The texts of all tools, read from disk once and saved as they are typed. */
export function useToolTexts(): UseToolTextsReturn {
  const store = useToolTextsStore()
  const { flush } = useDraftSaving(DRAFT, { draft: () => store.texts, ready: () => store.loaded })

  async function load(): Promise<void> {
    if (store.loaded) return
    const answer = await api.drafts.read({ name: DRAFT })
    if (answer.ok) store.replace(answer.value.draft)
    else
      notify(
        'trouble',
        `What was typed into the tools last could not be read. ${answer.error.message}`,
      )
    store.markLoaded()
  }
  void load()

  return {
    texts: computed(() => store.texts),
    loaded: computed(() => store.loaded),
    change: (id, text) => store.replace({ ...store.texts, [id]: text }),
    flush,
  }
}
