import { contractById } from '@shared/market/registry'

import { EMPTY_SCENARIO, type Scenario } from '../../src-renderer/app/scenario'
import {
  readScenario,
  type ScenarioReading,
} from '../../src-renderer/features/workbench/read-scenario'

/** The sheet with these fields typed, as the tools are given it. */
export function sheetReading(patch: Partial<Scenario>): ScenarioReading {
  const scenario = { ...EMPTY_SCENARIO, ...patch }
  const spec = contractById(scenario.contractId)
  if (!spec) throw new Error(`${scenario.contractId} is not listed`)
  return readScenario(scenario, spec)
}
