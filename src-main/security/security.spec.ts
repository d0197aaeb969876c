import type { App, Protocol } from 'electron'
import { describe, expect, it, vi } from 'vitest'

import { CONTENT_POLICY, devContentPolicy } from './content-policy'
import { devOriginOf, hardenBeforeReady } from './harden'
import { isTrustedSender } from './ipc-sender'
import { isAllowedAddress } from './network-lock'
import { webPreferences } from './web-preferences'

const DEV = 'http://localhost:5173'

describe('content policy', () => {
  it('is the whole policy, word for word', () => {
    expect(CONTENT_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'none'; worker-src 'self'; object-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types vue default",
    )
  })

  it('opens for the dev server only its own socket and inline styles', () => {
    const policy = devContentPolicy(DEV)
    expect(policy).toContain(`connect-src ${DEV} ws://localhost:5173;`)
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).toContain("default-src 'none'; script-src 'self';")
    expect(policy).not.toContain('trusted-types')
  })
})

describe('trusted sender', () => {
  it.each([
    ['the page', { parent: null, url: 'app://bundle/#/journal' }, undefined, true],
    ['the dev page', { parent: null, url: `${DEV}/` }, DEV, true],
    ['the dev page in a built app', { parent: null, url: `${DEV}/` }, undefined, false],
    ['another port than the dev server', { parent: null, url: 'http://localhost:1/' }, DEV, false],
    ['a frame of the page', { parent: {}, url: 'app://bundle/' }, undefined, false],
    ['another host', { parent: null, url: 'app://bundle.evil/' }, undefined, false],
    ['a user name like ours', { parent: null, url: 'app://bundle@evil/' }, undefined, false],
    ['a file', { parent: null, url: 'file:///bundle/' }, undefined, false],
    ['data', { parent: null, url: 'data:text/html,app://bundle/' }, undefined, false],
    ['an empty frame', { parent: null, url: '' }, undefined, false],
    ['a frame that is gone', null, undefined, false],
  ])('%s: %#', (...[, frame, devOrigin, trusted]) => {
    expect(isTrustedSender(frame, devOrigin)).toBe(trusted)
  })
})

describe('network lock', () => {
  it.each([
    ['app://bundle/x.js', undefined, true],
    ['devtools://devtools/x.js', undefined, true],
    ['https://example.com/', undefined, false],
    ['http://127.0.0.1:1/', undefined, false],
    ['ws://127.0.0.1:1/', undefined, false],
    ['file:///etc/passwd', undefined, false],
    ['ftp://example.com/', undefined, false],
    ['chrome-extension://abc/x.js', undefined, false],
    ['not an address', undefined, false],
    [`${DEV}/main.ts`, undefined, false],
    [`${DEV}/main.ts`, DEV, true],
    ['ws://localhost:5173/', DEV, true],
    ['http://localhost:5174/', DEV, false],
    ['https://example.com/', DEV, false],
  ])('%s with dev server %s: %s', (url, devOrigin, allowed) => {
    expect(isAllowedAddress(url, devOrigin)).toBe(allowed)
  })
})

describe('dev server', () => {
  it.each([
    [false, 'http://localhost:5173/', DEV],
    [true, 'http://localhost:5173/', undefined],
    [false, 'http://example.com/', undefined],
    [false, 'https://localhost:1/', undefined],
    [false, 'nonsense', undefined],
    [false, undefined, undefined],
  ])('packaged %s, named %s: %s', (packaged, url, origin) => {
    expect(devOriginOf(packaged, url)).toBe(origin)
  })
})

describe('before ready', () => {
  function harden(given: readonly string[], devOrigin?: string) {
    const switches = new Map<string, string>(given.map((name) => [name, '']))
    const registered: unknown[] = []
    const app = {
      enableSandbox: vi.fn(),
      on: vi.fn(),
      commandLine: {
        hasSwitch: (name: string) => switches.has(name),
        appendSwitch: (name: string, value = '') => switches.set(name, value),
      },
    }
    const protocol = { registerSchemesAsPrivileged: (all: unknown[]) => registered.push(...all) }
    // Only what is used of the two is doubled.
    hardenBeforeReady(
      { app: app as unknown as App, protocol: protocol as unknown as Protocol },
      devOrigin,
    )
    return { app, switches, registered }
  }

  it('sandboxes every renderer, unless the whole program was started without a sandbox', () => {
    expect(harden([]).app.enableSandbox).toHaveBeenCalledOnce()
    expect(harden(['no-sandbox']).app.enableSandbox).not.toHaveBeenCalled()
  })

  it('gives app: an origin of its own and no way around the content policy', () => {
    expect(harden([]).registered).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ])
  })

  it('lets Chromium resolve no name and phone nobody', () => {
    expect(Object.fromEntries(harden([]).switches)).toEqual({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'no-proxy-server': '',
      'disable-background-networking': '',
      'disable-component-update': '',
      'disable-domain-reliability': '',
      'no-pings': '',
    })
    expect(harden([], DEV).switches.get('host-resolver-rules')).toBe(
      'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    )
  })
})

describe('web preferences', () => {
  it('are the hardened ones, all of them stated', () => {
    expect(webPreferences('/p/index.cjs', false)).toEqual({
      preload: '/p/index.cjs',
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      disableBlinkFeatures: 'Auxclick',
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: false,
    })
  })
})
