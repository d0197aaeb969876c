import { ipcMain, type BrowserWindow } from 'electron'

import type { AppEvent } from '@shared/ipc/contract'
import type { CallResult } from '@shared/ipc/errors'

import { isTrustedSender } from '../security/ipc-sender'

import type { Router } from './router'

const FORBIDDEN: CallResult = {
  ok: false,
  error: { code: 'forbidden', message: 'Only the main page of the program may ask this.' },
}

export interface AdapterOptions {
  readonly router: Router
  /** The dev server's origin; undefined in a built app. */
  readonly devOrigin: string | undefined
  readonly onForeignSender: () => void
}

/** Puts the router behind the one channel. Nothing else in the program listens to the page. */
export function serveCalls({ router, devOrigin, onForeignSender }: AdapterOptions): void {
  // electron-store listens for pages that want its folder; ours has one channel and this is not it.
  ipcMain.removeAllListeners('electron-store-get-data')
  ipcMain.handle('app:call', (event, name: unknown, input: unknown) => {
    // SECURITY: #17 the frame that asks must be the main frame of our own page.
    if (isTrustedSender(event.senderFrame, devOrigin)) return router.dispatch(name, input)
    onForeignSender()
    return FORBIDDEN
  })
}

/** Tells the page what changed. A window that is closing is not told. */
export function sendEvent(window: BrowserWindow | undefined, event: AppEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send('app:event', event)
}
