import { expect, test, type RunningApp } from '../e2e/app'

/** Marks the page, does something to it, and says whether it is still the same page, alone. */
async function staysAfter(app: RunningApp, provoke: () => unknown): Promise<void> {
  const url = app.page.url()
  await app.page.evaluate(() => Object.assign(window, { mark: 'still here' }))
  await app.page.evaluate(provoke)
  // A navigation is decided in main, in order: once main has answered a later question, it is over.
  for (let turn = 0; turn < 3; turn += 1) {
    await app.electron.evaluate(({ app: electronApp }) => electronApp.isReady())
    await app.page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
    )
  }
  expect(await app.page.evaluate(() => (window as unknown as { mark?: string }).mark)).toBe(
    'still here',
  )
  expect(app.page.url()).toBe(url)
  const windows = await app.electron.evaluate(
    ({ BrowserWindow, webContents }) =>
      `${BrowserWindow.getAllWindows().length} ${webContents.getAllWebContents().length}`,
  )
  expect(windows).toBe('1 1')
  await app.takeFindings()
}

const clickOn = {
  'an https link': () => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    document.body.append(link)
    link.click()
  },
  'a link with _blank': () => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
  },
  'a link to another host of app:': () => {
    const link = document.createElement('a')
    link.href = 'app://elsewhere/?next=app://bundle'
    document.body.append(link)
    link.click()
  },
  'a link whose query names our page': () => {
    const link = document.createElement('a')
    link.href = 'https://example.com/?next=app://bundle'
    document.body.append(link)
    link.click()
  },
  'a link that only begins like our page': () => {
    const link = document.createElement('a')
    link.href = 'https://bundle/#app://bundle/'
    document.body.append(link)
    link.click()
  },
  'a file link': () => {
    const link = document.createElement('a')
    link.href = 'file:///etc/passwd'
    document.body.append(link)
    link.click()
  },
  'a script link': () => {
    const link = document.createElement('a')
    link.href = 'javascript:window.mark = "gone"'
    document.body.append(link)
    link.click()
  },
  'a download': () => {
    const link = document.createElement('a')
    link.href = 'https://example.com/file.zip'
    link.download = 'file.zip'
    document.body.append(link)
    link.click()
  },
  'location.href': () => {
    window.location.href = 'https://example.com/'
  },
  'location.replace': () => {
    window.location.replace('data:text/html,gone')
  },
  'a form': () => {
    const form = document.createElement('form')
    form.action = 'https://example.com/'
    form.method = 'post'
    document.body.append(form)
    form.submit()
  },
  'a meta refresh': () => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = '0;url=https://example.com/'
    document.head.append(meta)
  },
  'window.open': () => {
    window.open('https://example.com/')
  },
  'window.open of our own page': () => {
    window.open('app://bundle/', '_blank', 'nodeIntegration=yes')
  },
  'window.open of nothing': () => {
    window.open('about:blank')
  },
  'a middle click': () => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    document.body.append(link)
    link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }))
  },
  'a dropped link': () => {
    const data = new DataTransfer()
    data.setData('text/uri-list', 'https://example.com/')
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }),
      )
    }
  },
  'a webview': () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    view.setAttribute('nodeintegration', '')
    document.body.append(view)
  },
} as const satisfies Record<string, () => unknown>

test('the page goes nowhere', async ({ app }) => {
  for (const [name, provoke] of Object.entries(clickOn)) {
    await test.step(name, () => staysAfter(app, provoke))
  }
})

test('a real drop of a link or a file from outside navigates nothing', async ({ app }) => {
  const client = await app.page.context().newCDPSession(app.page)
  const data = {
    items: [{ mimeType: 'text/uri-list', data: 'https://example.com/' }],
    files: ['/etc/hostname'],
    dragOperationsMask: 1,
  }
  const drop = async () => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await client.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    }
  }
  await drop()
  await staysAfter(app, () => undefined)
})

test('a redirect is refused', async ({ app }) => {
  const arrived = await app.electron.evaluate(async ({ BrowserWindow, session }) => {
    // Our own protocol never redirects, so one that does takes its place for this test.
    const { protocol } = session.defaultSession
    protocol.unhandle('app')
    protocol.handle('app', ({ url }) =>
      url.endsWith('/start')
        ? new Response(null, { status: 302, headers: { location: 'app://bundle/end' } })
        : new Response('end'),
    )
    const window = new BrowserWindow({ show: false })
    const outcome = await window.loadURL('app://bundle/start').then(
      () => window.webContents.getURL(),
      (error: unknown) => String(error),
    )
    window.destroy()
    return outcome
  })
  expect(arrived).toMatch(/ERR_/)
})

test('a webview that a window does allow is still not attached', async ({ app }) => {
  const attached = await app.electron.evaluate(async ({ BrowserWindow, webContents }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
    await window.loadURL('about:blank')
    await window.webContents.executeJavaScript(
      `const view = document.createElement('webview'); view.src = 'about:blank'
       document.body.append(view)
       new Promise((painted) => setTimeout(painted, 300))`,
    )
    const guests = webContents.getAllWebContents().filter((all) => all.getType() === 'webview')
    window.destroy()
    return guests.length
  })
  expect(attached).toBe(0)
})
