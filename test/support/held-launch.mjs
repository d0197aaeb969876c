import { join } from 'node:path'

import { _electron } from '@playwright/test'

const START = join(import.meta.dirname, '../e2e/held-start.mjs')

/**
 * Starts the built app for a script, held until Playwright is attached: a window that opens while the debugger
 * attaches is sometimes never reported.
 */
export async function launchHeld({ executablePath, args, cwd, env = process.env }) {
  const isRoot = process.getuid?.() === 0
  const electron = await _electron.launch({
    executablePath,
    args: [START, ...args],
    cwd,
    env,
    chromiumSandbox: !isRoot,
  })
  await electron.evaluate(async () => {
    // Put there by the start script, which may still be loading.
    while (!globalThis.heldStart) await new Promise((resolve) => setImmediate(resolve))
    await globalThis.heldStart.ready
    globalThis.heldStart.release()
  })
  return electron
}
