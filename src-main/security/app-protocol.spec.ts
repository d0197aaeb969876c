import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { appFile, appProtocolHandler } from './app-protocol'
import { CONTENT_POLICY } from './content-policy'

const FOLDER = '/srv/page'

describe('app protocol', () => {
  it('gives the page for the bare address, and files by name', () => {
    const page = { found: true, mediaType: 'text/html; charset=utf-8' }
    expect(appFile(FOLDER, 'GET', 'app://bundle/')).toMatchObject({
      ...page,
      path: '/srv/page/index.html',
    })
    expect(appFile(FOLDER, 'GET', 'app://bundle/assets/a-1_B.js?v=1#x')).toEqual({
      found: true,
      path: '/srv/page/assets/a-1_B.js',
      mediaType: 'text/javascript; charset=utf-8',
    })
  })

  it.each([
    ['an encoded way up', 'app://bundle/..%2f..%2fetc/passwd.html', 400],
    ['a way up below a folder', 'app://bundle/assets/..%2f..%2fsecret.html', 400],
    ['an encoded backslash', 'app://bundle/..%5c..%5csecret.html', 400],
    ['a twice encoded way up', 'app://bundle/%252e%252e%252fsecret.html', 400],
    ['an absolute path', 'app://bundle/%2fetc%2fpasswd.html', 400],
    ['a doubled slash', 'app://bundle//etc/passwd.html', 400],
    ['a drive', 'app://bundle/C:/secret.html', 400],
    ['a null byte', 'app://bundle/index.html%00.js', 400],
    ['a dot file', 'app://bundle/.env.html', 400],
    ['a malformed escape', 'app://bundle/%e0%a4%a.html', 400],
    ['a kind of file not served', 'app://bundle/assets/settings.json', 404],
    ['a folder', 'app://bundle/assets/', 404],
    ['another host', 'app://elsewhere/index.html', 403],
    ['a port', 'app://bundle:80/index.html', 403],
    ['another scheme', 'file:///srv/page/index.html', 403],
    ['no address', 'index.html', 403],
  ])('refuses %s', (_, url, status) => {
    expect(appFile(FOLDER, 'GET', url)).toEqual({ found: false, status })
  })

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'get'])('refuses the method %s', (method) => {
    expect(appFile(FOLDER, method, 'app://bundle/')).toEqual({ found: false, status: 405 })
  })

  describe('answers', () => {
    let folder = ''
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'app-protocol-'))
      writeFileSync(join(folder, 'index.html'), '<p>page</p>')
    })
    afterEach(() => rmSync(folder, { recursive: true }))
    const get = (url: string) => appProtocolHandler(folder)(new Request(url))

    it('sends the policy and forbids guessing with every file', async () => {
      const response = await get('app://bundle/index.html')
      expect(await response.text()).toBe('<p>page</p>')
      expect(Object.fromEntries(response.headers)).toEqual({
        'content-security-policy': CONTENT_POLICY,
        'content-type': 'text/html; charset=utf-8',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
    })

    it('sends the policy with a refusal too, and nothing else', async () => {
      for (const url of ['app://bundle/absent.js', 'app://bundle/..%2fx.js']) {
        const response = await get(url)
        expect(response.ok).toBe(false)
        expect(await response.text()).toBe('')
        expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
      }
    })
  })
})
