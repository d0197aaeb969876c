/** Runs the program a person asked for, in the foreground, until it ends or is told to end. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']
const KEPT_OUTPUT = 64 * 1024

/**
 * @typedef {object} Ended
 * @property {number} code the exit code; 128 plus the signal's number when a signal ended it
 * @property {string} output the end of what it wrote to its error stream
 */

/**
 * Starts a program with this terminal's streams and passes signals on to it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, hidden?: RegExp }} options hidden: lines of the
 *   error stream that mean nothing to a person and are not shown
 * @returns {Promise<Ended>}
 * @throws when the program cannot be started at all
 */
export function supervise(command, args, { cwd, env, hidden }) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['inherit', 'inherit', 'pipe'],
    // In its own group, Ctrl+C reaches it once, through us: a second SIGINT would end Electron on
    // the spot, in the middle of writing.
    detached: process.platform !== 'win32',
  })
  let output = ''
  const show = (text) => {
    process.stderr.write(text)
    output = (output + text).slice(-KEPT_OUTPUT)
  }
  child.stderr.setEncoding('utf8')
  if (hidden) showLines({ stream: child.stderr, hidden, show })
  else child.stderr.on('data', show)
  const forward = (signal) => child.kill(signal)
  for (const signal of FORWARDED) process.on(signal, forward)
  const stopWatching = whenParentEnds(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      stopWatching()
      for (const name of FORWARDED) process.off(name, forward)
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], output })
    })
  })
}

function showLines({ stream, hidden, show }) {
  createInterface({ input: stream }).on('line', (line) => {
    if (!hidden.test(line)) show(`${line}\n`)
  })
}

/**
 * npm passes a signal to the shell it runs a script in, and the shell dies of it without telling
 * us. What we then see is that our parent is another one.
 */
function whenParentEnds(act) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 500)
  return () => clearInterval(timer)
}
