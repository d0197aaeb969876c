import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'

import { useScenarioDocStore, type ScenarioDoc } from '../use-scenario-doc-store'

import { isBlank, sameDoc } from './scenario-documents'

/** A kept scenario as it was last read or written. */
interface KnownScenario {
  readonly name: string
  readonly doc: ScenarioDoc
}

/** A step of the history at which one scenario gave way to another. */
interface Switch {
  readonly before: ScenarioDoc
  readonly was: string | undefined
  readonly after: ScenarioDoc
  readonly is: string | undefined
}

/** As many as the history itself goes back. */
const MOST_SWITCHES = 200

/**
 * Which kept scenario is being typed on, and whether it differs from what is kept. Undo and redo over the step that
 * opened another one bring back its name with its texts.
 */
export const useOpenScenarioStore = defineStore('open-scenario', () => {
  const docs = useScenarioDocStore()
  const id = shallowRef<string>()
  const known = shallowRef<ReadonlyMap<string, KnownScenario>>(new Map())
  /** True once it is known which scenario was open when the program was closed. */
  const recalled = shallowRef(false)
  const switches = shallowRef<readonly Switch[]>([])

  const open = computed(() => {
    const found = id.value === undefined ? undefined : known.value.get(id.value)
    return id.value !== undefined && found ? { id: id.value, ...found } : undefined
  })
  const differs = computed(() =>
    open.value ? !sameDoc(open.value.doc, docs.doc) : !isBlank(docs.doc),
  )

  // The history knows texts and not whose they are: its states are told apart by identity.
  watch(
    () => docs.doc,
    (now, then) => {
      for (const { before, was, after, is } of switches.value) {
        if (then === before && now === after) id.value = is
        else if (then === after && now === before) id.value = was
      }
    },
    { flush: 'sync' },
  )

  /** What is on the disk under an id. */
  function know(scenarioId: string, scenario: KnownScenario): void {
    known.value = new Map(known.value).set(scenarioId, scenario)
  }
  function forget(scenarioId: string): void {
    known.value = new Map([...known.value].filter(([each]) => each !== scenarioId))
  }
  /** What is typed belongs to that scenario from here on. */
  function follow(scenarioId: string): void {
    id.value = scenarioId
  }
  function markRecalled(): void {
    recalled.value = true
  }
  /** Puts another scenario in place as one step that undo takes back; without an id it is not kept yet. */
  function put(
    doc: ScenarioDoc,
    { label, id: next }: { readonly label: string; readonly id?: string },
  ): void {
    const after = { ...doc }
    const step = { before: docs.doc, was: id.value, after, is: next }
    switches.value = [...switches.value, step].slice(-MOST_SWITCHES)
    docs.replace(after, { label })
  }
  return { id, open, differs, recalled, know, forget, follow, markRecalled, put }
})
