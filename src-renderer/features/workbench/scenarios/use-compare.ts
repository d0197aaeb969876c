import { computed, shallowRef, watch, type ComputedRef } from 'vue'

import type { InverseSpec } from '@shared/market/contract-spec'
import { err, type Result } from '@shared/num/result'
import { contractOf, type ScenarioDocument } from '@shared/scenario/document'

import { useContracts } from '../use-contracts'
import { useScenarioDoc } from '../use-scenario-doc'
import { useScenarioDocStore } from '../use-scenario-doc-store'

import { compareSide, type CompareSide } from './compare-sides'
import { docOf } from './scenario-documents'
import { useKeptScenarios } from './use-kept-scenarios'
import { useOpenScenarioStore } from './use-open-scenario-store'
import { useScenarioListStore } from './use-scenario-list-store'
import { useScenarioRecall } from './use-scenario-recall'

/** What is on the sheet, among the ids of kept scenarios. */
export const CURRENT = 'current'

export interface UseCompareReturn {
  /** What can be compared: the sheet, then every kept scenario. */
  readonly options: ComputedRef<readonly { readonly value: string; readonly label: string }[]>
  /** The two that are compared; `b` is empty while there is nothing but `a`. */
  readonly ids: ComputedRef<{ readonly a: string; readonly b: string }>
  readonly a: ComputedRef<Result<CompareSide, string>>
  readonly b: ComputedRef<Result<CompareSide, string>>
}

/**
 * Two scenarios by their ids, each worked out on its own contract. The first is the sheet unless another is asked
 * for, the second whatever else was changed last.
 */
export function useCompare(
  asked: () => { readonly a: string | undefined; readonly b: string | undefined },
): UseCompareReturn {
  const docs = useScenarioDocStore()
  const opened = useOpenScenarioStore()
  const list = useScenarioListStore()
  const kept = useKeptScenarios()
  const { contracts, loaded: contractsLoaded, load: loadContracts } = useContracts()
  // What is on the sheet may not have been read yet: this can be the first page.
  useScenarioDoc()
  useScenarioRecall()
  void kept.load()
  if (!contractsLoaded.value) void loadContracts()

  const currentName = computed(() =>
    opened.open ? `${opened.open.name}, as on the sheet` : 'On the sheet',
  )
  const options = computed(() => [
    { value: CURRENT, label: currentName.value },
    ...list.entries.map(({ id, name }) => ({ value: id, label: name })),
  ])
  /** What is worth comparing with: the one on the sheet, kept as it stands, would be the same twice. */
  function otherThan(first: string): string {
    const same = opened.open && !opened.differs ? [CURRENT, opened.open.id] : []
    const others = options.value.map(({ value }) => value).filter((value) => value !== first)
    const apart = same.includes(first) ? others.filter((value) => !same.includes(value)) : others
    return apart[0] ?? others[0] ?? ''
  }
  const ids = computed(() => {
    const { a = CURRENT, b } = asked()
    return { a, b: b ?? otherThan(a) }
  })

  const documents = shallowRef<ReadonlyMap<string, ScenarioDocument | undefined>>(new Map())
  async function fetchOne(id: string): Promise<void> {
    if (id === CURRENT || id === '' || documents.value.has(id)) return
    const document = await kept.read(id)
    documents.value = new Map(documents.value).set(id, document)
  }
  watch(
    ids,
    ({ a, b }) => {
      void fetchOne(a)
      void fetchOne(b)
    },
    { immediate: true },
  )

  function sideOf(id: string): Result<CompareSide, string> {
    if (!docs.loaded || !contractsLoaded.value) return err('')
    if (id === CURRENT)
      return compareSide({ name: currentName.value, doc: docs.doc }, contracts.value)
    if (id === '') return err('There is no second scenario yet: save one to compare with.')
    if (!documents.value.has(id)) return err('')
    const document = documents.value.get(id)
    if (!document) return err('That scenario is not kept any more; choose another.')
    return compareSide({ name: document.name, doc: docOf(document) }, [
      ...contracts.value,
      ...broughtAlong(document),
    ])
  }

  return {
    options,
    ids,
    a: computed(() => sideOf(ids.value.a)),
    b: computed(() => sideOf(ids.value.b)),
  }
}

/** The contract that came with a scenario, for where it is not known here. */
function broughtAlong(document: ScenarioDocument): readonly InverseSpec[] {
  const spec = document.listing?.spec
  return spec?.kind === 'inverse' && spec.id === contractOf(document) ? [spec] : []
}
