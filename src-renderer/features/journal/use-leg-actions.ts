import type { Ref } from 'vue'
import { computed } from 'vue'
import { useRouter } from 'vue-router'

import type { Recorded } from '@shared/ipc/contract'
import type { LegHistory } from '@shared/journal/leg'

import { api } from '../../app/api'
import { offerCommands, type Command } from '../../app/commands'
import { notify } from '../../app/notices'
import { documentFromLeg } from '../../app/scenario-from-leg'
import { useScenarioStore } from '../../app/scenario-store'

import { afterVoid } from './after-void'
import { useJournalListStore } from './journal-list-store'
import { steppedIndex } from './stepped-index'

export interface UseLegActionsReturn {
  readonly back: () => void
  readonly goTo: (id: string) => void
  readonly toCalculator: () => void
  /** Says what a recorded fill did, when it did more than add a line. */
  readonly told: (recorded: Recorded) => void
  /** After a void: stays, follows the position to its new name, or goes back to the list. */
  readonly follow: () => Promise<void>
}

/** What can be done from an opened position, and its keys. */
export function useLegActions(
  history: Readonly<Ref<LegHistory | undefined>>,
  doors: {
    readonly addFill: () => void
    readonly close: () => void
    readonly moveStop: () => void
  },
): UseLegActionsReturn {
  const router = useRouter()
  const list = useJournalListStore()
  const scenarios = useScenarioStore()

  const back = (): void => void router.push({ name: 'journal' })
  function goTo(id: string): void {
    list.select(id)
    void router.replace({ name: 'leg', params: { id } })
  }
  function toCalculator(): void {
    if (!history.value) return
    scenarios.offer(documentFromLeg(history.value))
    void router.push({ name: 'workbench' })
  }
  function neighbour(key: 'ArrowUp' | 'ArrowDown'): void {
    const from = list.selectedIndex
    const to = steppedIndex(from, { key, count: list.count ?? 0 })
    const leg = to === undefined ? undefined : list.legs.get(to)
    if (leg && from >= 0) goTo(leg.id)
  }

  function told({ legIds }: Recorded): void {
    const other = legIds.at(-1)
    const flipped = legIds.length > 1 && other !== undefined
    notify(
      'done',
      flipped
        ? 'Recorded. The fill closed this position and opened the next one on the other side.'
        : 'Recorded.',
    )
  }

  async function follow(): Promise<void> {
    const before = history.value
    if (!before) return
    const then = await afterVoid(before, async (id) => {
      const answer = await api.journal.readLeg({ id })
      return answer.ok ? answer.value.leg.id : undefined
    })
    if (then.kind === 'moved') {
      notify('done', 'Voided. The position is shown as it stands now, under its remaining fills.')
      goTo(then.id)
    } else if (then.kind === 'gone') {
      notify('done', 'Voided. The position held no other fill, so it is gone from the list.')
      list.select(undefined)
      back()
    } else notify('done', 'Voided. The figures are worked out again without it.')
  }

  offerCommands(
    computed((): readonly Command[] => [
      { id: 'leg-back', title: 'Back to the journal', group: 'Go to', keys: 'Esc', run: back },
      {
        id: 'leg-previous',
        title: 'Previous position',
        group: 'Go to',
        keys: '[',
        run: () => neighbour('ArrowUp'),
      },
      {
        id: 'leg-next',
        title: 'Next position',
        group: 'Go to',
        keys: ']',
        run: () => neighbour('ArrowDown'),
      },
      {
        id: 'leg-calculator',
        title: 'Open in calculator',
        group: 'Actions',
        keys: 'o',
        run: toCalculator,
      },
      { id: 'leg-fill', title: 'Add a fill', group: 'Actions', keys: 'a', run: doors.addFill },
      { id: 'leg-close', title: 'Close in parts', group: 'Actions', keys: 'c', run: doors.close },
      { id: 'leg-stop', title: 'Move the stop', group: 'Actions', keys: 's', run: doors.moveStop },
    ]),
  )
  return { back, goTo, toCalculator, told, follow }
}
