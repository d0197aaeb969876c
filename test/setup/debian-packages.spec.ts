import { describe, expect, it } from 'vitest'

import { installDebianPackages } from '../../build/setup/debian-packages.mjs'
import { failureOf, machine } from './machine'

const INSTALLED = [
  ...['libgtk-3-0', 'libnss3', 'libasound2t64', 'libgbm1', 'libatk-bridge2.0-0', 'libcups2'],
  ...['libxss1', 'libxtst6', 'libnotify4', 'xauth'],
]

describe('the Debian packages', () => {
  it('are named with the exact command when the user is not root', async () => {
    const { world } = machine({ run: debian(INSTALLED).run })
    const failure = await failureOf(() => installDebianPackages({ virtualDisplay: true }, world))
    expect(failure.code).toBe('packages-missing')
    expect(failure.happened).toContain('(xvfb)')
    expect(failure.kept).toBe('Nothing was changed.')
    expect(failure.todo).toContain(
      'sudo apt-get update && sudo apt-get install --no-install-recommends xvfb',
    )
  })

  it('are installed when the user is root', async () => {
    const { run, commands } = debian(INSTALLED)
    const { world, said } = machine({ run, uid: 0 })
    await installDebianPackages({ virtualDisplay: true, tests: true }, world)
    expect(commands.filter((command) => command.startsWith('apt-get'))).toEqual([
      'apt-get update --quiet',
      'apt-get install --yes --quiet --no-install-recommends xvfb python3',
    ])
    expect(said[0]).toBe('Installing Debian packages: xvfb python3.')
  })

  it('are only asked about when nothing is missing', async () => {
    const { run, commands } = debian(INSTALLED)
    const { world, said } = machine({ run, uid: 0 })
    await installDebianPackages({ virtualDisplay: false }, world)
    expect(commands).toHaveLength(1)
    expect(said).toEqual([])
  })

  it('are not asked about on a system without dpkg', async () => {
    const run = () => Promise.resolve({ code: 127, output: 'Error: spawn dpkg-query ENOENT' })
    await installDebianPackages({ virtualDisplay: true }, machine({ run }).world)
  })

  it.each([
    ['no-network', 'E: Failed to fetch http://x/pool/xvfb.deb  404', 'did not answer'],
    ['no-network', "W: Could not resolve 'x'\nE: Unable to locate package", 'did not answer'],
    ['disk-full', 'dpkg: error: No space left on device', 'disk became full'],
    ['dependencies-failed', 'E: Unable to locate package xvfb', 'Unable to locate'],
  ])('that cannot be installed stop with words: %s', async (code, aptOutput, words) => {
    const { run } = debian(INSTALLED, { code: 100, output: aptOutput })
    const { world } = machine({ run, uid: 0 })
    const failure = await failureOf(() => installDebianPackages({ virtualDisplay: true }, world))
    expect(failure.code).toBe(code)
    expect(failure.happened).toContain(words)
  })
})

/** A Debian that has some packages; every command it is asked to run is noted. */
function debian(installed: string[], install = { code: 0, output: '' }) {
  const commands: string[] = []
  const run = (command: string, args: string[]) => {
    commands.push([command, ...args].join(' '))
    if (command === 'apt-get' && args[0] === 'install') return Promise.resolve(install)
    const asked = installed.map((name) => `${name} installed`).join('\n')
    const output = command === 'dpkg-query' ? `${asked}\nxvfb not-installed\n` : ''
    return Promise.resolve({ code: command === 'dpkg-query' ? 1 : 0, output })
  }
  return { run, commands }
}
