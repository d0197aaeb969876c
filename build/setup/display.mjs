/**
 * A screen for machines that have none (a server, a container).
 *
 * Xvfb is started here and not through xvfb-run: xvfb-run keeps signals from the program it
 * starts, and two of them at once can choose the same display number.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupFailure } from './setup-failure.mjs'

const SCREEN = '1920x1200x24'
const START_TIMEOUT_MS = 15_000

/**
 * Whether a window has nowhere to appear.
 *
 * @param {Pick<import('./effects.mjs').Effects, 'platform' | 'env'>} effects
 */
export function needsVirtualDisplay({ platform, env }) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY
}

/**
 * What Chromium complains of on a machine without a desktop: no system bus, no graphics card. It
 * goes on in software, and a person can do nothing about it.
 */
export const NO_DESKTOP_NOISE = /:ERROR:(bus|viz_main_impl|gpu_process_host|object_proxy)\.cc\(/

/** @typedef {{ env: NodeJS.ProcessEnv, close(): void }} Display */

/**
 * The display to use: the person's own, or a virtual one that lives until `close`.
 *
 * @param {import('./effects.mjs').Effects} effects
 * @returns {Promise<Display>} env: what a program needs in its environment to find it
 * @throws {SetupFailure} display-failed
 */
export async function openDisplay(effects) {
  if (!needsVirtualDisplay(effects)) return { env: {}, close: () => undefined }
  effects.say.line(`No display here: using a virtual one (xvfb, ${SCREEN}).`)
  const folder = mkdtempSync(join(tmpdir(), 'reciprocal-display-'))
  const authority = join(folder, 'authority')
  const cookie = randomBytes(16).toString('hex')
  const allow = (display) =>
    effects.run('xauth', ['-q', '-f', authority, 'add', display, '.', cookie])
  // The server takes every cookie in the file, whatever display it is filed under.
  await allow(':0')
  const server = startServer(authority)
  // Also when this process ends without closing it: a server must not outlive its user.
  const close = () => {
    server.child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', close)
  try {
    const display = `:${await server.number}`
    await allow(display)
    return { env: { DISPLAY: display, XAUTHORITY: authority }, close }
  } catch (error) {
    close()
    throw error
  }
}

function startServer(authority) {
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority]
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(displayFailed('it did not answer')), START_TIMEOUT_MS)
    const settle = (act) => (value) => {
      clearTimeout(timer)
      act(value)
    }
    let text = ''
    child.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) settle(resolve)(text.trim())
    })
    child.once('error', (error) => settle(reject)(displayFailed(error.message)))
    child.once('exit', (code) => settle(reject)(displayFailed(`it ended with code ${code}`)))
  })
  return { child, number }
}

function displayFailed(reason) {
  return new SetupFailure('display-failed', {
    happened: `The virtual display (Xvfb) could not be started: ${reason}.`,
    kept: 'What was installed is kept.',
    todo: 'start with a display (set DISPLAY), or install xvfb and xauth; then run the same command again.',
  })
}
