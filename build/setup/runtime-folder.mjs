/** Where runtimes live and how an installed one is recognised. Only Node built-ins. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REGISTRY_PACKAGE } from './registry-package.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {'official' | 'registry'} kind
 * @property {string} executablePath
 * @property {string} version Electron's version
 * @property {string} distDir the folder that holds the whole distribution
 */

/** Written as the last file of a registry runtime: tells what it was made from. */
export const STAMP_FILE = 'made-from.json'

export function registryRuntimeFolder(root) {
  return join(root, '.runtime', 'registry')
}

/**
 * @param {string} root
 * @returns {ElectronRuntime | undefined} undefined when it is absent or made from another package
 */
export function findRegistryRuntime(root) {
  const distDir = registryRuntimeFolder(root)
  const executablePath = join(distDir, 'electron')
  const madeFrom = readText(join(distDir, STAMP_FILE))
  if (!madeFrom || !existsSync(executablePath)) return undefined
  const { integrity, electronVersion } = JSON.parse(madeFrom)
  if (integrity !== REGISTRY_PACKAGE.integrity) return undefined
  return { kind: 'registry', executablePath, version: electronVersion, distDir }
}

/**
 * @param {string} root
 * @returns {ElectronRuntime | undefined} undefined when the official runtime is not installed
 */
export function findOfficialRuntime(root) {
  const folder = join(root, 'node_modules', 'electron')
  const distDir = join(folder, 'dist')
  const relativePath = readText(join(folder, 'path.txt'))
  const version = readText(join(distDir, 'version'))?.trim().replace(/^v/, '')
  const wanted = readText(join(folder, 'package.json'))
  if (!relativePath || !version || !wanted) return undefined
  const executablePath = join(distDir, relativePath)
  // A runtime of an older pin is as good as none.
  if (!existsSync(executablePath) || JSON.parse(wanted).version !== version) return undefined
  return { kind: 'official', executablePath, version, distDir }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Absent means: not installed.
    return undefined
  }
}
