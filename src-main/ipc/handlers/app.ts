import type { AppInfo, Handlers } from '@shared/ipc/contract'

export function appHandlers(info: () => AppInfo): Handlers['app'] {
  return { info }
}
