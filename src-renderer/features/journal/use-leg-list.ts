import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import type { LegSummary } from '@shared/journal/leg'

import { api } from '../../app/api'
import { useJournalStatus } from '../../app/use-journal-status'

import { useJournalListStore } from './journal-list-store'

export interface UseLegListReturn {
  /** What went wrong at the last read, in words; undefined when it went well. */
  readonly trouble: Readonly<Ref<string | undefined>>
  /** True once a list was read. */
  readonly read: ComputedRef<boolean>
  /** True when the journal holds nothing at all, whatever the filter says. */
  readonly empty: ComputedRef<boolean>
  /** Reads the rows from one place to another, those that were not read yet. */
  readonly need: (first: number, last: number) => void
}

/** Rows that are read at once: some screens full. */
const PAGE = 200
const pageOf = (place: number): number => Math.floor(place / PAGE)

/** Keeps the list as the journal has it: re-read when the journal or the question changes, a page at a time. */
export function useLegList(): UseLegListReturn {
  const store = useJournalListStore()
  const { revision, status } = useJournalStatus()
  const trouble = shallowRef<string>()
  const question = computed(() => ({
    filter: { status: store.status, text: store.text.trim() },
    sort: store.sorting,
  }))
  let asked = 0
  let inSight = { first: 0, last: PAGE - 1 }
  let reading = new Set<number>()

  const pages = (first: number, last = first) =>
    api.journal.listLegs({
      ...question.value,
      window: { from: first * PAGE, count: (last - first + 1) * PAGE },
    })

  /** Where the chosen position stands; what was chosen by its place alone, or meanwhile, stays where it is. */
  async function placeOfSelected(): Promise<() => number> {
    const chosen = store.selectedId
    if (chosen === undefined) return () => store.selectedIndex
    // Ids come out of the journal or the address: the contract's own schema judges them on the way.
    const id = chosen as LegSummary['id']
    const answer = await api.journal.legPlace({ ...question.value, id })
    const place = answer.ok ? (answer.value.index ?? -1) : -1
    return () => (store.selectedId === chosen ? place : store.selectedIndex)
  }

  async function load(): Promise<void> {
    if (status.value?.state !== 'open') return
    asked += 1
    const mine = asked
    const first = pageOf(inSight.first)
    // A screen may lie across two pages, and no row of it should be away while it is read again.
    const last = Math.min(pageOf(inSight.last), first + 1)
    const [list, sums, place] = await Promise.all([
      pages(first, last),
      api.journal.legTotals({ filter: question.value.filter }),
      placeOfSelected(),
    ])
    // A slower answer to an older question would show the wrong list.
    if (mine !== asked) return
    const failed = [list, sums].find((answer) => !answer.ok)
    trouble.value = failed?.ok === false ? failed.error.message : undefined
    if (!list.ok || !sums.ok) return
    reading = new Set([first, last])
    const { count, legs } = list.value
    const chosen = place()
    store.replace({ count, totals: sums.value.totals, from: first * PAGE, legs, chosen })
    need(inSight.first, inSight.last)
    if (chosen >= 0) need(chosen - 1, chosen + 1)
  }

  async function readPage(number: number): Promise<void> {
    const mine = asked
    const answer = await pages(number)
    if (mine !== asked) return
    if (answer.ok) store.add(number * PAGE, answer.value.legs)
    else {
      // Coming into sight again asks again.
      reading.delete(number)
      trouble.value = answer.error.message
    }
  }

  function need(first: number, last: number): void {
    const end = Math.min(last, (store.count ?? 0) - 1)
    for (let number = pageOf(Math.max(first, 0)); number <= pageOf(end); number += 1) {
      if (reading.has(number)) continue
      reading.add(number)
      void readPage(number)
    }
  }

  // The list lives in main: it has to be asked for again whenever the question or the journal changed.
  watch([question, revision], () => void load(), { immediate: true })

  // Whoever goes to the next position, or to one that was never in sight, wants its neighbours.
  watch([() => store.selectedId, () => store.selectedIndex], async ([id, index]) => {
    if (index >= 0) need(index - 1, index + 1)
    else if (id !== undefined && store.count !== undefined)
      store.placed((await placeOfSelected())())
  })

  // A filter set in one journal would make the other one look empty.
  watch(
    () => status.value?.journal,
    (journal, before) => {
      if (before !== undefined && journal !== before) store.reset()
    },
    { flush: 'sync' },
  )

  const read = computed(() => store.count !== undefined)
  const empty = computed(
    () =>
      store.count === 0 &&
      question.value.filter.status === 'all' &&
      question.value.filter.text === '',
  )
  return {
    ...{ trouble, read, empty },
    need: (first, last) => {
      inSight = { first, last }
      need(first, last)
    },
  }
}
