/** Runs other programs: the one place of set-up that spawns and waits. */
import { spawn } from 'node:child_process'

/** The code a shell reports for a program that does not exist. */
export const COMMAND_NOT_FOUND = 127

/**
 * @typedef {object} CommandOutcome
 * @property {number} code exit code; 127 when the program does not exist, 128 when a signal ended it
 * @property {string} output what it wrote to both streams, in order of arrival
 */

/**
 * @typedef {(command: string, args: string[], options?: {
 *   cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean, timeoutMs?: number,
 * }) => Promise<CommandOutcome>} RunCommand
 */

/**
 * Runs a program to its end and collects what it wrote. Never rejects: a program that fails, or
 * that does not exist, is an outcome that the caller puts into words.
 *
 * @type {RunCommand}
 */
export function runCommand(command, args, { cwd, env, echo = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      timeout: timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk) => {
      output += chunk
      if (echo) process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    child.on('error', (error) => resolve({ code: COMMAND_NOT_FOUND, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 128, output }))
  })
}

/**
 * Runs npm, whichever way this process was started: `npm start` tells where npm's own script is,
 * and running that with this Node needs no shell, on Windows too.
 *
 * @param {RunCommand} run
 * @param {string[]} args
 * @param {Parameters<RunCommand>[2]} [options]
 */
export function runNpm(run, args, options) {
  const npmScript = process.env.npm_execpath
  if (npmScript?.endsWith('.js')) return run(process.execPath, [npmScript, ...args], options)
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options)
}

const NETWORK_ERROR =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request)\b/

/** Whether a program's output says that it could not reach the network. */
export function saysNoNetwork(output) {
  return NETWORK_ERROR.test(output)
}

/** Whether an error or a program's output says that the disk is full. */
export function saysDiskFull(textOrError) {
  return /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/.test(
    textOrError instanceof Error
      ? `${textOrError.code ?? ''} ${textOrError.message}`
      : String(textOrError),
  )
}
