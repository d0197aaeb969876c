import { computed, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'

import type { Command } from '../../app/commands'

import { useContracts } from './use-contracts'
import { useScenarioDocStore } from './use-scenario-doc-store'

/** Every contract as a command from anywhere: it is chosen on the sheet, and the sheet is opened. */
export function useContractCommands(): ComputedRef<readonly Command[]> {
  const router = useRouter()
  const scenario = useScenarioDocStore()
  const { contracts } = useContracts()
  return computed(() =>
    // Before the kept sheet was read, a choice would be overwritten by it.
    (scenario.loaded ? contracts.value : []).map((spec): Command => ({
      id: `contract-${spec.id}`,
      title: spec.title,
      keywords: `${spec.venue} ${spec.symbol} ${spec.settlement} inverse perpetual`,
      group: 'Contracts',
      run: () => {
        const sheet = { ...scenario.sheet, contractId: spec.id }
        scenario.replace({ ...scenario.doc, sheet }, { label: 'Choose the contract' })
        void router.push({ name: 'workbench' })
      },
    })),
  )
}
