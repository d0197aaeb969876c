import type { App, Session } from 'electron'

/** Electron-free: whether the page may load this address. The dev server counts only when there is one. */
export function isAllowedAddress(url: string, devOrigin: string | undefined): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, origin } = new URL(url)
  if (protocol === 'app:' || protocol === 'devtools:') return true
  return devOrigin !== undefined && [devOrigin, devOrigin.replace(/^http/, 'ws')].includes(origin)
}

/** SECURITY: #1, #8 before ready: Chromium itself resolves no name and phones nobody. */
export function switchNetworkOff(app: App, devOrigin: string | undefined): void {
  const exception = devOrigin === undefined ? '' : ', EXCLUDE localhost, EXCLUDE 127.0.0.1'
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`)
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
  // WebRTC opens sockets of its own, past webRequest and the content policy. Chromium's command-line switch
  // for this does nothing in Electron 33 (STUN packets were seen to leave); told to each contents, it holds.
  app.on('web-contents-created', (_, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

/** SECURITY: #1, #8 after ready: every request but the app's own is cancelled before it leaves. */
export function lockNetwork(session: Session, devOrigin: string | undefined): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedAddress(details.url, devOrigin) })
  })
}
