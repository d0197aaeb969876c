/**
 * `npm run package`: the app as a folder and, on Linux, as a .deb.
 *
 *   npm run package -- [--dir-only] [--test-runtime] [--target AppImage|dmg|nsis]
 */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from './build.mjs'
import { ROOT, setUp } from './setup.mjs'
import { effects } from './setup/effects.mjs'
import { runCommand } from './setup/run-command.mjs'
import { refuseTestRuntime } from './package/runtime-choice.mjs'
import { SetupFailure, runMain } from './setup/setup-failure.mjs'

const BUILDER = join('node_modules', 'electron-builder', 'cli.js')
const PLATFORM_FLAG = { linux: '--linux', darwin: '--mac', win32: '--win' }

await runMain(async () => {
  const { values: options } = parseArgs({
    options: {
      'dir-only': { type: 'boolean', default: false },
      'test-runtime': { type: 'boolean', default: false },
      target: { type: 'string' },
    },
  })
  const world = effects()
  const runtime = await setUp({ packaging: true }, world)
  refuseTestRuntime(runtime, options['test-runtime'])
  await buildApp(runtime, { always: true })
  // Apart, so that a package made with the test runtime is never taken for a release.
  const output = join(ROOT, 'dist', runtime.kind === 'registry' ? 'test-runtime' : 'release')
  mkdirSync(output, { recursive: true })
  await pack({ runtime, output, target: options.target ?? 'dir' })
  if (options.target || process.platform === 'darwin') return 0
  const packedFolder = join(
    output,
    process.platform === 'linux' ? 'linux-unpacked' : 'win-unpacked',
  )
  await verify(packedFolder)
  console.log(`Packed: ${packedFolder}`)
  if (process.platform === 'linux' && !options['dir-only']) {
    await makeDeb({ packedFolder, output, runtime, say: world.say })
  }
  return 0
})

async function pack({ runtime, output, target }) {
  console.log(`Packing with electron-builder (${target}).`)
  const args = [PLATFORM_FLAG[process.platform], target, '--publish', 'never']
  const { code, output: text } = await runCommand(
    process.execPath,
    [
      BUILDER,
      ...args,
      ...['--config', join('build', 'electron-builder.config.mjs')],
      `-c.electronDist=${runtime.distDir}`,
      `-c.electronVersion=${runtime.version}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: ROOT },
  )
  if (code === 0) return
  throw new SetupFailure('package-failed', {
    happened: `electron-builder failed:\n${text.trim().split('\n').slice(-20).join('\n')}`,
    kept: 'The build in out/ is kept.',
    todo: 'mend what it names; targets other than dir download tools from github.com, and need it in reach.',
  })
}

async function verify(packedFolder) {
  const { verifyPackage } = await import('./verify-package.mjs')
  const executable = process.platform === 'win32' ? 'Reciprocal.exe' : 'reciprocal'
  const findings = await verifyPackage(packedFolder, executable)
  if (findings.length === 0) return
  throw new SetupFailure('package-failed', {
    happened: `The packed app is not as it must be:\n${findings.join('\n')}`,
    kept: `It is kept in ${packedFolder} to be looked at; do not ship it.`,
    todo: 'mend build/electron-builder.config.mjs and pack again.',
  })
}

async function makeDeb({ packedFolder, output, runtime, say }) {
  say.line('Making the Debian package (about a minute).')
  const stopWaiting = say.waiting('Still compressing:')
  try {
    const { makeDebianPackage } = await import('./package/debian-package.mjs')
    const file = await makeDebianPackage({
      packedFolder,
      electronVersion: runtime.version,
      iconFolder: join(ROOT, 'build', 'icons'),
      outputFolder: output,
    })
    say.line(`Debian package: ${file} (${Math.round(statSync(file).size / 1e6)} MB)`)
  } finally {
    stopWaiting()
  }
}
