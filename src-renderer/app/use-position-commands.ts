import { shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { useRouter } from 'vue-router'

import type { LegSummary } from '@shared/journal/leg'
import { EVERY_LEG } from '@shared/journal/leg-query'

import { dayText } from '../lib/plain-text'
import { api } from './api'
import { offerCommands, type Command } from './commands'
import { useJournalStatus } from './use-journal-status'
import { useSettings } from './use-settings'

const MOST = 200

/**
 * Offers the latest positions to the palette, a command each. They are asked for when the palette opens, so
 * that a long journal costs nothing at start.
 */
export function usePositionCommands(wanted: MaybeRefOrGetter<boolean>): void {
  const router = useRouter()
  const { sideWord } = useSettings()
  const { status } = useJournalStatus()
  const commands = shallowRef<readonly Command[]>([])

  const commandOf = (leg: LegSummary): Command => ({
    id: `position-${leg.id}`,
    title: `${leg.symbol} ${sideWord(leg.side).toLowerCase()} from ${dayText(leg.openedAtMs)}`,
    group: 'Positions',
    keywords: `${leg.venue} ${leg.status} ${leg.tags.join(' ')}`,
    run: () => void router.push({ name: 'leg', params: { id: leg.id } }),
  })

  async function load(): Promise<void> {
    if (status.value?.state !== 'open') {
      commands.value = []
      return
    }
    const answer = await api.journal.listLegs({
      ...EVERY_LEG,
      window: { from: 0, count: MOST },
    })
    // A palette without positions still does everything else: the journal page says what went wrong.
    if (!answer.ok) return
    commands.value = answer.value.legs.map(commandOf)
  }

  // The palette is the moment the positions are asked for.
  watch(
    () => toValue(wanted),
    (open) => open && void load(),
  )
  offerCommands(commands)
}
