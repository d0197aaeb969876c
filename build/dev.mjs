/** `npm run dev`: the app with hot reload, on the same runtime and display as `npm start`. */
import { join } from 'node:path'
import { ROOT, setUp } from './setup.mjs'
import { appEnvironment } from './setup/app-environment.mjs'
import { NO_DESKTOP_NOISE, needsVirtualDisplay, openDisplay } from './setup/display.mjs'
import { effects } from './setup/effects.mjs'
import { sandboxFlags } from './setup/sandbox.mjs'
import { runMain } from './setup/setup-failure.mjs'
import { supervise } from './setup/supervise.mjs'

const ELECTRON_VITE = join('node_modules', 'electron-vite', 'bin', 'electron-vite.js')

await runMain(async () => {
  const world = effects()
  const runtime = await setUp({}, world)
  const sandboxed = sandboxFlags(world).length === 0
  const display = await openDisplay(world)
  try {
    const args = ['dev', '--watch', ...(sandboxed ? [] : ['--noSandbox']), ...process.argv.slice(2)]
    const { code } = await supervise(process.execPath, [ELECTRON_VITE, ...args], {
      cwd: ROOT,
      env: appEnvironment(runtime, display.env),
      ...(needsVirtualDisplay(world) && { hidden: NO_DESKTOP_NOISE }),
    })
    return code
  } finally {
    display.close()
  }
})
