import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

import { begin, changed, redone, settled, undone, type History } from './doc-history'
import type { ToolTexts } from './tools/tool'

/** Everything that is typed about one position: the sheet, and what the tools ask beside it. */
export interface ScenarioDoc {
  readonly sheet: Scenario
  readonly tools: ToolTexts
}

/** The scenario as typed, with the way back. It outlives the page, so that a visit to the journal loses nothing. */
export const useScenarioDocStore = defineStore('scenario-doc', () => {
  const history = shallowRef<History<ScenarioDoc>>(
    begin<ScenarioDoc>({ sheet: EMPTY_SCENARIO, tools: {} }),
  )
  const doc = computed(() => history.value.now)
  /** True once the kept scenario was read: nothing is saved over it before. */
  const loaded = shallowRef(false)

  /** What was kept on disk: nothing to go back from. */
  function load(kept: ScenarioDoc): void {
    history.value = begin(kept)
    loaded.value = true
  }
  /** Letters typed into a field of the sheet or of a tool; those of one visit to it are one step. */
  function type(next: ScenarioDoc, field: string): void {
    history.value = changed(history.value, next, { label: 'typing', typing: field })
  }
  /** Puts another scenario in place as one step; `label` says what it was: "Clear the sheet". */
  function replace(next: ScenarioDoc, { label }: { readonly label: string }): void {
    history.value = changed(history.value, next, { label })
  }
  function settle(): void {
    history.value = settled(history.value)
  }
  function undo(): void {
    history.value = undone(history.value)
  }
  function redo(): void {
    history.value = redone(history.value)
  }
  return {
    ...{ doc, loaded, load, type, replace, settle, undo, redo },
    sheet: computed(() => doc.value.sheet),
    tools: computed(() => doc.value.tools),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
  }
})
