import { onScopeDispose, watchEffect, type Ref } from 'vue'

import type { Settings } from '@shared/ipc/settings'

/** Puts theme, density and rail state on the document element, where the tokens read them. */
export function useTheme(settings: Ref<Settings>): void {
  const system = window.matchMedia('(prefers-color-scheme: light)')
  function apply(): void {
    const { theme, density, railCollapsed } = settings.value
    const root = document.documentElement
    root.dataset['theme'] = theme === 'system' ? (system.matches ? 'light' : 'dark') : theme
    root.dataset['density'] = density
    root.dataset['rail'] = railCollapsed ? 'collapsed' : 'open'
  }
  // The document element lies outside Vue's tree, so the settings have to be watched onto it.
  watchEffect(apply)
  system.addEventListener('change', apply)
  onScopeDispose(() => system.removeEventListener('change', apply))
}
