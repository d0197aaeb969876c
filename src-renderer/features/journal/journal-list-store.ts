import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import type { LegList } from '@shared/journal/leg'

import { sortedLegs, type Sorting } from './sorted-legs'

export type StatusFilter = 'all' | 'open' | 'closed'

/** The journal's list as it was last read, with what the person chose to see of it: kept between pages. */
export const useJournalListStore = defineStore('journal-list', () => {
  const list = shallowRef<LegList>()
  const status = shallowRef<StatusFilter>('all')
  const text = shallowRef('')
  const sorting = shallowRef<Sorting>({ by: 'opened', descending: true })
  const selectedId = shallowRef<string>()
  const legs = computed(() => sortedLegs(list.value?.legs ?? [], sorting.value))
  const totals = computed(() => list.value?.totals ?? [])

  function replace(next: LegList): void {
    list.value = next
  }
  function select(id: string | undefined): void {
    selectedId.value = id
  }
  function reset(): void {
    list.value = undefined
    selectedId.value = undefined
    status.value = 'all'
    text.value = ''
  }
  return { list, status, text, sorting, selectedId, legs, totals, replace, select, reset }
})
