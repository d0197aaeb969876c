// Copied into the registry runtime, which has no default_app.asar: gives `electron <folder>` its
// usual meaning (name, version and path of the app that is started, then its main module).
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = resolve(process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
process.defaultApp = true
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
try {
  // Awaited, because Electron holds back `ready` until this module is done: what an app must do
  // before `ready` (its protocol, its sandbox) would come too late otherwise.
  await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href)
} catch (error) {
  console.error(`The app could not be started: ${error.stack}`)
  app.exit(1)
}
