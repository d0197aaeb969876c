import { onMounted, type ShallowRef } from 'vue'

import { steppedIndex } from './stepped-index'

/**
 * One line of a table takes the focus: arrows move it from link to link, and the line at hand has it from the start.
 * Gives what the table does with a key.
 */
export function useRowFocus(
  table: Readonly<ShallowRef<HTMLElement | null>>,
  of: {
    readonly at: () => number
    readonly count: () => number
    readonly move: (to: number) => void
  },
): (event: KeyboardEvent) => void {
  const focus = (index: number): void =>
    [...(table.value?.querySelectorAll<HTMLElement>('tbody a') ?? [])][index]?.focus()

  onMounted(() => focus(of.at()))
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = steppedIndex(of.at(), { key: event.key, count: of.count() })
    if (next === undefined) return
    event.preventDefault()
    of.move(next)
    focus(next)
  }
}
