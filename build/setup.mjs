/**
 * All set-up that `npm start`, `npm test` and their siblings need on a fresh machine. Run by
 * itself (`npm run setup`) it prepares everything and starts nothing.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureElectronRuntime } from './electron-runtime.mjs'
import { installDebianPackages } from './setup/debian-packages.mjs'
import { needsVirtualDisplay } from './setup/display.mjs'
import { effects } from './setup/effects.mjs'
import { installDependencies } from './setup/node-modules.mjs'
import { checkNodeVersion } from './setup/node-version.mjs'
import { checkLibraries } from './setup/runtime-libraries.mjs'
import { runMain } from './setup/setup-failure.mjs'

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Brings this machine to where the app can be built and started. Does nothing that is done.
 *
 * @param {{ tests?: boolean, packaging?: boolean }} [purpose] what more is needed than a start
 * @param {import('./setup/effects.mjs').Effects} [world]
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 * @throws {import('./setup/setup-failure.mjs').SetupFailure}
 */
export async function setUp(purpose = {}, world = effects()) {
  checkNodeVersion(world)
  // First what can stop at once with a command to run, then the long downloads.
  await installDebianPackages({ ...purpose, virtualDisplay: needsVirtualDisplay(world) }, world)
  await installDependencies(ROOT, world)
  const runtime = await ensureElectronRuntime(ROOT, world)
  await checkLibraries(runtime, world)
  return runtime
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await setUp({ tests: true })
    console.log('Everything is set up.')
    return 0
  })
}
