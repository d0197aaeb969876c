import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { ScenarioEntry } from '@shared/ipc/scenarios'

/** The dialogs of scenarios; one at a time. */
export type ScenarioDialog = 'open' | 'save-as' | 'rename'

/** The kept scenarios as main last told them, and what of them is asked just now. */
export const useScenarioListStore = defineStore('scenario-list', () => {
  const entries = shallowRef<readonly ScenarioEntry[]>([])
  const loaded = shallowRef(false)
  const dialog = shallowRef<ScenarioDialog>()
  /** A link that was given before the workbench was there to open it. */
  const link = shallowRef<string>()

  function load(all: readonly ScenarioEntry[]): void {
    entries.value = all
    loaded.value = true
  }
  /** A scenario that was just kept: the one changed last comes first. */
  function put(entry: ScenarioEntry): void {
    entries.value = [entry, ...entries.value.filter(({ id }) => id !== entry.id)]
  }
  function drop(id: string): void {
    entries.value = entries.value.filter((entry) => entry.id !== id)
  }
  function ask(next: ScenarioDialog | undefined): void {
    dialog.value = next
  }
  function wait(text: string | undefined): void {
    link.value = text
  }
  return { entries, loaded, dialog, link, load, put, drop, ask, wait }
})
