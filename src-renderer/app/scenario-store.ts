import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { Scenario } from './scenario'

/** Hands a scenario to the calculator: the journal offers one, the workbench takes it when it opens. */
export const useScenarioStore = defineStore('scenario', () => {
  const waiting = shallowRef<Scenario>()
  function offer(scenario: Scenario): void {
    waiting.value = scenario
  }
  /** What was offered last, once: a second visit finds nothing. */
  function take(): Scenario | undefined {
    const taken = waiting.value
    waiting.value = undefined
    return taken
  }
  return { offer, take }
})
