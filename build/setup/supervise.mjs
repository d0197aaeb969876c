/** Runs the program a person asked for, in the foreground, until it ends or is told to end. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

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
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<Ended>}
 * @throws when the program cannot be started at all
 */
export function supervise(command, args, { cwd, env }) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['inherit', 'inherit', 'pipe'],
    // In its own group, Ctrl+C reaches it once, through us: a second SIGINT would end Electron on
    // the spot, in the middle of writing.
    detached: process.platform !== 'win32',
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    process.stderr.write(chunk)
    output = (output + chunk).slice(-KEPT_OUTPUT)
  })
  const forward = (signal) => child.kill(signal)
  for (const signal of FORWARDED) process.on(signal, forward)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of FORWARDED) process.off(name, forward)
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGKILL'], output })
    })
  })
}
