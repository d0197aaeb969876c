/** Builds the app into out/, and does nothing when the sources did not change since. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { appEnvironment } from './setup/app-environment.mjs'
import { runCommand } from './setup/run-command.mjs'
import { createSay } from './setup/say.mjs'
import { SetupFailure, runMain } from './setup/setup-failure.mjs'
import { ROOT, setUp } from './setup.mjs'

const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const OUTPUTS = ['main/index.js', 'main/background.js', 'preload/index.cjs', 'renderer/index.html']
const ELECTRON_VITE = join('node_modules', 'electron-vite', 'bin', 'electron-vite.js')

/**
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @param {{ always?: boolean, echo?: boolean }} [options] always: build although nothing changed
 * @throws {SetupFailure} build-failed
 */
export async function buildApp(runtime, { always = false, echo = false } = {}) {
  const stampFile = join(ROOT, 'out', 'built-from.txt')
  const stamp = sourcesStamp()
  if (!always && isBuiltFrom(stampFile, stamp)) return
  createSay().line('Building the app.')
  const { code, output } = await runCommand(process.execPath, [ELECTRON_VITE, 'build'], {
    cwd: ROOT,
    env: appEnvironment(runtime, {}),
    echo,
  })
  if (code !== 0) {
    throw new SetupFailure('build-failed', {
      happened: `The app could not be built:\n${withoutStack(output)}`,
      kept: 'Set-up is done and kept; out/ may hold a part of the new build.',
      todo: 'mend the file named above, then run the same command again.',
    })
  }
  mkdirSync(join(ROOT, 'out'), { recursive: true })
  writeFileSync(stampFile, stamp)
}

/** The tool's words, without colours and without the places in the tool that they come from. */
function withoutStack(output) {
  const lines = stripVTControlCharacters(output).trim().split('\n')
  return lines
    .filter((line) => !/^\s+at /.test(line))
    .slice(-20)
    .join('\n')
}

function isBuiltFrom(stampFile, stamp) {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp &&
    OUTPUTS.every((file) => existsSync(join(ROOT, 'out', file)))
  )
}

/** A hash of every source's content: times would lie after a checkout. */
function sourcesStamp() {
  const hash = createHash('sha256')
  for (const source of SOURCES) addToHash(hash, source)
  return hash.digest('hex')
}

function addToHash(hash, relativePath) {
  const path = join(ROOT, relativePath)
  if (!existsSync(path) || relativePath.endsWith('.spec.ts')) return
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, `${relativePath}/${name}`)
    return
  }
  hash.update(`${relativePath}\0`).update(readFileSync(path)).update('\0')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await buildApp(await setUp(), { always: true, echo: true })
    return 0
  })
}
