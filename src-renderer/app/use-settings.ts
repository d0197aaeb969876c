import { computed, type ComputedRef } from 'vue'

import type { Settings, SettingsPatch } from '@shared/ipc/settings'
import { turned, type Side } from '@shared/market/side'

import { api } from './api'
import { notify } from './notices'
import { useSettingsStore } from './use-settings-store'

export interface UseSettingsReturn {
  readonly settings: ComputedRef<Settings>
  /** Saves a change through main; on failure the old settings stay and a notice says why. */
  readonly change: (patch: SettingsPatch) => Promise<void>
  readonly load: () => Promise<void>
  /** The word to show for a side under the chosen meaning of long and short. */
  readonly sideWord: (side: Side) => 'Long' | 'Short'
  /** True when the words are turned: a badge on every page says so. */
  readonly sideTurned: ComputedRef<boolean>
}

/** Reads and changes settings; every component sees one state. */
export function useSettings(): UseSettingsReturn {
  const store = useSettingsStore()
  const settings = computed(() => store.settings)
  const sideTurned = computed(() => store.settings.sideMeaning === 'contract-value')

  async function change(patch: SettingsPatch): Promise<void> {
    const answer = await api.settings.change(patch)
    if (answer.ok) store.replace(answer.value)
    else notify('trouble', `The setting was not saved. ${answer.error.message}`)
  }

  async function load(): Promise<void> {
    const answer = await api.settings.read({})
    if (answer.ok) store.replace(answer.value)
    else notify('trouble', `Settings could not be read. ${answer.error.message}`)
  }

  const sideWord = (side: Side): 'Long' | 'Short' =>
    turned(side, store.settings.sideMeaning) === 'long' ? 'Long' : 'Short'

  return { settings, change, load, sideWord, sideTurned }
}
