import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import type { LegSort } from '@shared/journal/leg-query'
import type { LegSummary, LegTotals } from '@shared/journal/leg'

export type StatusFilter = 'all' | 'open' | 'closed'

/** Legs by their place in the list: those that were read of it. */
export type LegsByPlace = ReadonlyMap<number, LegSummary>

/** The list as it was last read: how long it is, its sums, and a window of its rows. */
export interface ReadList {
  readonly count: number
  readonly totals: readonly LegTotals[]
  readonly from: number
  readonly legs: readonly LegSummary[]
  /** Where the chosen leg stands; -1 when the list leaves it out. */
  readonly chosen: number
}

/** The journal's list as far as it was read, with what the person chose to see of it: kept between pages. */
export const useJournalListStore = defineStore('journal-list', () => {
  const count = shallowRef<number>()
  const legs = shallowRef<LegsByPlace>(new Map())
  const totals = shallowRef<readonly LegTotals[]>([])
  const status = shallowRef<StatusFilter>('all')
  const text = shallowRef('')
  const sorting = shallowRef<LegSort>({ by: 'opened', descending: true })
  const selectedId = shallowRef<string>()
  const selectedIndex = shallowRef(-1)
  /** Chosen to be labelled together, whatever the list shows of them. */
  const marked = shallowRef<ReadonlySet<LegSummary['id']>>(new Set())

  function replace(next: ReadList): void {
    count.value = next.count
    totals.value = next.totals
    legs.value = new Map(next.legs.map((leg, index) => [next.from + index, leg]))
    selectedIndex.value = next.chosen
    nameChosen()
  }
  function add(from: number, more: readonly LegSummary[]): void {
    legs.value = new Map([...legs.value, ...more.map((leg, at) => [from + at, leg] as const)])
    nameChosen()
  }
  /** A row that was chosen before it was read gets its name when it is. */
  function nameChosen(): void {
    selectedId.value ??= legs.value.get(selectedIndex.value)?.id
  }
  function select(id: string | undefined): void {
    if (id === selectedId.value) return
    selectedId.value = id
    const known = [...legs.value].find(([, leg]) => leg.id === id)
    selectedIndex.value = known?.[0] ?? -1
  }
  function selectAt(index: number): void {
    selectedIndex.value = index
    selectedId.value = legs.value.get(index)?.id
  }
  function mark(id: LegSummary['id']): void {
    const next = new Set(marked.value)
    if (!next.delete(id)) next.add(id)
    marked.value = next
  }
  function unmark(): void {
    marked.value = new Set()
  }
  function placed(index: number): void {
    selectedIndex.value = index
  }
  function reset(): void {
    count.value = undefined
    legs.value = new Map()
    totals.value = []
    status.value = 'all'
    text.value = ''
    unmark()
    select(undefined)
  }
  return {
    ...{ count, legs, totals, status, text, sorting, selectedId, selectedIndex, marked },
    ...{ replace, add, select, selectAt, mark, unmark, placed, reset },
  }
})
