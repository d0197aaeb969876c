/** Reads the command line of `npm start`. Apart from start.mjs, so that a test can call it. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * @param {string[]} args what follows `npm start --`
 * @param {string} folder the folder a relative file name starts from
 * @returns {{ appFlags: string[], screenshot?: string }}
 * @throws {TypeError} for an option that does not exist, with its name in the message
 * @throws {RangeError} for a value that makes no sense, with what would
 */
export function readStartOptions(args, folder) {
  const { values } = parseArgs({
    args,
    options: {
      screenshot: { type: 'string' },
      size: { type: 'string' },
      theme: { type: 'string' },
      route: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  })
  check(values.screenshot, /\.png$/i, '--screenshot needs the name of a .png file')
  check(values.size, /^\d{3,4}x\d{3,4}$/, '--size needs a width and a height, as in 1280x800')
  check(values.theme, /^(dark|light)$/, '--theme is dark or light')
  check(values.route, /^\/[\w/-]*$/, '--route names a page, as in /journal')
  const screenshot = values.screenshot && resolve(folder, values.screenshot)
  const dataFolder = values['user-data-dir'] && resolve(folder, values['user-data-dir'])
  const flags = { ...values, screenshot, 'user-data-dir': dataFolder }
  const appFlags = Object.entries(flags)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `--${name}=${value}`)
  return { appFlags, ...(screenshot && { screenshot }) }
}

function check(value, pattern, words) {
  if (value !== undefined && !pattern.test(value)) throw new RangeError(`${words}.`)
}
