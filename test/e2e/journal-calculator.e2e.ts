import { expect, test } from './app'
import { fillRow, LONG_WITH_PART_CLOSED, read, recordPosition } from './journal-pages'
import { openPalette } from './palette'
import { sheetOf } from './workbench-fields'

test('a calculated position is recorded, and a recorded one calculated', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ quantity: '10000', entry: '60000', exit: '63500' })
  await openPalette(page)
  await page.keyboard.type('record as position')
  await page.keyboard.press('Enter')
  await expect(fillRow(page, 1).getByLabel('Quantity')).toHaveValue('10000')
  await expect(fillRow(page, 1).getByLabel('Price')).toHaveValue('60000')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('leg-header')).toContainText('Long')

  await page.keyboard.press('o')
  await expect(sheet.field('entry')).toHaveValue('60000')
  await expect(sheet.field('quantity')).toHaveValue('10000')
})

test('an open position is calculated with what is still open', async ({ app }) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  await page.getByRole('button', { name: 'Open in calculator' }).click()
  const sheet = sheetOf(page)
  await expect(sheet.field('quantity')).toHaveValue('6000')
  await expect(sheet.field('entry')).toHaveValue('60000')
  expect(await read(page.getByTestId('position-title'))).toContain('6,000 contracts of XBTUSD')
})
