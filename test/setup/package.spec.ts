import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { createPackageWithOptions } from '@electron/asar'
import { describe, expect, it } from 'vitest'

import { refuseTestRuntime } from '../../build/package/runtime-choice.mjs'
import { verifyPackage } from '../../build/verify-package.mjs'
import { failureOf, temporaryFolder } from './machine'

/** The order of the wire: see FuseV1Options. */
const CLOSED = '01001100'
const OPEN = '11111111'
const APP = [
  'package.json',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const LIBRARY = 'node_modules/@libsql/linux-x64-gnu/index.node'

describe('a packed app', () => {
  it('is not made with the test runtime unless that is asked for', async () => {
    const runtime = { kind: 'registry' as const, executablePath: '', version: '33', distDir: '' }
    const failure = await failureOf(() => refuseTestRuntime(runtime, false))
    expect(failure.code).toBe('test-runtime-refused')
    expect(failure.kept).toBe('Nothing was packed.')
    expect(failure.todo).toContain('--test-runtime')
    expect(() => refuseTestRuntime(runtime, true)).not.toThrow()
    expect(() => refuseTestRuntime({ ...runtime, kind: 'official' }, false)).not.toThrow()
  })

  it('passes when its fuses and its archive are as they must be', async () => {
    expect(await verifyPackage(await packed({}))).toEqual([])
  })

  it('fails with open fuses', async () => {
    const findings = await verifyPackage(await packed({ fuses: OPEN }))
    expect(findings).toContain('The fuse runAsNode is not off.')
    expect(findings).toContain('The fuse enableNodeCliInspectArguments is not off.')
    expect(await verifyPackage(await packed({ fuses: '00000000' }))).toContain(
      'The fuse onlyLoadAppFromAsar is not on.',
    )
  })

  it('fails with sources, tests, maps or foreign packages inside', async () => {
    const extra = ['out/main/index.js.map', 'src-main/index.ts', 'node_modules/vue/index.js']
    const findings = (await verifyPackage(await packed({ extra }))).join('\n')
    for (const name of extra) expect(findings).toContain(name)
  })

  it('fails without the preload, and with the storage library inside the archive', async () => {
    const without = APP.filter((name) => !name.includes('preload'))
    expect(await verifyPackage(await packed({ app: without }))).toEqual([
      'out/preload/index.cjs is not packed.',
    ])
    expect(await verifyPackage(await packed({ unpack: 'nothing' }))).toEqual([
      `${LIBRARY} is inside the archive, where the system cannot load it.`,
    ])
  })

  it('fails when a folder could be started instead of the archive', async () => {
    const folder = await packed({})
    mkdirSync(join(folder, 'resources', 'app'))
    expect(await verifyPackage(folder)).toEqual([
      'resources/app could be started instead of the app.',
    ])
  })
})

async function packed({
  fuses = CLOSED,
  app = APP,
  extra = [] as string[],
  unpack = '**/@libsql/**',
}): Promise<string> {
  const source = temporaryFolder()
  for (const name of [...app, ...extra, LIBRARY]) {
    mkdirSync(dirname(join(source, name)), { recursive: true })
    writeFileSync(join(source, name), 'content')
  }
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'resources'))
  const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
  writeFileSync(join(folder, 'reciprocal'), `ELF ${mark}\u0001\u0008${fuses} end`)
  await createPackageWithOptions(source, join(folder, 'resources', 'app.asar'), { unpack })
  return folder
}
