import type { Answer } from '@shared/ipc/contract'

import type { RunningApp } from './app'

/** The bridge as the page has it, for code that runs in the page. */
export interface PageWithBridge {
  readonly bridge: {
    readonly call: (name: unknown, input?: unknown) => Promise<unknown>
    readonly onEvent: (listener: (event: unknown) => void) => () => void
  }
}

/** The raw answer of main to a call made in the page, still in wire form. */
export function askRaw(app: RunningApp, name: string, input: unknown): Promise<unknown> {
  return app.page.evaluate(
    // The preload put the bridge on the page's window.
    ([method, wire]) => (window as unknown as PageWithBridge).bridge.call(method, wire),
    [name, input] as const,
  )
}

/** The value of an answer, for what a test needs done rather than tested. */
export async function ask<T>(app: RunningApp, name: string, input: unknown): Promise<T> {
  // Every answer of the router has this form; the value is what the caller knows the method gives.
  const answer = (await askRaw(app, name, input)) as Answer<T>
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  return answer.value
}
