import { expect, test, type RunningApp } from '../e2e/app'
import { askRaw, type PageWithBridge } from '../e2e/ask'

const refusal = (code: string) => ({
  ok: false,
  error: expect.objectContaining({ code }) as unknown,
})

test('an unknown method is refused', async ({ app }) => {
  for (const name of [
    'journal.destroy',
    '__proto__.x',
    'journal.constructor',
    'journal.__proto__',
    'toString',
    '',
  ]) {
    expect(await askRaw(app, name, {}), name).toEqual(refusal('unknown-method'))
  }
})

test('garbage is refused and the program lives on', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const { bridge } = window as unknown as PageWithBridge
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    const garbage: unknown[] = [
      undefined,
      null,
      7,
      'text',
      [],
      { theme: 'purple' },
      { theme: { toString: 'x' } },
      cycle,
      { theme: new Map() },
      { theme: 'x'.repeat(5_000_000) },
    ]
    return Promise.all(
      garbage.map(async (input) => {
        const answer = await bridge.call('settings.change', input)
        return (answer as { error?: { code: string } }).error?.code
      }),
    )
  })
  expect(new Set(answers)).toEqual(new Set(['invalid-input']))
  expect(await askRaw(app, 'settings.read', {})).toMatchObject({
    ok: true,
    value: { theme: 'system' },
  })
})

test('what cannot be cloned is refused before it leaves the page', async ({ app }) => {
  const error = await app.page.evaluate(() => {
    const { bridge } = window as unknown as PageWithBridge
    return bridge.call('settings.change', { theme: Symbol('x') }).then(
      () => 'sent',
      (thrown: unknown) => String(thrown),
    )
  })
  expect(error).toContain('could not be cloned')
})

/** What a page in another window of the program is answered, over the real bridge. */
function askFrom(app: RunningApp, url: string): Promise<unknown> {
  return app.electron.evaluate(async ({ app: electronApp, BrowserWindow }, page) => {
    const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await window.loadURL(page)
    const ask = `bridge.call('settings.read', {})`
    const answer: unknown = await window.webContents.executeJavaScript(ask)
    window.destroy()
    return answer
  }, url)
}

test('a foreign page with our own preload is refused', async ({ app }) => {
  for (const url of ['app://elsewhere/', 'about:blank']) {
    expect(await askFrom(app, url), url).toEqual(refusal('forbidden'))
  }
})

test('our own page in its own window is answered', async ({ app }) => {
  // Holds the refusal above to its reason: it was not the way of asking.
  expect(await askFrom(app, 'app://bundle/')).toMatchObject({ ok: true })
})

test('a frame inside our own page has no bridge', async ({ app }) => {
  const bridges = await app.page.evaluate(() => {
    document.body.append(document.createElement('iframe'))
    return [window, window.frames[0]].map((frame) => frame !== undefined && 'bridge' in frame)
  })
  expect(bridges).toEqual([true, false])
})

test('it is the frame that is judged, not the window', async ({ app }) => {
  const answers = await app.electron.evaluate(({ ipcMain }) => {
    // Not in Electron's types: the handler itself, to be called with events no page can make.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, ...given: unknown[]) => unknown>
    }
    const frames = [
      { parent: null, url: 'app://bundle/' },
      { parent: {}, url: 'app://bundle/' },
      { parent: null, url: 'https://bundle/' },
      null,
    ]
    return Promise.all(
      frames.map((senderFrame) =>
        handlers.get('app:call')?.({ senderFrame, sender: {} }, 'settings.read', {}),
      ),
    )
  })
  expect(answers).toEqual([
    expect.objectContaining({ ok: true }),
    refusal('forbidden'),
    refusal('forbidden'),
    refusal('forbidden'),
  ])
})

test('main listens on one channel and no other', async ({ app }) => {
  const channels = await app.electron.evaluate(({ ipcMain }) => ({
    // Not in Electron's types: the handlers that `ipcMain.handle` made.
    handled: [
      ...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys(),
    ],
    // Electron itself listens to `error`.
    listened: ipcMain
      .eventNames()
      .map(String)
      .filter((name) => name !== 'error'),
  }))
  expect(channels).toEqual({ handled: ['app:call'], listened: [] })
})
