/**
 * Runs a Node script that drives the built app: `node build/with-runtime.mjs SCRIPT [ARGUMENTS]`.
 * Set-up, build and display are done first; ELECTRON_RUNTIME_PATH names the Electron executable.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { buildApp } from './build.mjs'
import { ROOT, setUp } from './setup.mjs'
import { appEnvironment } from './setup/app-environment.mjs'
import { openDisplay } from './setup/display.mjs'
import { effects } from './setup/effects.mjs'
import { runMain } from './setup/setup-failure.mjs'
import { supervise } from './setup/supervise.mjs'

await runMain(async () => {
  const [script, ...args] = process.argv.slice(2)
  if (!script || !existsSync(resolve(ROOT, script))) {
    console.error(`There is no script ${script ?? '(none named)'} to run.`)
    return 2
  }
  const world = effects()
  const runtime = await setUp({ tests: true }, world)
  await buildApp(runtime)
  const display = await openDisplay(world)
  try {
    const { code } = await supervise(process.execPath, [resolve(ROOT, script), ...args], {
      cwd: ROOT,
      env: appEnvironment(runtime, display.env),
    })
    return code
  } finally {
    display.close()
  }
})
