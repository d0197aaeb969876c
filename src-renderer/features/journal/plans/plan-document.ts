import type { PlanHistory } from '@shared/ipc/plans'
import type { ScenarioDocument } from '@shared/scenario/document'

/** A recorded plan as a scenario: the sheet and the tools as they were typed, and the contract as it was then. */
export function documentFromPlan({ recorded, spec }: PlanHistory): ScenarioDocument {
  const { name, sheet, tools } = recorded
  return {
    ...{ format: 'reciprocal-scenario', version: 1, name, sheet, tools },
    listing: { spec, eras: [] },
  }
}
