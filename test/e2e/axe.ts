import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds serious or critical in the page as it stands, one line each. The source is evaluated through
 * the debugger, which the content policy does not reach: the page itself still refuses foreign scripts.
 */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(SOURCE)
  const results = await page.evaluate(() =>
    // Put there by the source above.
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    )
}
