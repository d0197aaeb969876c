import {
  computed,
  onMounted,
  shallowRef,
  toValue,
  type ComputedRef,
  type MaybeRefOrGetter,
} from 'vue'

import { hasDollarTwin } from '@shared/calc/twin'
import type { ContractSpec } from '@shared/market/contract-spec'
import { listedContracts } from '@shared/market/registry'

import { api } from '../../app/api'
import { notify } from '../../app/notices'

export interface UseContractChoiceReturn {
  readonly options: ComputedRef<
    readonly { readonly value: string; readonly label: string; readonly group: string }[]
  >
  /** The chosen contract; undefined when none has that id. */
  readonly spec: ComputedRef<ContractSpec | undefined>
  /** Adds a contract that came with a draft and is in no list. */
  readonly adopt: (spec: ContractSpec) => void
}

/** The contracts a position can be recorded in: the listed ones and the person's own. */
export function useContractChoice(chosen: MaybeRefOrGetter<string>): UseContractChoiceReturn {
  const custom = shallowRef<readonly ContractSpec[]>([])
  const adopted = shallowRef<readonly ContractSpec[]>([])
  const all = computed(() => {
    const byId = new Map<string, ContractSpec>()
    for (const spec of [...listedContracts, ...adopted.value, ...custom.value])
      byId.set(spec.id, spec)
    return [...byId.values()].filter(hasDollarTwin)
  })
  const options = computed(() =>
    all.value.map((spec) => ({
      value: spec.id,
      label: spec.userDefined ? `${spec.venue} · ${spec.symbol}` : spec.title,
      group: spec.userDefined ? 'Your own contracts' : spec.venue,
    })),
  )
  const spec = computed(() => all.value.find((each) => each.id === toValue(chosen)))

  onMounted(async () => {
    const answer = await api.contracts.listCustom({})
    if (answer.ok) custom.value = answer.value.map(({ spec }) => spec)
    else notify('trouble', `Your own contracts could not be read. ${answer.error.message}`)
  })
  return { options, spec, adopt: (one) => (adopted.value = [...adopted.value, one]) }
}
