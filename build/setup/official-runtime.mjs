/**
 * Installs the official Electron runtime with Electron's own installer, where its download can be
 * reached. A network that cannot reach it is found out in seconds, and remembered for a day.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const PROBE_TIMEOUT_MS = 4000
const INSTALL_TIMEOUT_MS = 15 * 60_000
const REMEMBERED_FOR_MS = 24 * 3_600_000
const OFFICIAL_DOWNLOADS = 'https://github.com/electron/electron/releases/download/'

/**
 * @param {string} root
 * @param {import('./effects.mjs').Effects} effects
 * @param {{ insist: boolean }} options insist: ask the network again although it failed lately
 * @returns {Promise<string | undefined>} why it could not be installed; undefined when it was
 */
export async function installOfficialRuntime(root, effects, { insist }) {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer)) return 'the electron package is not installed'
  const version = JSON.parse(readFileSync(join(installer, '..', 'package.json'), 'utf8')).version
  const memory = join(root, '.runtime', 'official-out-of-reach.json')
  const remembered = insist ? undefined : rememberedReason(memory, version, effects.nowMs())
  if (remembered) return remembered

  const unreachable = await whyUnreachable(version, effects)
  const reason = unreachable ?? (await runInstaller(installer, version, effects))
  if (reason) remember(memory, { version, reason, atMs: effects.nowMs() })
  else rmSync(memory, { force: true })
  return reason
}

async function runInstaller(installer, version, { run, say, env }) {
  say.line(`Fetching the official Electron ${version} (about 110 MB).`)
  const stopWaiting = say.waiting('Still fetching Electron:')
  const { code, output } = await run(process.execPath, [installer], {
    env,
    timeoutMs: INSTALL_TIMEOUT_MS,
  })
  stopWaiting()
  if (code === 0) return undefined
  return `Electron's installer failed (${output.trim().split('\n')[0] || `exit code ${code}`})`
}

async function whyUnreachable(version, { platform, arch, env, fetch }) {
  // Who configured a mirror or a proxy knows better than a probe; and a cached file needs no network.
  if (
    Object.keys(env).some((name) =>
      /^(npm_config_)?electron_(mirror|custom|get_use_proxy)/i.test(name),
    )
  ) {
    return undefined
  }
  const file = `electron-v${version}-${platform}-${arch}.zip`
  if (isCached(file, env)) return undefined
  try {
    const response = await fetch(`${OFFICIAL_DOWNLOADS}v${version}/${file}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    })
    return response.ok ? undefined : `its download answered ${response.status}`
  } catch {
    return 'its download could not be reached'
  }
}

/** Looks into the cache of Electron's own downloader. */
function isCached(file, env) {
  const folders = [
    env.electron_config_cache,
    env.XDG_CACHE_HOME && join(env.XDG_CACHE_HOME, 'electron'),
    join(homedir(), '.cache', 'electron'),
    join(homedir(), 'Library', 'Caches', 'electron'),
  ]
  return folders.some(
    (folder) =>
      folder &&
      existsSync(folder) &&
      readdirSync(folder).some((name) => existsSync(join(folder, name, file))),
  )
}

function rememberedReason(memory, version, nowMs) {
  if (!existsSync(memory)) return undefined
  const found = JSON.parse(readFileSync(memory, 'utf8'))
  const fresh = found.version === version && nowMs - found.atMs < REMEMBERED_FOR_MS
  return fresh ? found.reason : undefined
}

function remember(memory, content) {
  mkdirSync(join(memory, '..'), { recursive: true })
  writeFileSync(memory, JSON.stringify(content))
}
