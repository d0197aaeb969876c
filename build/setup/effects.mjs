/**
 * Everything set-up asks of the world, in one value, so that a test can stand in for a machine
 * that it does not have (another platform, another user, a full disk).
 */
import { createWriteStream } from 'node:fs'
import { runCommand } from './run-command.mjs'
import { createSay } from './say.mjs'

/**
 * @typedef {object} Effects
 * @property {import('./run-command.mjs').RunCommand} run
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {number} uid the user's number; -1 where there is none (Windows)
 * @property {NodeJS.ProcessEnv} env
 * @property {string} nodeVersion
 * @property {() => number} nowMs
 * @property {typeof fetch} fetch
 * @property {typeof createWriteStream} createWriteStream
 * @property {import('./say.mjs').Say} say
 */

/**
 * The real world, with the parts a caller wants to replace.
 *
 * @param {Partial<Effects>} [replaced]
 * @returns {Effects}
 */
export function effects(replaced = {}) {
  return {
    run: runCommand,
    platform: process.platform,
    arch: process.arch,
    uid: process.getuid?.() ?? -1,
    env: process.env,
    nodeVersion: process.versions.node,
    nowMs: Date.now,
    fetch: globalThis.fetch,
    createWriteStream,
    say: createSay(),
    ...replaced,
  }
}
