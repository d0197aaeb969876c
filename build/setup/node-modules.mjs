/**
 * Brings node_modules to what package-lock.json says, and does nothing when it already is.
 *
 * npm writes what it installed into node_modules/.package-lock.json as its last act, so that file
 * is the stamp: a cut-off install has none, and an install done by hand counts as well as ours.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm, saysDiskFull, saysNoNetwork } from './run-command.mjs'
import { SetupFailure } from './setup-failure.mjs'

/**
 * @param {string} root the project's folder
 * @param {import('./effects.mjs').Effects} effects
 * @throws {SetupFailure} no-network, disk-full or dependencies-failed
 */
export async function installDependencies(root, { run, say, env }) {
  if (dependenciesAreCurrent(root)) return
  say.line('Installing dependencies with npm ci (about 430 packages; a minute or two).')
  const stopWaiting = say.waiting('Still installing dependencies:')
  // Development packages are what builds the program: NODE_ENV=production must not leave them out.
  const { code, output } = await runNpm(run, ['ci', '--include=dev', '--no-progress'], {
    cwd: root,
    env,
  })
  stopWaiting()
  if (code === 0) {
    say.line('Dependencies are installed.')
    return
  }
  throw installFailure(output)
}

/**
 * Whether every package of the lock file is installed in the version the lock file names. Optional
 * packages are another platform's as a rule, so their absence says nothing.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function dependenciesAreCurrent(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return entry.optional === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    // Absent or unreadable means the same here: not installed.
    return undefined
  }
}

function installFailure(output) {
  const kept = 'npm may have removed node_modules; nothing else was changed.'
  if (saysNoNetwork(output)) {
    return new SetupFailure('no-network', {
      happened: 'The dependencies could not be fetched: the npm registry did not answer.',
      kept,
      todo: 'check the connection (and `npm config get registry`), then run the same command again.',
    })
  }
  if (saysDiskFull(output)) {
    return new SetupFailure('disk-full', {
      happened: 'The disk became full while the dependencies were installed.',
      kept,
      todo: 'free about 1 GB and run the same command again.',
    })
  }
  return new SetupFailure('dependencies-failed', {
    happened: `npm ci failed:\n${lastLines(output)}`,
    kept,
    todo: 'mend what npm names above and run the same command again.',
  })
}

function lastLines(output) {
  return output.trim().split('\n').slice(-20).join('\n')
}
