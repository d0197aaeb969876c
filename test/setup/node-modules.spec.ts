import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { dependenciesAreCurrent, installDependencies } from '../../build/setup/node-modules.mjs'
import { checkNodeVersion } from '../../build/setup/node-version.mjs'
import { failureOf, machine, temporaryFolder } from './machine'

const PACKAGES = {
  '': { name: 'x', version: '1.0.0', dependencies: { 'left-pad': '1.3.0' } },
  'node_modules/left-pad': { version: '1.3.0', integrity: 'sha512-a' },
  'node_modules/only-mac': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}

describe('the dependencies', () => {
  it('are current when npm installed what the lock file names', () => {
    const root = project()
    expect(dependenciesAreCurrent(root)).toBe(false)
    installed(root, { 'node_modules/left-pad': PACKAGES['node_modules/left-pad'] })
    expect(dependenciesAreCurrent(root)).toBe(true)
    installed(root, { 'node_modules/left-pad': { version: '1.2.0', integrity: 'sha512-a' } })
    expect(dependenciesAreCurrent(root)).toBe(false)
  })

  it('are left alone when they are current', async () => {
    const root = project()
    installed(root, { 'node_modules/left-pad': PACKAGES['node_modules/left-pad'] })
    const run = () => Promise.reject(new Error('npm was started'))
    const { world, said } = machine({ run })
    await installDependencies(root, world)
    expect(said).toEqual([])
  })

  it('that cannot be fetched stop with words (real npm, a registry nobody answers)', async () => {
    const { world } = machine({
      env: {
        ...process.env,
        npm_config_registry: 'http://127.0.0.1:9/',
        npm_config_fetch_retries: '0',
        npm_config_cache: temporaryFolder(),
      },
    })
    const failure = await failureOf(() => installDependencies(project(), world))
    expect(failure.code).toBe('no-network')
    expect(failure.happened).toContain('the npm registry did not answer')
    expect(failure.todo).toContain('check the connection')
  })

  it('need a Node that is new enough', async () => {
    const failure = await failureOf(() => checkNodeVersion({ nodeVersion: '20.18.9' }))
    expect(failure.code).toBe('old-node')
    expect(failure.happened).toContain('needs Node 20.19 or newer')
    expect(() => checkNodeVersion({ nodeVersion: '20.19.0' })).not.toThrow()
    expect(() => checkNodeVersion({ nodeVersion: '24.1.0' })).not.toThrow()
  })
})

function project(): string {
  const root = temporaryFolder()
  writeFileSync(join(root, 'package.json'), JSON.stringify(PACKAGES['']))
  const lock = { name: 'x', version: '1.0.0', lockfileVersion: 3, packages: PACKAGES }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))
  return root
}

function installed(root: string, packages: object): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  const file = join(root, 'node_modules', '.package-lock.json')
  writeFileSync(file, JSON.stringify({ packages }))
}
