/**
 * Opens a packed app and says what in it is not as it must be:
 * `node build/verify-package.mjs FOLDER`.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRawHeader } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FUSES } from './package/fuses.mjs'
import { runMain } from './setup/setup-failure.mjs'

const FUSE_SET = 0x31
const ALLOWED = [
  /^package\.json$/,
  /^out\/(main|preload|renderer)\//,
  /^node_modules\/(libsql|@libsql\/[a-z0-9-]+|@neon-rs\/load|detect-libc)\//,
]
const FORBIDDEN = [/\.map$/, /\.(ts|mts|cts|tsx|vue)$/, /\.spec\./, /(^|\/)tests?\//]
const NEEDED = [
  'package.json',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/**
 * @param {string} folder the packed app on Linux or Windows
 * @param {string} [executable]
 * @returns {Promise<string[]>} one sentence for each thing that is wrong; empty when nothing is
 */
export async function verifyPackage(folder, executable = 'reciprocal') {
  const resources = join(folder, 'resources')
  const archive = join(resources, 'app.asar')
  if (!existsSync(archive)) return [`There is no ${archive}.`]
  return [
    ...(await fuseFindings(join(folder, executable))),
    ...archiveFindings(archive),
    ...['app', 'default_app.asar']
      .filter((name) => existsSync(join(resources, name)))
      .map((name) => `resources/${name} could be started instead of the app.`),
  ]
}

async function fuseFindings(executable) {
  const wire = await getCurrentFuseWire(executable)
  return Object.entries(FUSES)
    .filter(([name, wanted]) => (wire[fuseIndex(name)] === FUSE_SET) !== wanted)
    .map(([name, wanted]) => `The fuse ${name} is not ${wanted ? 'on' : 'off'}.`)
}

function fuseIndex(name) {
  return FuseV1Options[name[0].toUpperCase() + name.slice(1)]
}

function archiveFindings(archive) {
  const files = filesOf(JSON.parse(getRawHeader(archive).headerString))
  const names = files.map(({ path }) => path)
  const libraries = files.filter(({ path }) => path.endsWith('.node'))
  return [
    ...NEEDED.filter((name) => !names.includes(name)).map((name) => `${name} is not packed.`),
    ...names
      .filter((name) => !ALLOWED.some((pattern) => pattern.test(name)))
      .map((name) => `${name} is packed and nothing needs it.`),
    ...names
      .filter((name) => FORBIDDEN.some((pattern) => pattern.test(name)))
      .map((name) => `${name} is packed: no sources, tests or maps belong there.`),
    ...(libraries.length === 1
      ? []
      : [`${libraries.length} native libraries are packed, not one: the journal's.`]),
    ...libraries
      .filter(({ path, unpacked }) => !unpacked || !existsSync(join(`${archive}.unpacked`, path)))
      .map(({ path }) => `${path} is inside the archive, where the system cannot load it.`),
  ]
}

function filesOf(node, path = '') {
  if (!node.files) return [{ path, unpacked: node.unpacked === true }]
  return Object.entries(node.files).flatMap(([name, child]) =>
    filesOf(child, path ? `${path}/${name}` : name),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const folder = resolve(process.argv[2] ?? '')
    const findings = await verifyPackage(folder)
    for (const finding of findings) console.error(finding)
    if (findings.length === 0) console.log(`${folder} is packed as it must be.`)
    return findings.length === 0 ? 0 : 1
  })
}
