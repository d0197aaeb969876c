import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve } from 'node:path'

import { CONTENT_POLICY } from './content-policy'

// SECURITY: #18 the only kinds of file the page is ever given; any other name is as good as absent.
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

const COMMON_HEADERS = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

// Plain names only: no backslash, drive, null byte, second encoding or dot folder gets as far as the disk.
const PLAIN_NAME = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/

export type AppFile =
  | { readonly found: true; readonly path: string; readonly mediaType: string }
  | { readonly found: false; readonly status: 400 | 403 | 404 | 405 }

const refused = (status: 400 | 403 | 404 | 405): AppFile => ({ found: false, status })

/** SECURITY: #18 the file of `folder` that a request to app:// may have, or the status that refuses it. */
export function appFile(folder: string, method: string, url: string): AppFile {
  if (method !== 'GET') return refused(405)
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'app:' || parsed.host !== 'bundle') return refused(403)
  const name = decoded(parsed.pathname)
  return name === undefined || !PLAIN_NAME.test(name) ? refused(400) : inFolder(folder, name)
}

function inFolder(folder: string, name: string): AppFile {
  const path = resolve(folder, `.${name === '/' ? '/index.html' : name}`)
  const inside = relative(folder, path)
  if (inside.startsWith('..') || isAbsolute(inside)) return refused(403)
  const mediaType = MEDIA_TYPES.get(extname(path))
  return mediaType === undefined ? refused(404) : { found: true, path, mediaType }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // Malformed escapes are refused by the caller.
    return undefined
  }
}

/** Answers app:// from the files under `folder`, each with the content policy. */
export function appProtocolHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = appFile(folder, request.method, request.url)
    if (!file.found) return new Response(null, { status: file.status, headers: COMMON_HEADERS })
    try {
      const headers = { ...COMMON_HEADERS, 'Content-Type': file.mediaType }
      return new Response(await readFile(file.path), { headers })
    } catch {
      // Absent or a folder: the page learns no more than that it is not there.
      return new Response(null, { status: 404, headers: COMMON_HEADERS })
    }
  }
}
