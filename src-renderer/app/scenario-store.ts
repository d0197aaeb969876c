import { defineStore } from 'pinia'

import type { ScenarioDocument } from '@shared/scenario/document'

import { handOver } from './hand-over'

/** Hands a scenario to the workbench: the journal offers one, the workbench takes it when it opens. */
export const useScenarioStore = defineStore('scenario', () => handOver<ScenarioDocument>())
