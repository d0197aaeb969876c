/**
 * `npm start`: set-up, build if anything changed, then the app's window.
 *
 *   npm start -- [--screenshot FILE.png] [--size 1280x800] [--theme dark|light]
 *                [--route /journal] [--user-data-dir FOLDER]
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { buildApp } from './build.mjs'
import { ROOT, setUp } from './setup.mjs'
import { appEnvironment } from './setup/app-environment.mjs'
import { NO_DESKTOP_NOISE, needsVirtualDisplay, openDisplay } from './setup/display.mjs'
import { effects } from './setup/effects.mjs'
import { sandboxFailure, sandboxFlags } from './setup/sandbox.mjs'
import { runMain } from './setup/setup-failure.mjs'
import { supervise } from './setup/supervise.mjs'
import { readStartOptions } from './start-options.mjs'

await runMain(async () => {
  const options = readOptions()
  if (!options) return 2
  const world = effects()
  const runtime = await setUp({}, world)
  await buildApp(runtime)
  if (options.screenshot) prepareScreenshot(options.screenshot)
  const flags = [...sandboxFlags(world), ...options.appFlags]
  const display = await openDisplay(world)
  try {
    const { code, output } = await supervise(runtime.executablePath, ['.', ...flags], {
      cwd: ROOT,
      env: appEnvironment(runtime, display.env),
      ...(needsVirtualDisplay(world) && { hidden: NO_DESKTOP_NOISE }),
    })
    const refused = code === 0 ? undefined : sandboxFailure(output)
    if (refused) throw refused
    return options.screenshot ? screenshotResult(options.screenshot, code) : code
  } finally {
    display.close()
  }
})

function readOptions() {
  try {
    // npm runs scripts in the project's folder and says here where the person is.
    return readStartOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    console.error(`npm start: ${error.message}`)
    return undefined
  }
}

/** An old picture must not be taken for the new one. */
function prepareScreenshot(file) {
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
}

function screenshotResult(file, code) {
  if (code === 0 && existsSync(file)) {
    console.log(`Screenshot: ${file}`)
    return 0
  }
  console.error(`No screenshot was written; the app ended with code ${code}.`)
  return code || 1
}
