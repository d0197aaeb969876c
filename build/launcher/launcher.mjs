// Copied into the registry runtime, which has no default_app.asar: gives `electron <folder>` and
// `electron <script>` their usual meaning (name, version and path of the app, then its code).
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const target = resolve(process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.')
process.defaultApp = true
try {
  // Awaited, because Electron holds back `ready` until this module is done: what an app must do
  // before `ready` (its protocol, its sandbox) would come too late otherwise.
  await import(pathToFileURL(statSync(target).isDirectory() ? mainOf(target) : target).href)
} catch (error) {
  console.error(`The app could not be started: ${error.stack}`)
  app.exit(1)
}

function mainOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  app.setAppPath(folder)
  return join(folder, manifest.main ?? 'index.js')
}
