import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import { findElectronRuntime } from '../../build/electron-runtime.mjs'
import { openDisplay } from '../../build/setup/display.mjs'
import { checkLibraries } from '../../build/setup/runtime-libraries.mjs'
import { sandboxFailure, sandboxFlags } from '../../build/setup/sandbox.mjs'
import { supervise } from '../../build/setup/supervise.mjs'
import { readStartOptions } from '../../build/start-options.mjs'
import { failureOf, machine, temporaryFolder } from './machine'

const ROOT = join(import.meta.dirname, '..', '..')

describe('what a start needs', () => {
  it('names a library that the system lacks (a real program, a real ldd)', async () => {
    const executablePath = join(temporaryFolder(), 'program')
    const bytes = readFileSync('/bin/ls').toString('latin1').replaceAll('libc.so.6', 'libZ.so.6')
    writeFileSync(executablePath, Buffer.from(bytes, 'latin1'), { mode: 0o755 })
    const runtime = { kind: 'registry' as const, executablePath, version: '1', distDir: '' }
    const failure = await failureOf(() => checkLibraries(runtime, machine().world))
    expect(failure.code).toBe('missing-library')
    expect(failure.happened).toContain('lacks libZ.so.6')
    expect(failure.todo).toContain('libgtk-3-0')
  })

  it('starts without the sandbox for root only, and says so', () => {
    const root = machine({ uid: 0 })
    expect(sandboxFlags(root.world)).toEqual(['--no-sandbox'])
    expect(root.said[0]).toContain('Running as root')
    const user = machine({ uid: 1000 })
    expect(sandboxFlags(user.world)).toEqual([])
    expect(user.said).toEqual([])
  })

  it('has words for root without --no-sandbox (the real Electron, when root runs this)', () => {
    const failure = sandboxFailure(refusalOfRoot())
    expect(failure?.code).toBe('root-needs-no-sandbox')
    expect(failure?.todo).toContain('npm start')
    expect(sandboxFailure('The SUID sandbox helper binary was found')?.code).toBe(
      'no-usable-sandbox',
    )
    expect(sandboxFailure('anything else')).toBeUndefined()
  })

  it('opens no display where there is one, and says why none could be opened', async () => {
    const desktop = machine({ env: { DISPLAY: ':0' } })
    expect((await openDisplay(desktop.world)).env).toEqual({})
    expect(desktop.said).toEqual([])
    vi.stubEnv('PATH', '/nowhere')
    const failure = await failureOf(() => openDisplay(machine({ env: {} }).world))
    vi.unstubAllEnvs()
    expect(failure.code).toBe('display-failed')
    expect(failure.todo).toContain('install xvfb')
  })

  it('ends with the exit code of what it started', async () => {
    const options = { cwd: ROOT, env: process.env }
    expect((await supervise(process.execPath, ['-e', 'process.exit(7)'], options)).code).toBe(7)
    const killed = 'process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 5000)'
    expect((await supervise(process.execPath, ['-e', killed], options)).code).toBe(128 + 15)
  })

  it('reads its command line', () => {
    expect(readStartOptions([], '/home')).toEqual({ appFlags: [] })
    expect(readStartOptions(['--screenshot', 'a.png', '--theme=dark'], '/home')).toEqual({
      appFlags: ['--screenshot=/home/a.png', '--theme=dark'],
      screenshot: '/home/a.png',
    })
    expect(() => readStartOptions(['--screenshot', 'a.gif'], '/')).toThrow('needs the name of a')
    expect(() => readStartOptions(['--size', 'big'], '/')).toThrow('1280x800')
    expect(() => readStartOptions(['--theme', 'blue'], '/')).toThrow('dark or light')
    expect(() => readStartOptions(['--route', 'journal'], '/')).toThrow('/journal')
    expect(() => readStartOptions(['--nonsense'], '/')).toThrow('--nonsense')
  })
})

function refusalOfRoot(): string {
  const recorded = 'FATAL: Running as root without --no-sandbox is not supported.'
  if (process.getuid?.() !== 0) return recorded
  const { executablePath } = findElectronRuntime(ROOT)
  return spawnSync(executablePath, ['.'], { encoding: 'utf8', timeout: 20_000 }).stderr
}
