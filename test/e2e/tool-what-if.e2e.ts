import type { Locator, Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { colourAt, GRID, isPainted, map, openWhatIf, placeOn } from './what-if-steps'
import type { Sheet } from './workbench-fields'

/** Opens the cell at 48 000 after ten days with the keys of the map, and goes on from there. */
async function openCell(page: Page, sheet: Sheet): Promise<void> {
  await sheet.type(GRID)
  await isPainted(page)
  await page.keyboard.press('Tab')
  await expect(map(page)).toBeFocused()
  for (const key of ['ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key)
  // 30 payments of 0.2083333… · 0.01 %; 10 000·(1/50 000 − 1/48 000) − 0.000625
  expect(await sheet.result('what-if-said')).toContain(
    '48,000.0 USD after 10 days: net PnL −0.00895833 BTC, −430.00 USD',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('tool-answer')).toContainText('At 48,000.0 USD after 10 days')
}

test('a cell is gone to by keys and opened to its arithmetic', async ({ app }) => {
  test.slow()
  const { page } = app
  const sheet = await openWhatIf(page)
  await openCell(page, sheet)
  expect(await sheet.result('what-if-net-coin')).toBe('−0.00895833 BTC')
  expect(await sheet.result('what-if-net-usd')).toBe('−430.00 USD')
  expect(await sheet.result('what-if-received-coin')).toBe('−0.00062500 BTC')
  // 0.02 − 0.00833333 − 0.000625; 0.001 of it is asked for; 10 000 / (0.22 − 0.000625 − 0.001)
  expect(await sheet.result('what-if-equity-coin')).toBe('0.01104167 BTC')
  expect(await sheet.result('what-if-ratio-figure')).toBe('9.06%')
  expect(await sheet.result('what-if-liquidation-figure')).toBe('45,792.8')
  expect(await sheet.result('what-if-distance-usd')).toBe('−2,207.21 USD')
  await expect(page.getByTestId('steps-what-if-net')).toContainText('funding until then')

  await page.keyboard.press('Tab')
  await expect(page.getByTestId('how-what-if-net')).toBeFocused()
  await page.getByTestId('how-what-if-ratio').press('Enter')
  await expect(page.getByTestId('steps-what-if-ratio')).toContainText('0.001 / 0.0110416666667')
  expect(await seriousFindings(page)).toEqual([])
})

/** A figure with its first fifty digits, as its tooltip says it: the last of 64 may depend on the way to it. */
const exact = async (at: Locator): Promise<string | undefined> =>
  (await at.locator('.figure').getAttribute('title'))?.slice(0, 52)

test('an opened cell is to fifty digits what the other tools say', async ({ app }) => {
  const { page } = app
  const sheet = await openWhatIf(page)
  await openCell(page, sheet)
  const cell = {
    net: await exact(sheet.field('what-if-net-coin')),
    received: await exact(sheet.field('what-if-received-coin')),
    liquidation: await exact(sheet.field('what-if-liquidation-figure')),
  }
  expect(cell.net).toBe('-0.0089583333333333333333333333333333333333333333333')

  await page.getByTestId('tab-funding').click()
  await sheet.type({ 'funding-price': '48000', 'funding-days': '10' })
  expect(await exact(sheet.field('funding-total-coin'))).toBe(cell.received)

  // The same with the funding as paid, and off the margin of 0.02.
  await page.getByTestId('tab-position').click()
  await sheet.choose('Backed by', 'margin, BTC')
  await sheet.type({ exit: '48000', funding: '0.000625', margin: '0.019375' })
  expect(await exact(sheet.field('answer-net'))).toBe(cell.net)
  expect(await exact(sheet.field('answer-liquidation'))).toBe(cell.liquidation)
})

test('the map is coloured by any figure, and pointed at', async ({ app }) => {
  const { page } = app
  const sheet = await openWhatIf(page)
  await sheet.type(GRID)
  const scale = page.getByTestId('heat-map-scale')
  const table = page.getByTestId('heat-map-table')
  const cellOf = (price: string, column: number): Locator =>
    table.getByRole('row', { name: price }).getByRole('cell').nth(column)
  // 10 000·(1/50 000 − 1/60 000) each way from zero
  await expect(scale).toHaveText(/^Net PnL\s*−0\.03333 BTC\s*\+?0\.03333 BTC\s*liquidated$/)
  await expect(cellOf('48,000', 10)).toHaveText('−0.008958 BTC')

  const at = await placeOn(page)
  const cell = (row: number, column: number) => [(column + 0.5) / 11, 1 - (row + 0.5) / 21] as const
  // The end of the scale, and lighter than a loss even without its colour.
  await expect.poll(() => colourAt(page, ...cell(20, 0))).toEqual([230, 255, 248])
  const [red, green, blue] = await colourAt(page, ...cell(6, 0))
  expect(red).toBeGreaterThan(Math.max(green, blue))
  expect(red + green + blue).toBeLessThan(450)

  await page.mouse.move(...at(...cell(8, 10)))
  await expect(page.getByTestId('what-if-said')).toContainText('48,000.0 USD after 10 days')
  await page.mouse.click(...at(...cell(15, 5)))
  await expect(page.getByTestId('tool-answer')).toContainText('At 55,000.0 USD after 5 days')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('what-if-said')).toContainText('55,000.0 USD after 6 days')

  await page.getByTestId('what-if-figure').selectOption({ label: 'Margin ratio' })
  // 0.001 / (0.02 + 0.0333…), 0.001 / (0.02 − 0.0173913 − 30 · 10 000 / 46 000 · 0.01 %)
  await expect(scale).toHaveText(/^Margin ratio\s*1\.88%\s*51\.11%\s*liquidated$/)
  await expect(cellOf('48,000', 10)).toHaveText('9.06%')
  await expect(cellOf('44,000', 0)).toHaveText('none, liquidated')
  await page.getByTestId('what-if-figure').selectOption({ label: 'Distance to liquidation' })
  await sheet.choose('In', 'USD')
  await expect(cellOf('48,000', 10)).toHaveText('−2,207.21 USD')
  await page.getByTestId('what-if-figure').selectOption({ label: 'Equity' })
  // 0.05333… · 60 000; 0.01104167 · 48 000
  await expect(scale).toHaveText(/^Equity\s*90 USD\s*3,200 USD\s*liquidated$/)
  await expect(cellOf('48,000', 10)).toHaveText('530 USD')
})

test('a grid has up to 200 by 200 cells, each of them reached', async ({ app }) => {
  const { page } = app
  const sheet = await openWhatIf(page)
  await sheet.type({ ...GRID, 'what-if-rows': '200', 'what-if-columns': '200' })
  await isPainted(page)
  const at = await placeOn(page)
  await page.mouse.click(...at(0.999, 0.001))
  await expect(page.getByTestId('what-if-said')).toContainText('60,000.0 USD after 10 days')
  // 20 000 / 199 = 100.5 between rows, 10 / 199 = 0.05 between columns
  for (const key of ['ArrowDown', 'ArrowLeft']) await page.keyboard.press(key)
  await expect(page.getByTestId('what-if-said')).toContainText('59,899.5 USD after 9.95 days')
  for (const key of ['Shift+ArrowDown', 'PageUp', 'Home']) await page.keyboard.press(key)
  await expect(page.getByTestId('what-if-said')).toContainText('59,899.5 USD after 0 days')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('tool-answer')).toContainText('At 59,899.5 USD after 0 days')
})

test('what cannot be is said beside its field, and the map waits', async ({ app }) => {
  const { page } = app
  const sheet = await openWhatIf(page)
  for (const [field, text, words] of [
    ['what-if-days', '0', /must be above zero; the grid needs some time/],
    ['what-if-days', '366', 'The time goes up to 365; you typed 366.'],
    ['what-if-from', '-1', /must be above zero/],
    ['what-if-to', '39000', 'The highest price must be above the lowest, 40,000.'],
    ['what-if-rows', '201', 'The number of rows goes up to 200; you typed 201.'],
    ['what-if-columns', '1', 'A grid has at least 2 columns.'],
    ['what-if-columns', 'ten', /^Write the number in digits/],
  ] as const) {
    await sheet.type({ ...GRID, [field]: text })
    await expect(sheet.says(field)).toHaveText(words)
    await expect(page.getByTestId('what-if-said')).toHaveText('The map needs the fields above.')
    await expect(page.getByTestId('heat-map-scale')).toBeHidden()
  }
  expect(await seriousFindings(page)).toEqual([])
  await sheet.type({ ...GRID, quantity: '' })
  await expect(page.getByTestId('what-if-said')).toHaveText('Needs a quantity.')
  await expect(page.getByTestId('what-if-net-figure')).toContainText('–')
})
