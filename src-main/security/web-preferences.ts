import type { WebPreferences } from 'electron'

/** The preferences of every window there is. Each line restates a default on purpose, so a test can hold it. */
export function webPreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    // SECURITY: #2 no Node in the page, its workers or its frames.
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    // SECURITY: #3
    contextIsolation: true,
    // SECURITY: #4 with app.enableSandbox(): the preload too is sandboxed.
    sandbox: true,
    // SECURITY: #6, #8
    webSecurity: true,
    allowRunningInsecureContent: false,
    // SECURITY: #9, #10 no experiments; the middle mouse button opens nothing.
    experimentalFeatures: false,
    disableBlinkFeatures: 'Auxclick',
    // SECURITY: #11
    webviewTag: false,
    // SECURITY: #13 a dropped file or link is not a navigation.
    navigateOnDragDrop: false,
    // SECURITY: beyond the twenty: no dictionary download, no dialog flood, no inspector in a release.
    spellcheck: false,
    safeDialogs: true,
    devTools,
  }
}
