import { join } from 'node:path'

import type { Locator, Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { LONG_WITH_PART_CLOSED, recordPosition, visit } from './journal-pages'
import { pointAt } from './point-at'
import { choose, keptDocument, LONG, nameOf, saveAs } from './scenario-steps'
import { sheetOf, type Sheet } from './workbench-fields'

async function openPayoff(page: Page): Promise<Sheet> {
  const sheet = sheetOf(page)
  await sheet.type(LONG)
  await page.getByTestId('tab-payoff').click()
  await expect(sheet.field('payoff-days')).toBeFocused()
  return sheet
}

/** Presses keys one by one; what is no name of a key is typed. */
async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys)
    await (/^(Shift\+)?(Tab|Enter|Arrow\w+)$/.test(key)
      ? page.keyboard.press(key)
      : page.keyboard.type(key))
}

/** A place in the picture's table, for who cannot see the picture. */
const drawnHead = (page: Page, name: string): Locator =>
  page.getByTestId('chart-payoff').getByRole('columnheader', { name })

test('legs are typed by keyboard and add up to one curve', async ({ app }) => {
  const { page } = app
  const sheet = await openPayoff(page)
  await sheet.choose('Fees and funding paid', 'Left out')
  // 10 000 · (1/50 000 − 1/60 000)
  expect(await sheet.result('payoff-total-coin')).toBe('+0.03333333 BTC')

  // Sold 4 000 of the sheet’s contract at 55 000, then a put bought at 50 000 for 0.05.
  await sheet.field('payoff-days').focus()
  await pressAll(page, ['Tab', 'Tab', 'ArrowDown', 'Tab', 'Tab', '4000', 'Tab', '55000'])
  await expect(sheet.field('payoff-legs-0-side')).toHaveValue('short')
  expect(await sheet.result('payoff-leg-1-coin')).toBe('−0.00606061 BTC')
  await pressAll(page, ['Tab', 'Tab', 'Tab', 'Put', 'Tab', 'Tab', 'Tab', '1', 'Tab', '50000'])
  await pressAll(page, ['Tab', '0.05'])
  await expect(sheet.field('payoff-legs-1-kind')).toHaveValue('put')
  // −4 000 · (1/55 000 − 1/60 000), and the premium alone
  expect(await sheet.result('payoff-leg-2-coin')).toBe('−0.05000000 BTC')
  expect(await sheet.result('payoff-total-coin')).toBe('−0.02272727 BTC')
  expect(await sheet.result('payoff-total-usd')).toBe('−1,363.64 USD')
  for (const name of ['All legs', 'The sheet, XBTUSD', 'Leg 1, sold XBTUSD', 'Leg 2, bought put'])
    await expect(drawnHead(page, name).first()).toBeAttached()
  await page.getByTestId('how-payoff-total').press('Enter')
  await expect(page.getByTestId('steps-payoff-total')).toContainText(
    '0.0333333333333 + (−0.00606060606061) + (−0.05)',
  )
  expect(await seriousFindings(page)).toEqual([])

  // What cannot be is said under its leg, and the others are added up without it.
  await sheet.type({ 'payoff-legs-1-price': '0' })
  await expect(page.getByRole('group', { name: 'Leg 2' })).toContainText('must be above zero')
  await expect(page.getByTestId('tool-words')).toContainText('Leg 2 is not counted yet')
  expect(await sheet.result('payoff-total-coin')).toBe('+0.02727273 BTC')
  await page.getByRole('button', { name: 'Remove leg 1' }).press('Enter')
  await expect(sheet.field('payoff-legs-0-kind')).toHaveValue('put')
})

test('an own position and coins stand with the sheet on one curve, kept and saved', async ({
  app,
}) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  await visit(page, '/workbench')
  const sheet = await openPayoff(page)
  await sheet.choose('Fees and funding paid', 'Left out')

  // What is still open of it, 6 000 from 60 000; and 0.1 coins that cost 40 000 each.
  await page.getByTestId('payoff-journal-add').press('Enter')
  await expect(sheet.field('payoff-legs-0-quantity')).toHaveValue('6000')
  await expect(sheet.field('payoff-legs-0-price')).toHaveValue('60000')
  await page.getByTestId('payoff-legs-1-kind').selectOption({ label: 'Coins' })
  await sheet.type({ 'payoff-legs-1-quantity': '0.1', 'payoff-legs-1-price': '40000' })

  // A = 0.2 + 0.1 + 0.1 BTC and B = −20 000 USD: zero at 50 000; at 60 000 0.4 − 20 000/60 000.
  expect(await sheet.result('payoff-break-even-figure')).toMatch(/^50,000\.0/)
  expect(await sheet.result('payoff-total-coin')).toBe('+0.06666667 BTC')
  expect(await sheet.result('payoff-total-usd')).toBe('+4,000.00 USD')
  expect(await sheet.result('payoff-leg-2-usd')).toBe('+2,000.00 USD')
  await expect(page.getByTestId('chart-payoff').locator('canvas').first()).toBeVisible()

  // 30 days ahead both longs pay 90 · 0.01 % of 16 000 / 60 000: 0.0024.
  await sheet.type({ 'funding-rate': '0.01', 'payoff-days': '30' })
  await expect(sheet.says('payoff-days')).toHaveText('Longs pay 0.9000% of the notional.')
  expect(await sheet.result('payoff-total-coin')).toBe('+0.06426667 BTC')
  await sheet.type({ 'payoff-days': '-1' })
  await expect(sheet.says('payoff-days')).toHaveText(/must not be below zero/)
  await sheet.type({ 'payoff-days': '60' })

  await saveAs(page, 'All of it')
  expect(await keptDocument(app, 'All of it')).toMatchObject({
    tools: {
      ...{ 'payoff-legs-0-contract': 'bitmex:XBTUSD', 'payoff-legs-0-quantity': '6000' },
      ...{ 'payoff-legs-1-kind': 'coins', 'payoff-legs-1-quantity': '0.1' },
      'payoff-days': '60',
    },
  })
  await app.relaunch()
  const again = sheetOf(app.page)
  await app.page.getByTestId('tab-payoff').click()
  await expect(again.field('payoff-legs-0-quantity')).toHaveValue('6000')
  // 60 days: 0.0048
  expect(await again.result('payoff-total-coin')).toBe('+0.06186667 BTC')
})

test('the legs go out in the scenario file and come back equal', async ({ launchApp }) => {
  test.slow()
  const app = await launchApp()
  const file = join(app.dataFolder, 'legs.json')
  await recordPosition(app.page, LONG_WITH_PART_CLOSED)
  await visit(app.page, '/workbench')
  const sheet = await openPayoff(app.page)
  await app.page.getByTestId('payoff-journal-add').press('Enter')
  await app.page.getByTestId('payoff-legs-1-kind').selectOption({ label: 'Call' })
  await sheet.type({ 'payoff-legs-1-quantity': '0.5', 'payoff-legs-1-price': '65000' })
  await sheet.type({ 'payoff-legs-1-premium': '0.02' })
  const total = await sheet.result('payoff-total-coin')
  await saveAs(app.page, 'Legs')
  const sent = await keptDocument(app, 'Legs')
  await pointAt(app, file)
  await choose(app.page, 'Export…')
  await expect(app.page.getByTestId('notices')).toContainText('The scenario is in legs.json.')
  await app.close()

  const other = await launchApp()
  await pointAt(other, file)
  await choose(other.page, 'Import…')
  await expect(nameOf(other.page)).toHaveText('Legs')
  expect(await keptDocument(other, 'Legs')).toEqual(sent)
  await other.page.getByTestId('tab-payoff').click()
  const there = sheetOf(other.page)
  await expect(there.field('payoff-legs-1-premium')).toHaveValue('0.02')
  expect(await there.result('payoff-total-coin')).toBe(total)
})
