import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import { ensureElectronRuntime, findElectronRuntime } from '../../build/electron-runtime.mjs'
import { failureOf, machine, temporaryFolder } from './machine'

describe('the choice of the Electron runtime', () => {
  it('takes the official runtime when it is installed', async () => {
    const root = officialRoot()
    const { world, said } = machine({ fetch: offline() })
    const runtime = await ensureElectronRuntime(root, world)
    expect(runtime).toMatchObject({ kind: 'official', version: '45.4.1' })
    expect(said).toEqual(['Using the official Electron 45.4.1.'])
  })

  it('takes an official runtime of another version for none', async () => {
    const root = officialRoot('44.0.0')
    const failure = await failureOf(() => findElectronRuntime(root))
    expect(failure.code).toBe('no-runtime')
    expect(failure.todo).toContain('npm run setup')
  })

  it('says what to do where no runtime can be had', async () => {
    const world = machine({ platform: 'freebsd', fetch: offline() }).world
    const failure = await failureOf(() => ensureElectronRuntime(packageOnlyRoot(), world))
    expect(failure.code).toBe('unsupported-platform')
  })

  it('stops when the official runtime is demanded and out of reach', async () => {
    const env = { ELECTRON_RUNTIME: 'official' }
    const world = machine({ env, fetch: offline() }).world
    const failure = await failureOf(() => ensureElectronRuntime(packageOnlyRoot(), world))
    expect(failure.code).toBe('no-runtime')
    expect(failure.happened).toContain('its download could not be reached')
    expect(failure.todo).toContain('ELECTRON_MIRROR')
  })

  it('asks for the official download once a day only', async () => {
    const root = packageOnlyRoot()
    const fetch = offline()
    let nowMs = 1_000_000
    const world = machine({ platform: 'freebsd', env: {}, fetch, nowMs: () => nowMs }).world
    await failureOf(() => ensureElectronRuntime(root, world))
    nowMs += 23 * 3_600_000
    await failureOf(() => ensureElectronRuntime(root, world))
    expect(fetch).toHaveBeenCalledTimes(1)
    nowMs += 2 * 3_600_000
    await failureOf(() => ensureElectronRuntime(root, world))
    expect(fetch).toHaveBeenCalledTimes(2)
  })

  it('refuses a value of ELECTRON_RUNTIME it does not know', async () => {
    const failure = await failureOf(() =>
      findElectronRuntime(temporaryFolder(), { ELECTRON_RUNTIME: 'nightly' }),
    )
    expect(failure.happened).toContain('"nightly"')
  })
})

function offline() {
  return vi.fn(() => Promise.reject(new TypeError('fetch failed')))
}

/** A project whose electron package is installed, without its binary. */
function packageOnlyRoot(): string {
  const root = temporaryFolder()
  const folder = join(root, 'node_modules', 'electron')
  mkdirSync(folder, { recursive: true })
  // A version nobody has in a cache.
  writeFileSync(join(folder, 'package.json'), '{"version":"0.0.1"}')
  writeFileSync(join(folder, 'install.js'), 'process.exit(1)')
  return root
}

function officialRoot(installedVersion = '45.4.1'): string {
  const root = packageOnlyRoot()
  const folder = join(root, 'node_modules', 'electron')
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}')
  writeFileSync(join(folder, 'path.txt'), 'electron')
  writeFileSync(join(folder, 'dist', 'version'), installedVersion)
  writeFileSync(join(folder, 'dist', 'electron'), '')
  return root
}
