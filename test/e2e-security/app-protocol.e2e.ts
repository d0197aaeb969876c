import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, type RunningApp } from '../e2e/app'

/** The status with which the running program answers an address, asked past the page and its policy. */
function statusOf(app: RunningApp, url: string, method = 'GET'): Promise<number | string> {
  return app.electron.evaluate(
    ({ session }, request) =>
      session.defaultSession.fetch(request.url, { method: request.method }).then(
        (response) => response.status,
        (error: unknown) => String(error),
      ),
    { url, method },
  )
}

test('serves its page and nothing beside it', async ({ app }) => {
  expect(await statusOf(app, 'app://bundle/')).toBe(200)
  expect(await statusOf(app, 'app://bundle/index.html')).toBe(200)
  for (const path of [
    'absent.html',
    '../package.json',
    '../main/index.js',
    '%2e%2e/main/index.js',
    '%2e%2e%2fmain%2findex.js',
    '..%2fmain%2findex.js',
    '..%5cmain%5cindex.js',
    'assets/..%2f..%2fmain%2findex.js',
    '%252e%252e%252fmain%252findex.js',
    '%2fetc%2fhostname',
    '/etc/hostname',
    'index.html%00.js',
    '.%2f.%2findex.html',
  ]) {
    const status = await statusOf(app, `app://bundle/${path}`)
    expect([400, 403, 404], `${path} was ${status}`).toContain(status)
  }
})

test('serves nothing of the data folder', async ({ app }) => {
  writeFileSync(join(app.dataFolder, 'secret.html'), 'secret')
  const up = '..%2f'.repeat(12)
  const path = app.dataFolder.slice(1).replaceAll('/', '%2f')
  expect(await statusOf(app, `app://bundle/${up}${path}%2fsecret.html`)).toBe(400)
})

test('answers only to its own host and only to GET', async ({ app }) => {
  for (const host of ['elsewhere', 'bundle.example', 'xn--bundle']) {
    expect(await statusOf(app, `app://${host}/index.html`), host).toBe(403)
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect(await statusOf(app, 'app://bundle/', method), method).toBe(405)
  }
})

test('opens no file by its path', async ({ app }) => {
  writeFileSync(join(app.dataFolder, 'secret.html'), 'secret')
  expect(await statusOf(app, `file://${app.dataFolder}/secret.html`)).toBe(403)
})
