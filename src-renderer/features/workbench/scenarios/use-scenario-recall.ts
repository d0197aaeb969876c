import { watch } from 'vue'

import { api } from '../../../app/api'

import { docOf } from './scenario-documents'
import { useOpenScenarioStore } from './use-open-scenario-store'

const DRAFT = 'workbench-scenario'

/**
 * Remembers which kept scenario is open: what was typed into it is a draft of its own and comes back by itself. A
 * scenario that is gone leaves its texts behind without a name, which is what the bar says then.
 */
export function useScenarioRecall(): void {
  const opened = useOpenScenarioStore()

  async function recall(): Promise<void> {
    const draft = await api.drafts.read({ name: DRAFT })
    const id = draft.ok ? draft.value.draft['id'] : undefined
    const found = id ? await api.scenarios.read({ id }) : undefined
    if (id && found?.ok) {
      const { document } = found.value
      opened.know(id, { name: document.name, doc: docOf(document) })
      // Whoever was faster than the disk has opened another one.
      if (opened.id === undefined) opened.follow(id)
    }
    opened.markRecalled()
  }
  if (!opened.recalled) void recall()

  // What was open outlives the window: it is written when it changes.
  watch(
    () => opened.open?.id,
    (id) => {
      if (opened.recalled) void api.drafts.save({ name: DRAFT, draft: id ? { id } : {} })
    },
  )
}
