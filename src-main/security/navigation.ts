import type { App, Event, WebContents } from 'electron'

interface Navigation {
  readonly url: string
}

/**
 * SECURITY: #11 #12 no webview, #13 no navigation, #14 no windows: for every web contents there will be.
 * A change of the hash is a move inside the page and passes; the dev server may reload its own page.
 */
export function forbidNavigation(app: App, devOrigin: string | undefined): void {
  app.on('web-contents-created', (_, contents) => lock(contents, devOrigin))
}

function lock(contents: WebContents, devOrigin: string | undefined): void {
  const refuse = (event: Event<Navigation>): void => {
    const own = devOrigin !== undefined && new URL(event.url).origin === devOrigin
    if (!own) event.preventDefault()
  }
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
