import type { App, BrowserWindow } from 'electron'

export interface LifetimeOptions {
  readonly window: () => BrowserWindow | undefined
  /** Closes what must be closed in order: the journal. */
  readonly drain: () => void
}

/** One window, one process: a second start raises the window, closing it ends the program. */
export function followLifetime(app: App, { window, drain }: LifetimeOptions): void {
  app.on('second-instance', () => {
    const shown = window()
    if (!shown) return
    if (shown.isMinimized()) shown.restore()
    shown.focus()
  })
  app.on('window-all-closed', () => app.quit())
  // Not before-quit: the page may still ask until its window is closed, and a quit may be called off.
  app.on('will-quit', drain)
}

/** Reloads a page whose process died; not more than once in ten seconds, lest it dies at every start. */
export function pageReviver(now: () => number): (window: BrowserWindow | undefined) => boolean {
  let revivedAtMs = Number.NEGATIVE_INFINITY
  return (window) => {
    if (!window || window.isDestroyed() || now() - revivedAtMs < 10_000) return false
    revivedAtMs = now()
    window.webContents.reload()
    return true
  }
}
