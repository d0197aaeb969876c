import { computed, type ComputedRef } from 'vue'

import type { ContractSpec, InverseSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'

import { api } from '../../app/api'
import { notify } from '../../app/notices'

import { useContractsStore } from './use-contracts-store'

export interface UseContractsReturn {
  /** The listed contracts, then the person's own. */
  readonly contracts: ComputedRef<readonly InverseSpec[]>
  readonly own: ComputedRef<readonly InverseSpec[]>
  readonly loaded: ComputedRef<boolean>
  readonly load: () => Promise<void>
  /** Keeps a contract under its id; on failure says why and nothing changes. True when it was kept. */
  readonly keep: (spec: InverseSpec) => Promise<boolean>
  readonly remove: (id: string) => Promise<boolean>
}

const inverseOnly = (specs: readonly ContractSpec[]): readonly InverseSpec[] =>
  specs.filter((spec) => spec.kind === 'inverse')

/** Every contract a position can be worked out in. */
export function useContracts(): UseContractsReturn {
  const store = useContractsStore()

  async function load(): Promise<void> {
    const answer = await api.contracts.listCustom({})
    if (answer.ok) store.replace(inverseOnly(answer.value))
    else notify('trouble', `Your own contracts could not be read. ${answer.error.message}`)
  }

  async function keep(spec: InverseSpec): Promise<boolean> {
    const answer = await api.contracts.saveCustom(spec)
    if (answer.ok) store.replace(inverseOnly(answer.value))
    else notify('trouble', `The contract was not saved. ${answer.error.message}`)
    return answer.ok
  }

  async function remove(id: string): Promise<boolean> {
    const answer = await api.contracts.removeCustom({ id })
    if (answer.ok) store.replace(inverseOnly(answer.value))
    else notify('trouble', `The contract was not deleted. ${answer.error.message}`)
    return answer.ok
  }

  return {
    contracts: computed(() => [...listedContracts, ...store.own]),
    own: computed(() => store.own),
    loaded: computed(() => store.loaded),
    load,
    keep,
    remove,
  }
}
