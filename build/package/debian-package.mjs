/** Makes the .deb out of the packed folder, with nothing but Debian's dpkg and fakeroot. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What the program cannot start without; the second names are Debian 13's. */
const DEPENDS = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libcups2 | libcups2t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
]
const ICON_SIZES = [32, 48, 64, 128, 256, 512]
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }

/**
 * @param {object} job
 * @param {string} job.packedFolder what electron-builder made
 * @param {string} job.electronVersion
 * @param {string} job.iconFolder
 * @param {string} job.outputFolder
 * @returns {Promise<string>} the .deb file
 * @throws what dpkg-deb says when it fails
 */
export async function makeDebianPackage(job) {
  const { packedFolder, electronVersion, iconFolder, outputFolder } = job
  writeLicence(packedFolder)
  // The installer reads Electron's version from the file that electron-builder took away.
  writeFileSync(join(packedFolder, 'version'), electronVersion)
  const installer = new (withOurDependencies())({
    src: packedFolder,
    dest: outputFolder,
    arch: ARCHITECTURES[process.arch] ?? process.arch,
    name: 'reciprocal',
    bin: 'reciprocal',
    productName: 'Reciprocal',
    genericName: 'Futures workbench',
    section: 'misc',
    categories: ['Office', 'Finance'],
    icon: Object.fromEntries(
      ICON_SIZES.map((size) => [`${size}x${size}`, join(iconFolder, `${size}x${size}.png`)]),
    ),
    rename: (folder) => join(folder, '<%= name %>_<%= version %>_<%= arch %>.deb'),
    logger: () => undefined,
  })
  await installer.generateDefaults()
  const { version, arch } = installer.generateOptions()
  await installer.createStagingDir()
  await installer.createContents()
  await installer.createPackage()
  await installer.movePackage()
  return join(outputFolder, `reciprocal_${version}_${arch}.deb`)
}

/**
 * The installer adds its own list to ours, and that list names desktop tools we do not use: on a
 * bare system it would bring in a good part of KDE.
 */
function withOurDependencies() {
  const { Installer } = createRequire(import.meta.url)('electron-installer-debian')
  return class extends Installer {
    async generateDefaults() {
      const defaults = await super.generateDefaults()
      return Object.assign(defaults, { depends: DEPENDS, recommends: [], suggests: [] })
    }
  }
}

/** Debian wants a copyright file. */
function writeLicence(packedFolder) {
  const own = 'Reciprocal. All rights reserved.\n\nIt contains Electron, under this licence:\n\n'
  const electron = join(packedFolder, 'LICENSE.electron.txt')
  const licence = join(packedFolder, 'LICENSE')
  if (existsSync(electron)) writeFileSync(licence, own + readFileSync(electron, 'utf8'))
  else if (!existsSync(licence)) copyFileSync(join(packedFolder, 'LICENSES.chromium.html'), licence)
}
