import type { App, Protocol, Session } from 'electron'

import { appProtocolHandler } from './app-protocol'
import { devContentPolicy } from './content-policy'
import { forbidNavigation } from './navigation'
import { lockNetwork, switchNetworkOff } from './network-lock'
import { refusePermissions } from './permissions'

/** The dev server's origin, taken from the environment only in an unpackaged run and only on this machine. */
export function devOriginOf(isPackaged: boolean, url: string | undefined): string | undefined {
  if (isPackaged || url === undefined || !URL.canParse(url)) return undefined
  const { protocol: scheme, hostname, origin } = new URL(url)
  return scheme === 'http:' && ['localhost', '127.0.0.1'].includes(hostname) ? origin : undefined
}

export interface Shell {
  readonly app: App
  readonly protocol: Protocol
}

/** Everything that must be said before Electron is ready. */
export function hardenBeforeReady({ app, protocol }: Shell, devOrigin: string | undefined): void {
  // SECURITY: #4 every renderer, also one that nobody meant to make. Root has to start with --no-sandbox;
  // saying both makes every child process die (seen with Electron 33).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  // SECURITY: #18 the page has an origin of its own and never a file:// one.
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  switchNetworkOff(app, devOrigin)
  forbidNavigation(app, devOrigin)
}

export interface SessionHardening {
  /** The folder of the built page. */
  readonly folder: string
  readonly devOrigin: string | undefined
}

/** Everything that needs the session, before the first window. */
export function hardenSession(session: Session, { folder, devOrigin }: SessionHardening): void {
  session.protocol.handle('app', appProtocolHandler(folder))
  // SECURITY: #18 no file has an address: file:// goes past webRequest, so it is answered here.
  session.protocol.handle('file', () => new Response(null, { status: 403 }))
  refusePermissions(session)
  lockNetwork(session, devOrigin)
  if (devOrigin !== undefined) sendDevPolicy(session, devOrigin)
}

function sendDevPolicy(session: Session, devOrigin: string): void {
  session.webRequest.onHeadersReceived((details, answer) => {
    const policy = { 'Content-Security-Policy': [devContentPolicy(devOrigin)] }
    answer({ responseHeaders: { ...details.responseHeaders, ...policy } })
  })
}
