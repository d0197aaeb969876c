import type { AppEvent, Client } from '@shared/ipc/contract'
import { AppEvent as AppEventSchema } from '@shared/ipc/contract'
import { createClient } from '@shared/ipc/client'

/** What the preload puts on the window: two functions, whatever the contract grows to. */
interface Bridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>
  readonly onEvent: (listener: (event: unknown) => void) => () => void
}

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** The main process, as the page sees it: typed methods that answer with a value or an error as data. */
export const api: Client = createClient((name, input) => window.bridge.call(name, input))

/** Listens to what main says has changed; a message that is not an AppEvent is dropped. Returns the way to stop. */
export function onAppEvent(listener: (event: AppEvent) => void): () => void {
  return window.bridge.onEvent((raw) => {
    const event = AppEventSchema.safeParse(raw)
    if (event.success) listener(event.data)
  })
}
