import { expect, type RunningApp } from '../e2e/app'

import { test } from './listener'

/** Ways out of a page, each against a server that listens. Each says how it ended. */
const waysOut = async (port: number): Promise<Record<string, string>> => {
  const at = `127.0.0.1:${port}`
  const ended = (element: HTMLElement, make: () => void) =>
    new Promise<string>((resolve) => {
      element.addEventListener('load', () => resolve('loaded'))
      element.addEventListener('error', () => resolve('refused'))
      make()
      document.body.append(element)
    })
  const image = document.createElement('img')
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  const script = document.createElement('script')
  const socket = () =>
    new Promise<string>((resolve) => {
      try {
        const made = new WebSocket(`ws://${at}/`)
        made.onopen = () => resolve('open')
        made.onerror = () => resolve('refused')
      } catch {
        resolve('refused')
      }
    })
  const stream = () =>
    new Promise<string>((resolve) => {
      const made = new EventSource(`http://${at}/`)
      made.onopen = () => resolve('open')
      made.onerror = () => {
        made.close()
        resolve('refused')
      }
    })
  const request = (url: string, mode: RequestMode) =>
    fetch(url, { mode }).then(
      () => 'answered',
      () => 'refused',
    )
  const worker = () =>
    new Promise<string>((resolve) => {
      try {
        const made = new Worker(`http://${at}/w.js`)
        made.onerror = () => resolve('refused')
      } catch {
        resolve('refused')
      }
    })
  const hints = ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'modulepreload', 'prerender']
  for (const rel of hints) {
    const link = document.createElement('link')
    link.rel = rel
    link.href = `http://${rel === 'dns-prefetch' ? 'example.com' : at}/`
    link.as = rel === 'preload' ? 'script' : ''
    document.head.append(link)
  }
  return {
    fetch: await request(`http://${at}/`, 'cors'),
    'fetch no-cors': await request(`http://${at}/`, 'no-cors'),
    'fetch by name': await request(`http://localhost:${port}/`, 'no-cors'),
    img: await ended(image, () => (image.src = `http://${at}/a.png`)),
    style: await ended(style, () => (style.href = `http://${at}/a.css`)),
    script: await ended(script, () => script.setAttribute('src', `http://${at}/a.js`)).catch(
      () => 'refused',
    ),
    WebSocket: await socket(),
    EventSource: await stream(),
    Worker: await worker(),
    // True means queued, not sent; whether it was sent is what the listener knows.
    beacon: typeof navigator.sendBeacon(`http://${at}/`, 'x'),
  }
}

/** STUN and TURN, over UDP and TCP: WebRTC has sockets of its own. */
const webRtc = async (port: number): Promise<string[]> => {
  const candidates: string[] = []
  for (const server of ['stun:', 'turn:', 'turns:']) {
    for (const transport of ['udp', 'tcp']) {
      const query = server === 'stun:' ? '' : `?transport=${transport}`
      const connection = new RTCPeerConnection({
        iceServers: [
          { urls: `${server}127.0.0.1:${port}${query}`, username: 'a', credential: 'b' },
        ],
      })
      connection.createDataChannel('probe')
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) candidates.push(candidate.candidate)
      }
      const gathered = new Promise<void>((done) => {
        connection.onicegatheringstatechange = () => {
          if (connection.iceGatheringState === 'complete') done()
        }
      })
      await connection.setLocalDescription(await connection.createOffer())
      await gathered
      connection.close()
    }
  }
  return candidates
}

test('the page reaches nothing, by any way there is', async ({ app, listener }) => {
  const ends = await app.page.evaluate(waysOut, listener.port)

  expect(ends).toEqual({
    fetch: 'refused',
    'fetch no-cors': 'refused',
    'fetch by name': 'refused',
    img: 'refused',
    style: 'refused',
    script: 'refused',
    WebSocket: 'refused',
    EventSource: 'refused',
    Worker: 'refused',
    beacon: 'boolean',
  })
  expect(listener.contacts()).toBe(0)
  expect(await app.takeFindings()).not.toEqual([])
})

test('WebRTC finds no way out and tells no address', async ({ app, listener }) => {
  expect(await app.page.evaluate(webRtc, listener.port)).toEqual([])
  expect(listener.contacts()).toBe(0)
})

/** A window of the same session with no content policy of its own: what is left is the lock. */
async function inUnguardedWindow<T>(app: RunningApp, work: string): Promise<T> {
  return app.electron.evaluate(async ({ BrowserWindow }, code) => {
    const window = new BrowserWindow({ show: false })
    await window.loadURL('about:blank')
    const answer: unknown = await window.webContents.executeJavaScript(code)
    window.destroy()
    return answer as never
  }, work)
}

test('without the content policy the lock alone still holds', async ({ app, listener }) => {
  const ends = await inUnguardedWindow<Record<string, string>>(
    app,
    `(${waysOut.toString()})(${listener.port})`,
  )

  expect(Object.values(ends).filter((end) => !['refused', 'boolean'].includes(end))).toEqual([])
  expect(listener.contacts()).toBe(0)
  expect((await app.takeFindings()).join('\n')).toContain(`http://127.0.0.1:${listener.port}/`)
})

test('main itself reaches nothing through Electron', async ({ app, listener }) => {
  const errors = await app.electron.evaluate(
    ({ net }, port) =>
      Promise.all(
        [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, 'https://example.com/'].map(
          (url) =>
            net.fetch(url).then(
              () => 'answered',
              (error: unknown) => String(error),
            ),
        ),
      ),
    listener.port,
  )
  expect(errors).toEqual(Array(3).fill(expect.stringMatching(/ERR_BLOCKED_BY_CLIENT/)))
  expect(listener.contacts()).toBe(0)
  await app.takeFindings()
})

test('no name and no address is resolved', async ({ app }) => {
  const errors = await app.electron.evaluate(({ session }) =>
    Promise.all(
      ['example.com', 'localhost', '127.0.0.1', 'testnet.bitmex.com'].map((host) =>
        session.defaultSession.resolveHost(host).then(
          () => 'resolved',
          (error: unknown) => String(error),
        ),
      ),
    ),
  )
  expect(errors).toEqual(Array(4).fill(expect.stringMatching(/ERR_NAME_NOT_RESOLVED/)))
})

test('the whole program, from start to end, asks for nothing outside app:', async ({ app }) => {
  await app.relaunch()
  expect(await app.takeFindings()).toEqual([])
})
