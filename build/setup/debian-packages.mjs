/**
 * The Debian packages that Electron (and the tests) need, found by asking dpkg and installed only
 * when one is missing and the user is root; otherwise the exact command is printed.
 */
import { COMMAND_NOT_FOUND, saysDiskFull } from './run-command.mjs'
import { SetupFailure } from './setup-failure.mjs'

const FOR_ELECTRON = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libxss1',
  'libxtst6',
  'libnotify4',
]
const FOR_VIRTUAL_DISPLAY = ['xvfb', 'xauth']
/** The independent oracle of the calculators is a Python program. */
const FOR_TESTS = ['python3']
const FOR_PACKAGING = ['dpkg', 'fakeroot']

/**
 * @typedef {{ virtualDisplay: boolean, tests?: boolean, packaging?: boolean }} Needs
 */

/**
 * Installs what is missing, or stops with the command that does. Does nothing on a system without
 * dpkg: there the check of the runtime's libraries says what is missing.
 *
 * @param {Needs} needs
 * @param {import('./effects.mjs').Effects} effects
 * @throws {SetupFailure} packages-missing, no-network, disk-full or dependencies-failed
 */
export async function installDebianPackages(needs, effects) {
  if (effects.platform !== 'linux') return
  const missing = await missingPackages(packagesFor(needs), effects)
  if (missing.length === 0) return
  if (effects.uid !== 0) throw notRoot(await availableNames(missing, effects))
  await install(missing, effects)
}

function packagesFor({ virtualDisplay, tests = false, packaging = false }) {
  return [
    ...(virtualDisplay ? FOR_VIRTUAL_DISPLAY : []),
    ...FOR_ELECTRON,
    ...(tests ? FOR_TESTS : []),
    ...(packaging ? FOR_PACKAGING : []),
  ]
}

async function missingPackages(names, { run }) {
  // Debian 13 and Ubuntu 24.04 renamed some of these with the suffix t64; either name will do.
  const { code, output } = await run('dpkg-query', [
    '--show',
    '--showformat=${Package} ${db:Status-Status}\n',
    ...names.flatMap((name) => [name, `${name}t64`]),
  ])
  if (code === COMMAND_NOT_FOUND) return []
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}

async function install(missing, { run, say, env }) {
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }
  say.line(`Installing Debian packages: ${missing.join(' ')}.`)
  const stopWaiting = say.waiting('Still installing Debian packages:')
  try {
    const update = await run('apt-get', ['update', '--quiet'], quiet)
    // apt-get update ends with 0 even when no list could be fetched; the install then tells.
    const names = await availableNames(missing, { run })
    const args = ['install', '--yes', '--quiet', '--no-install-recommends', ...names]
    const outcome = await run('apt-get', args, quiet)
    if (outcome.code !== 0) throw aptFailure(`${update.output}\n${outcome.output}`, names)
  } finally {
    stopWaiting()
  }
  say.line('Debian packages are installed.')
}

async function availableNames(names, { run }) {
  const { code, output } = await run('apt-cache', ['pkgnames'])
  if (code !== 0) return names
  const known = new Set(output.split('\n'))
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name))
}

function installCommand(names) {
  return `apt-get install --no-install-recommends ${names.join(' ')}`
}

function notRoot(names) {
  return new SetupFailure('packages-missing', {
    happened: `Debian packages are missing (${names.join(', ')}), and only root can install them.`,
    kept: 'Nothing was changed.',
    todo: `run this, then the same command again:\n  sudo apt-get update && sudo ${installCommand(names)}`,
  })
}

function aptFailure(output, names) {
  const kept = 'No package was half installed that `dpkg --configure -a` would not finish.'
  if (saysDiskFull(output) || /not enough free (disk )?space/i.test(output)) {
    return new SetupFailure('disk-full', {
      happened: 'The disk became full while Debian packages were installed.',
      kept,
      todo: 'free about 500 MB and run the same command again.',
    })
  }
  if (/Failed to fetch|Could not (resolve|connect)|Temporary failure resolving/.test(output)) {
    return new SetupFailure('no-network', {
      happened: 'Debian packages could not be fetched: the package servers did not answer.',
      kept,
      todo: `check the connection, or run this yourself:\n  ${installCommand(names)}`,
    })
  }
  return new SetupFailure('dependencies-failed', {
    happened: `apt-get failed:\n${output.trim().split('\n').slice(-12).join('\n')}`,
    kept,
    todo: `mend what apt-get names above, or run this yourself:\n  ${installCommand(names)}`,
  })
}
