import { ContractSpec } from '../../src-shared/market/contract-spec'
import { contractById } from '../../src-shared/market/registry'

import { expect, test, type RunningApp } from './app'
import { ask } from './ask'
import { read, visit } from './journal-pages'

const START_MS = Date.UTC(2026, 10, 1)
const EVERY_MS = 10 * 60_000
const HALF = 210

/**
 * One lot of BitMEX, 100 USD, in at 50 000: 200 000 satoshi. Every tenth is out at 62 500, 160 000 satoshi, and
 * earns 40 000; the others are out at 40 000, 250 000 satoshi, and lose 50 000. No fees.
 */
async function recordRounds(app: RunningApp, from: number): Promise<void> {
  const spec = contractById('bitmex:XBTUSD')
  if (!spec) throw new Error('BitMEX is listed')
  const fills = Array.from({ length: HALF }, (_, index) => {
    const of = { quantity: '100', role: 'taker', fee: '0' }
    const atMs = START_MS + (from + index) * EVERY_MS
    const out = (from + index) % 10 === 0 ? '62500' : '40000'
    return [
      { ...of, action: 'buy', price: '50000', atMs },
      { ...of, action: 'sell', price: out, atMs: atMs + 60_000 },
    ]
  }).flat()
  const position = { spec: ContractSpec.encode(spec), fills, funding: [] }
  await ask(app, 'journal.recordPosition', { ...position, note: '', tags: ['first of many'] })
}

test('a list of hundreds holds only what is in sight, and is sorted, filtered and summed whole', async ({
  app,
}) => {
  await recordRounds(app, 0)
  await recordRounds(app, HALF)
  const { page } = app
  await visit(page, '/journal')
  const grid = page.getByTestId('legs')
  const rows = page.getByTestId('leg-row')
  const chosen = rows.and(page.locator('[aria-selected="true"]'))
  await expect(grid).toHaveAttribute('aria-rowcount', '421')
  expect(await rows.count()).toBeLessThan(80)
  // 42 · 40 000 − 378 · 50 000
  expect(await read(page.getByTestId('total-net'))).toContain('−0.17220000 BTC')
  await expect(page.getByTestId('totals')).toContainText('420 positions, 0 open')

  // To the oldest and into it, without a mouse: rows are read on the way.
  await grid.focus()
  await page.keyboard.press('End')
  await expect(chosen).toHaveAttribute('aria-rowindex', '421')
  await expect(chosen).toContainText(/2026-11-01\s*00:00/)
  expect(await rows.count()).toBeLessThan(80)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('leg-header')).toContainText('closed')
  await expect(page.getByTestId('event').first()).toContainText('2026-11-01 00:00:00')
  // The one before it in the list is the next in time.
  await page.keyboard.press('[')
  await expect(page.getByTestId('event').first()).toContainText('2026-11-01 00:10:00')
  await page.keyboard.press('Escape')
  await expect(chosen).toHaveAttribute('aria-rowindex', '420')
  await expect(chosen).toContainText(/2026-11-01\s*00:10/)

  // Sorted by net, the best is the newest of those that earned 40 000: number 410.
  await page.getByRole('columnheader', { name: 'Net' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: 'Net' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await grid.focus()
  await page.keyboard.press('Home')
  await expect(chosen).toHaveAttribute('aria-rowindex', '2')
  await expect(chosen).toContainText(/2026-11-03\s*20:20/)

  // What is found is summed, and nothing else.
  await page.keyboard.press('/')
  await page.keyboard.type('first of many')
  await expect(grid).toHaveAttribute('aria-rowcount', '3')
  await expect(page.getByTestId('totals')).toContainText('2 positions, 0 open')
  expect(await read(page.getByTestId('total-net'))).toContain('+0.00080000 BTC')
  await page.getByTestId('search').fill('')
  await expect(grid).toHaveAttribute('aria-rowcount', '421')
})

test('what is recorded while the list is scrolled down shows without losing the place', async ({
  app,
}) => {
  await recordRounds(app, 0)
  const { page } = app
  await visit(page, '/journal')
  const grid = page.getByTestId('legs')
  const chosen = page.getByTestId('leg-row').and(page.locator('[aria-selected="true"]'))
  await expect(grid).toBeFocused()
  await page.keyboard.press('End')
  await expect(chosen).toContainText(/2026-11-01\s*00:00/)
  await recordRounds(app, HALF)
  await expect(grid).toHaveAttribute('aria-rowcount', '421')
  await expect(chosen).toHaveAttribute('aria-rowindex', '421')
  await expect(chosen).toContainText(/2026-11-01\s*00:00/)
})
