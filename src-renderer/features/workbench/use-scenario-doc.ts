import { onScopeDispose } from 'vue'

import { api } from '../../app/api'
import { notify } from '../../app/notices'
import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { draftOf, scenarioOf } from './scenario-draft'
import type { ToolTexts } from './tools/tool'
import { useDraftSaving } from './use-draft-saving'
import { useScenarioDocStore, type ScenarioDoc } from './use-scenario-doc-store'

const SHEET = 'workbench'
const TOOLS = 'workbench-tools'

export interface UseScenarioDocReturn {
  readonly changeSheet: (patch: Partial<Scenario>) => void
  readonly changeTools: (patch: ToolTexts) => void
  /** Empties everything; contract, side and switches stay. */
  readonly clear: () => void
  /** Saves now and ends the step: when a field is left or the window goes. */
  readonly flush: () => void
}

/** The scenario, read from disk once and saved as it is typed. */
export function useScenarioDoc(): UseScenarioDocReturn {
  const store = useScenarioDocStore()
  const ready = (): boolean => store.loaded
  const sheet = useDraftSaving(SHEET, { draft: () => draftOf(store.sheet), ready })
  const tools = useDraftSaving(TOOLS, { draft: () => store.tools, ready })

  async function load(): Promise<void> {
    if (ready()) return
    const [keptSheet, keptTools] = await Promise.all([kept(SHEET), kept(TOOLS)])
    // Another visit to the page may have read it meanwhile.
    if (!ready()) store.load({ sheet: scenarioOf(keptSheet), tools: keptTools })
  }

  function flush(): void {
    sheet.flush()
    tools.flush()
    store.settle()
  }

  void load()
  onScopeDispose(flush)

  return {
    changeSheet: (patch) =>
      store.type({ ...store.doc, sheet: { ...store.sheet, ...patch } }, fieldOf('sheet', patch)),
    changeTools: (patch) =>
      store.type({ ...store.doc, tools: { ...store.tools, ...patch } }, fieldOf('tool', patch)),
    clear: () => {
      store.replace(emptied(store.doc), { label: 'Clear the scenario' })
      notify('done', 'The scenario is cleared. Ctrl Z brings it back.')
    },
    flush,
  }
}

async function kept(name: string): Promise<ToolTexts> {
  const answer = await api.drafts.read({ name })
  if (answer.ok) return answer.value.draft
  notify('trouble', `What was typed last could not be read. ${answer.error.message}`)
  return {}
}

const fieldOf = (of: string, patch: object): string => `${of}-${Object.keys(patch).join('-')}`

function emptied({ sheet }: ScenarioDoc): ScenarioDoc {
  const { contractId, side, quantityUnit, exitIs, marginMode, backing, openRole, closeRole } = sheet
  const kept = { contractId, side, quantityUnit, exitIs, marginMode, backing, openRole, closeRole }
  return { sheet: { ...EMPTY_SCENARIO, ...kept }, tools: {} }
}
