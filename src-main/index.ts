import { app, protocol } from 'electron'

import { appPaths, redactionsOf } from './app/app-facts'
import { readCommandLine, type CommandLine } from './app/command-line'
import { openProgram } from './app/program'
import { takeScreenshot } from './app/screenshot'
import { showFailure } from './files/file-dialogs'
import { openLog } from './log/log'
import { devOriginOf, hardenBeforeReady } from './security/harden'

const devOrigin = devOriginOf(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
const commandLine = readCommandLine(process.argv)
hardenBeforeReady({ app, protocol }, devOrigin)
const paths = appPaths(app)
const log = openLog({
  folder: paths.logs,
  now: () => new Date(),
  redactions: redactionsOf(app),
})
process.on('uncaughtExceptionMonitor', (error) => log.error('uncaught', error))

function stop(words: string, screenshot: boolean): void {
  process.stderr.write(`Reciprocal: ${words}\n`)
  if (!screenshot) showFailure('Reciprocal cannot start', words)
  app.exit(1)
}

async function run(options: CommandLine): Promise<void> {
  const window = openProgram({ app, paths, commandLine: options, devOrigin, log })
  log.info('started', { version: app.getVersion(), electron: process.versions.electron })
  if (!options.screenshot) return
  await takeScreenshot(window, options.screenshot.file)
  app.quit()
}

if (!commandLine.ok) {
  stop(commandLine.error, true)
} else if (!app.requestSingleInstanceLock()) {
  // The first instance has been told to come to the front; a picture cannot be taken of it.
  const { screenshot } = commandLine.value
  if (screenshot) stop('it is already open on this data folder; close it first.', true)
  else app.quit()
} else {
  const { value } = commandLine
  // Not a top-level await: Electron holds `ready` back until this module has run to its end.
  app
    .whenReady()
    .then(() => run(value))
    .catch((error: unknown) => {
      log.error('start failed', error)
      stop(error instanceof Error ? error.message : String(error), value.screenshot !== undefined)
    })
}
