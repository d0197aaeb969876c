import { defineStore } from 'pinia'

import { handOver } from './hand-over'
import type { Scenario } from './scenario'

/** Hands a scenario to the calculator: the journal offers one, the workbench takes it when it opens. */
export const useScenarioStore = defineStore('scenario', () => handOver<Scenario>())
