import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { launchHeld } from '../support/held-launch.mjs'

/** Runs `work` on the page of the real app in a data folder of its own, with `sheet` typed into the workbench. */
export async function onSheet({ executablePath, sheet }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'reciprocal-bench-'))
  const electron = await launchHeld({
    executablePath,
    args: [`--user-data-dir=${folder}`],
    cwd: folder,
  })
  try {
    const page = await electron.firstWindow()
    for (const [field, text] of Object.entries(sheet)) await page.getByTestId(field).fill(text)
    return await work(page)
  } finally {
    await electron.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
