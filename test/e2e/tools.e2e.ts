import type { Locator, Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { sheetOf } from './workbench-fields'

const SHEET = { quantity: '10000', entry: '50000', leverage: '10' } as const

/** What a tool that was opened is typed into: its first field that takes text, past choices and switches. */
const firstField = (page: Page, id: string): Locator =>
  page.getByTestId(`tool-${id}`).locator('input[inputmode], textarea').first()

/** Opens a tool by its tab and waits until it can be typed into. */
async function openTool(page: Page, id: string): Promise<void> {
  await page.getByTestId(`tab-${id}`).click()
  await expect(firstField(page, id)).toBeFocused()
}

/** Presses the key that a tab names in its title: "Target (3)", "Carry (Alt 1)". */
async function pressKeyOf(page: Page, id: string): Promise<void> {
  const title = (await page.getByTestId(`tab-${id}`).getAttribute('title')) ?? ''
  const [, key = ''] = /\((.+)\)$/.exec(title) ?? []
  await page.keyboard.press(key.replace(' ', '+'))
}

test('a target is typed, read off, explained, kept and put on the sheet', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(SHEET)
  await openTool(page, 'target')
  await expect(page.getByTestId('chart')).toBeHidden()
  await expect(page.getByTestId('tool-words')).toHaveText('Needs the wanted result.')

  await sheet.choose('Counted', 'price only')
  await sheet.type({ 'target-result': '0.05' })
  // 10 000 / (0.2 − 0.05), and 10 000·(1/50 000 − 1/66 666.66…)
  expect(await sheet.result('target-exit-figure')).toBe('66,666.7')
  expect(await sheet.result('target-gross-coin')).toBe('+0.05000000 BTC')
  await page.getByTestId('how-target-exit').click()
  await expect(page.getByTestId('steps-target-exit')).toContainText('1 / (1/50,000 −')
  await sheet.type({ 'target-result': '0.3' })
  await expect(page.getByTestId('tool-words')).toContainText('stays below 0.2 BTC')
  await sheet.type({ 'target-result': '0.05' })
  expect(await seriousFindings(page)).toEqual([])

  await page.getByTestId('tool-take').click()
  await expect(sheet.field('exit')).toHaveValue('66666.7')
  await page.getByTestId('tab-position').click()
  await expect(page.getByTestId('chart').locator('canvas')).toBeVisible()

  await app.relaunch()
  const again = sheetOf(app.page)
  await app.page.getByTestId('position-title').click()
  await app.page.keyboard.press('Escape')
  await pressKeyOf(app.page, 'target')
  await expect(again.field('target-result')).toBeFocused()
  await expect(again.field('target-result')).toHaveValue('0.05')
  expect(await again.result('target-exit-figure')).toBe('66,666.7')
})

test('an exit is judged in coin, in dollars, in R and in equity', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ ...SHEET, stop: '45000', balance: '1' })
  await openTool(page, 'target')
  await page.getByTestId('target-kind').selectOption({ label: 'What an exit price brings' })
  await sheet.choose('Counted', 'price only')
  await sheet.type({ 'target-price': '60000' })
  // 10 000·(1/50 000 − 1/60 000); over 10 000·(1/45 000 − 1/50 000); 1 + 0.03315 at 60 000
  expect(await sheet.result('target-gross-coin')).toBe('+0.03333333 BTC')
  expect(await sheet.result('target-gross-usd')).toBe('+2,000.00 USD')
  expect(await sheet.result('target-roe-figure')).toBe('+165.75%')
  expect(await sheet.result('target-r-coin-figure')).toBe('+1.50 R')
  expect(await sheet.result('target-r-usd-figure')).toBe('+2.00 R')
  expect(await sheet.result('target-equity-coin')).toBe('1.03315000 BTC')
  expect(await sheet.result('target-equity-usd')).toBe('61,989.00 USD')
  await sheet.type({ 'target-price': '0' })
  await expect(sheet.says('target-price')).toHaveText(/must be above zero/)
  expect(await seriousFindings(page)).toEqual([])
})

test('a size is worked out from the risk, warned about and put on the sheet', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ entry: '50000', stop: '48000', leverage: '10', 'fee-in': '0', 'fee-out': '0' })
  await openTool(page, 'size')
  await sheet.choose('Risk is', 'BTC')
  await sheet.type({ 'size-risk': '0.01' })
  // 0.01 / (1/48 000 − 1/50 000)
  expect(await sheet.result('size-quantity-figure')).toBe('12,000 contracts')
  expect(await sheet.result('size-risk-coin')).toBe('0.01000000 BTC')
  expect(await sheet.result('size-risk-usd')).toBe('480.00 USD')
  await expect(page.getByTestId('tool-words')).toContainText('it is met first')
  await page.getByTestId('how-size-quantity').click()
  await expect(page.getByTestId('steps-size-quantity')).toContainText('⌊12,000 / 100⌋ · 100')

  await sheet.type({ stop: '45000' })
  await expect(page.getByTestId('tool-words')).toContainText(
    'The stop at 45,000.0 is below the liquidation price 45,662.2',
  )
  await sheet.type({ stop: '51000' })
  await expect(sheet.says('stop')).toHaveText(/must be below the entry/)
  expect(await seriousFindings(page)).toEqual([])

  await sheet.type({ stop: '48000' })
  await page.getByTestId('tool-take').click()
  await expect(sheet.field('quantity')).toHaveValue('12000')
})

test('a move is survived with margin added or contracts cut', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ ...SHEET, 'fee-out': '0' })
  await openTool(page, 'liquidation')
  await sheet.type({ 'survive-move': '-20' })
  // 0.001 − (0.02 − 0.05); the share kept is 0.02 / 0.051
  expect(await sheet.result('survive-margin-coin')).toBe('0.03100000 BTC')
  expect(await sheet.result('survive-margin-usd')).toBe('1,550.00 USD')
  expect(await sheet.result('survive-cut-figure')).toBe('6,100 contracts')
  expect(await sheet.result('survive-price-figure')).toBe('40,000.0')
  await page.getByTestId('how-survive-margin').click()
  await expect(page.getByTestId('steps-survive-margin')).toContainText('maintenance − equity')
  expect(await seriousFindings(page)).toEqual([])
  await sheet.type({ 'survive-move': '-100' })
  await expect(page.getByTestId('tool-words')).toContainText('cannot fall by 100 %')

  // The same margin typed as margin: liquidation is the price moved to.
  await sheet.choose('Backed by', 'margin, BTC')
  await sheet.type({ margin: '0.051' })
  expect(await sheet.result('answer-liquidation')).toBe('40,000.0')
})

test('the break-evens that venues print stand side by side', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(SHEET)
  await openTool(page, 'break-even')
  // 50 000 · 1.0005 / 0.9995; 10 000 / (0.2 − 0.0001); 50 000 · 1.0005; to the tick above
  expect(await sheet.result('break-even-round-trip-figure')).toBe('50,050.1')
  expect(await sheet.result('break-even-with-realised-figure')).toBe('50,025.1')
  expect(await sheet.result('break-even-opening-fee-figure')).toBe('50,025.0')
  await expect(page.getByTestId('tool-words')).toContainText('What BitMEX prints')
  await page.getByTestId('how-break-even-round-trip').click()
  await expect(page.getByTestId('steps-break-even-round-trip')).toContainText('0.2')
  expect(await seriousFindings(page)).toEqual([])
  await sheet.type({ 'break-even-realised': '-0.01' })
  expect(await sheet.result('break-even-with-realised-figure')).toBe('52,631.6')
})
