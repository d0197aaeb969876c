import { computed, type ComputedRef } from 'vue'

import type { InverseSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'

import { figuresAtHand, type FiguresAtHand } from './figures-at-hand'
import { readEntries, type EntriesReading } from './read-entries'
import { readScenario, type ScenarioReading } from './read-scenario'
import type { ScenarioDoc } from './use-scenario-doc-store'

export interface UsePositionReturn {
  readonly spec: ComputedRef<InverseSpec>
  /** The fills that were typed one by one. */
  readonly entries: ComputedRef<EntriesReading>
  /** True when the sheet names a contract that is not defined any more. */
  readonly contractGone: ComputedRef<boolean>
  readonly reading: ComputedRef<ScenarioReading>
  readonly figures: ComputedRef<FiguresAtHand>
}

/** From the sheet to the figures, worked out anew with every keystroke. */
export function usePosition(
  doc: ComputedRef<ScenarioDoc>,
  contracts: ComputedRef<readonly InverseSpec[]>,
): UsePositionReturn {
  const found = computed(() =>
    contracts.value.find((spec) => spec.id === doc.value.sheet.contractId),
  )
  const spec = computed(() => {
    const chosen = found.value ?? listedContracts[0]
    if (!chosen) throw new Error('no contract is listed')
    return chosen
  })
  const entries = computed(() => readEntries(doc.value.tools, spec.value))
  const reading = computed(() => readScenario(doc.value.sheet, spec.value, entries.value))
  return {
    spec,
    entries,
    contractGone: computed(() => found.value === undefined),
    reading,
    figures: computed(() => figuresAtHand(reading.value)),
  }
}
