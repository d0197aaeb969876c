import { expect, test } from '../e2e/app'
import type { PageWithBridge } from '../e2e/ask'

test('the page has no Node and no Electron', async ({ app }) => {
  const found = await app.page.evaluate(() =>
    [
      'process',
      'require',
      'module',
      'Buffer',
      'global',
      '__dirname',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})

test('the bridge is two frozen functions and nothing else', async ({ app }) => {
  const seen = await app.page.evaluate(() => {
    // The preload put the bridge on the page's window.
    const page = window as unknown as PageWithBridge & { bridge: Record<string, unknown> }
    const before = page.bridge.call
    const attempts = [
      () => Object.assign(page.bridge, { call: () => 'mine' }),
      () => Object.assign(page.bridge, { extra: 1 }),
      () => Object.assign(window, { bridge: {} }),
      () => Reflect.deleteProperty(page, 'bridge'),
    ]
    for (const attempt of attempts) {
      try {
        attempt()
      } catch {
        // Strict mode throws, sloppy mode does nothing; what counts is what is there afterwards.
      }
    }
    return {
      keys: Reflect.ownKeys(page.bridge).map(String).sort(),
      frozen: Object.isFrozen(page.bridge),
      same: page.bridge.call === before,
      kinds: Object.values(page.bridge).map((value) => typeof value),
    }
  })
  expect(seen).toEqual({
    keys: ['call', 'onEvent'],
    frozen: true,
    same: true,
    kinds: ['function', 'function'],
  })
})

test('an event listener is given the event and never Electron’s own object', async ({ app }) => {
  const heard = app.page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const { bridge } = window as unknown as PageWithBridge
        const stop = bridge.onEvent((...given: unknown[]) => {
          stop()
          resolve(given)
        })
        void bridge.call('settings.change', { density: 'roomy' })
      }),
  )
  expect(await heard).toEqual([{ kind: 'settings-changed' }])
})

test('every window runs with the hardened preferences', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .filter((contents) => contents.getType() === 'window')
      // Not in Electron's types, and the only way to see what really holds.
      .map((contents) =>
        (contents as unknown as { getLastWebPreferences: () => unknown }).getLastWebPreferences(),
      ),
  )
  expect(preferences).toEqual([
    // As much of it as Electron gives back; the rest is held by the unit test of web-preferences.
    expect.objectContaining({
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      safeDialogs: true,
    }),
  ])
})

test('the preload runs in a sandboxed process', async ({ app }) => {
  // A sandboxed preload has a `require` that knows a handful of modules. The preload itself tells nothing to
  // the page, so another window is made with the same preferences and a preload that does.
  const answer = await app.electron.evaluate(
    async ({ app: electronApp, BrowserWindow, ipcMain }) => {
      const { getBuiltinModule } = process as unknown as {
        getBuiltinModule: (name: string) => unknown
      }
      const { writeFileSync } = getBuiltinModule('node:fs') as {
        writeFileSync: (path: string, text: string) => void
      }
      const preload = `${electronApp.getPath('userData')}/probe.cjs`
      writeFileSync(
        preload,
        `let fs; try { fs = typeof require('node:fs') } catch { fs = 'refused' }
       require('electron').ipcRenderer.send('probe', { sandboxed: process.sandboxed === true, fs })`,
      )
      const [main] = BrowserWindow.getAllWindows()
      // Not in Electron's types: what the main window was really made with.
      const { getLastWebPreferences } = main?.webContents as unknown as {
        getLastWebPreferences: () => Electron.WebPreferences
      }
      const { sandbox, contextIsolation } = getLastWebPreferences.call(main?.webContents)
      const probe = new BrowserWindow({
        show: false,
        webPreferences: {
          sandbox: sandbox === true,
          contextIsolation: contextIsolation === true,
          preload,
        },
      })
      const told = new Promise((resolve) => ipcMain.once('probe', (_, facts) => resolve(facts)))
      await probe.loadURL('app://bundle/')
      const facts = await told
      probe.destroy()
      return facts
    },
  )
  expect(answer).toEqual({ sandboxed: true, fs: 'refused' })
})

test('permissions are refused, asked for or looked up', async ({ app }) => {
  const refused = await app.page.evaluate(async () => {
    const answerOf = (work: Promise<unknown>) =>
      work.then(
        () => 'granted',
        (error: unknown) => (error instanceof Error ? error.name : String(error)),
      )
    const geolocation = answerOf(
      new Promise((done, failed) => {
        navigator.geolocation.getCurrentPosition(done, (error) => failed(new Error(error.message)))
      }),
    )
    return {
      notification: await Notification.requestPermission(),
      geolocation: await geolocation,
      camera: await answerOf(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await answerOf(navigator.mediaDevices.getDisplayMedia()),
      clipboardRead: await answerOf(navigator.clipboard.readText()),
      queried: await Promise.all(
        ['geolocation', 'notifications', 'camera', 'clipboard-read', 'midi'].map(
          async (name) =>
            (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    }
  })
  expect(refused).toEqual({
    notification: 'denied',
    geolocation: 'Error',
    // A machine without a camera says that first; `queried` holds what the program answers.
    camera: expect.stringMatching(/NotAllowedError|NotFoundError/) as unknown,
    screen: expect.stringMatching(/NotAllowedError|NotSupportedError|InvalidStateError/) as unknown,
    clipboardRead: 'NotAllowedError',
    queried: ['denied', 'denied', 'denied', 'denied', 'denied'],
  })
})

test('no device is ever handed to the page', async ({ app }) => {
  const devices = await app.page.evaluate(async () => {
    const ports = navigator as unknown as Record<string, Record<string, () => Promise<unknown[]>>>
    const asked = [
      ['hid', 'getDevices'],
      ['usb', 'getDevices'],
      ['serial', 'getPorts'],
    ] as const
    return Promise.all(asked.map(async ([kind, ask]) => (await ports[kind]?.[ask]?.()) ?? []))
  })
  expect(devices).toEqual([[], [], []])
})

test('copying is the one thing that is allowed', async ({ app }) => {
  await app.page.bringToFront()
  const written = await app.page.evaluate(() =>
    navigator.clipboard.writeText('0.00012345').then(() => 'written', String),
  )
  expect(written).toBe('written')
})
