import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import { EMPTY_SCENARIO, type Scenario } from '../../app/scenario'

/** The sheet as typed. It outlives the page, so that a visit to the journal loses nothing. */
export const useSheetStore = defineStore('sheet', () => {
  const scenario = shallowRef<Scenario>(EMPTY_SCENARIO)
  /** True once the saved draft was read: nothing is saved over it before. */
  const loaded = shallowRef(false)
  /** The sheet as it was before it was cleared or filled, until the next edit. */
  const before = shallowRef<Scenario>()
  function replace(next: Scenario): void {
    scenario.value = next
    before.value = undefined
  }
  function replaceWithWayBack(next: Scenario): void {
    const last = scenario.value
    scenario.value = next
    before.value = last
  }
  function markLoaded(): void {
    loaded.value = true
  }
  return { scenario, loaded, before, replace, replaceWithWayBack, markLoaded }
})
