import type { Handlers } from '@shared/ipc/contract'
import type { Settings, SettingsPatch } from '@shared/ipc/settings'

/** Kept settings: `change` is on the disk when it returns. */
export interface SettingsPort {
  readonly read: () => Settings
  readonly change: (patch: SettingsPatch) => Settings
}

export function settingsHandlers(
  settings: SettingsPort,
  onChanged: (settings: Settings) => void,
): Handlers['settings'] {
  return {
    read: () => settings.read(),
    change: (patch) => {
      const changed = settings.change(patch)
      onChanged(changed)
      return changed
    },
  }
}
