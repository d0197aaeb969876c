import { computed, type ComputedRef } from 'vue'

import { api } from '../../app/api'
import { notify } from '../../app/notices'
import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'
import { useScenarioStore } from '../../app/scenario-store'

import { draftOf, scenarioOf } from './scenario-draft'
import { useDraftSaving } from './use-draft-saving'
import { useSheetStore } from './use-sheet-store'

const DRAFT = 'workbench'

export interface UseSheetReturn {
  readonly scenario: ComputedRef<Scenario>
  readonly loaded: ComputedRef<boolean>
  readonly canGoBack: ComputedRef<boolean>
  readonly change: (patch: Partial<Scenario>) => void
  /** Puts another scenario in place, with one step back to what was there. */
  readonly put: (scenario: Scenario) => void
  /** Empties the sheet; contract, side and switches stay. */
  readonly clear: () => void
  readonly goBack: () => void
  /** Saves now: when a field is left or the window goes. */
  readonly flush: () => void
}

/** The sheet, read from disk once and saved as it is typed. */
export function useSheet(): UseSheetReturn {
  const store = useSheetStore()
  const offered = useScenarioStore()
  const scenario = computed(() => store.scenario)
  const { flush } = useDraftSaving(DRAFT, {
    draft: () => draftOf(store.scenario),
    ready: () => store.loaded,
  })

  async function load(): Promise<void> {
    if (store.loaded) return
    const answer = await api.drafts.read({ name: DRAFT })
    if (answer.ok) store.replace(scenarioOf(answer.value.draft))
    else notify('trouble', `What was typed last could not be read. ${answer.error.message}`)
    store.markLoaded()
  }

  function clear(): void {
    const { contractId, side, quantityUnit, exitIs, backing, openRole, closeRole } = store.scenario
    const kept = { contractId, side, quantityUnit, exitIs, backing, openRole, closeRole }
    store.replaceWithWayBack({ ...EMPTY_SCENARIO, ...kept })
    notify('done', 'The sheet is cleared. Ctrl Z brings it back.')
  }

  function goBack(): void {
    if (store.before) store.replace(store.before)
  }

  void load().then(() => {
    const scenarioOffered = offered.take()
    if (scenarioOffered) store.replaceWithWayBack(scenarioOffered)
  })

  return {
    scenario,
    loaded: computed(() => store.loaded),
    canGoBack: computed(() => store.before !== undefined),
    change: (patch) => store.replace({ ...store.scenario, ...patch }),
    put: (next) => store.replaceWithWayBack(next),
    clear,
    goBack,
    flush,
  }
}
