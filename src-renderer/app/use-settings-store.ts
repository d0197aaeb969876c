import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

import { Settings } from '@shared/ipc/settings'

/** The settings as main last told them. Defaults stand until the first read arrives. */
export const useSettingsStore = defineStore('settings', () => {
  const settings = shallowRef<Settings>(Settings.parse({}))
  function replace(next: Settings): void {
    settings.value = next
  }
  return { settings, replace }
})
