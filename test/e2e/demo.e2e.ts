import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from './app'
import { ask } from './ask'
import { LONG_WITH_PART_CLOSED, read, recordPosition, visit } from './journal-pages'

const digest = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

test('demo data is tried in a journal of its own', async ({ app }) => {
  const { page } = app
  await visit(page, '/journal')
  await page.getByRole('button', { name: 'Try with demo data' }).click()
  await expect(page.getByTestId('demo-badge')).toBeVisible()
  await expect(page.getByTestId('leg-row').first()).toBeVisible()
  const demo = await read(page.getByTestId('totals'))
  expect(demo).toMatch(/BTC total · \d{3} positions/)

  await page.getByTestId('demo-badge').getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByTestId('journal-empty')).toBeVisible()
  await page.getByRole('button', { name: 'Try with demo data' }).click()
  await expect.poll(() => read(page.getByTestId('totals'))).toBe(demo)
})

test('the own journal is byte for byte the same after a visit to the demo', async ({ app }) => {
  await recordPosition(app.page, LONG_WITH_PART_CLOSED)
  await app.relaunch()
  const own = join(app.dataFolder, 'journal', 'journal.sqlite')
  await ask(app, 'journal.switchTo', { journal: 'demo' })
  const before = digest(own)
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  await expect(page.getByTestId('demo-badge')).toBeVisible()
  expect(digest(own)).toBe(before)

  await page.getByTestId('demo-badge').getByRole('button', { name: 'Leave' }).click()
  await visit(page, '/journal')
  await expect(page.getByTestId('leg-row')).toHaveCount(1)
  const status = await ask<{ lastSeq: number }>(app, 'journal.status', {})
  // Account, contract, two fills.
  expect(status.lastSeq).toBe(4)
})
