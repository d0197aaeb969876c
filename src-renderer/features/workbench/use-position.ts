import { computed, type ComputedRef } from 'vue'

import type { InverseSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'

import type { Scenario } from '../../app/scenario'

import { figuresAtHand, type FiguresAtHand } from './figures-at-hand'
import { readScenario, type ScenarioReading } from './read-scenario'

export interface UsePositionReturn {
  readonly spec: ComputedRef<InverseSpec>
  /** True when the sheet names a contract that is not defined any more. */
  readonly contractGone: ComputedRef<boolean>
  readonly reading: ComputedRef<ScenarioReading>
  readonly figures: ComputedRef<FiguresAtHand>
}

/** From the sheet to the figures, worked out anew with every keystroke. */
export function usePosition(
  scenario: ComputedRef<Scenario>,
  contracts: ComputedRef<readonly InverseSpec[]>,
): UsePositionReturn {
  const found = computed(() =>
    contracts.value.find((spec) => spec.id === scenario.value.contractId),
  )
  const spec = computed(() => {
    const chosen = found.value ?? listedContracts[0]
    if (!chosen) throw new Error('no contract is listed')
    return chosen
  })
  const reading = computed(() => readScenario(scenario.value, spec.value))
  return {
    spec,
    contractGone: computed(() => found.value === undefined),
    reading,
    figures: computed(() => figuresAtHand(reading.value)),
  }
}
