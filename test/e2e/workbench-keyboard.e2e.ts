import { expect, test } from './app'
import { cutIn } from './cut'
import { openPalette } from './palette'
import { sheetOf } from './workbench-fields'

test('the workbench is complete by keyboard', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await expect(sheet.field('quantity')).toBeFocused()
  await page.keyboard.type('10000')
  await page.keyboard.press('Tab')
  await page.keyboard.type('50000')
  await openPalette(page)
  await page.keyboard.type('bankruptcy')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Bankruptcy' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(sheet.field('entry')).toHaveValue('50000')
  await openPalette(page)
  await page.keyboard.type('binance')
  await page.keyboard.press('Enter')
  await expect(sheet.field('contract')).toHaveValue('binance:BTCUSD_PERP')
  await openPalette(page)
  await page.keyboard.type('swap')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('position-title')).toHaveText(/^Short −10,000/)
})

test('a figure is copied as a plain number', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ quantity: '10000', entry: '50000', exit: '40000' })
  await app.page.getByTestId('gross-coin').getByRole('button').press('Enter')
  await expect(app.page.getByText('PnL, price only: -0.05 copied.')).toBeVisible()
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('-0.05')
})

test('Ctrl Enter hands the position to the journal', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ quantity: '10000', entry: '50000', exit: '60000' })
  await sheet.choose('The price is', 'exit')
  await sheet.field('exit').press('Control+Enter')
  await expect(app.page).toHaveURL(/#\/journal\/new$/)
})

for (const [width, height] of [
  [1024, 700],
  [1280, 800],
] as const) {
  test(`nothing is cut at ${String(width)}×${String(height)}`, async ({ app }) => {
    const { page } = app
    await app.electron.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [width, height] as const,
    )
    await sheetOf(page).type({ quantity: '10000', entry: '50000', exit: '60000', leverage: '10' })
    await expect(page.getByTestId('chart').locator('canvas')).toBeVisible()
    expect(await cutIn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    )
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      height,
    )
  })
}
