/**
 * Starts the built program as `electron .` does, but lets it know that Electron is ready only when the test
 * says so. A window that opens while the debugger attaches is sometimes never reported (seen: one start in
 * twenty hung); and what watches the session must be there before the first request.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { app } from 'electron'

const root = fileURLToPath(new URL('../../', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
app.setName(manifest.productName)
app.setVersion(manifest.version)
app.setAppPath(root)

const ready = app.whenReady()
const start = {}
const released = new Promise((resolve) => {
  start.release = resolve
})
app.whenReady = () => released.then(() => ready)
globalThis.heldStart = { ready, release: start.release }

await import(pathToFileURL(join(root, manifest.main)).href)
