import type { Locator, Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { read } from './journal-pages'
import { isPainted, openWhatIf, placeOn } from './what-if-steps'
import type { Sheet } from './workbench-fields'

const words = (page: Page): Locator => page.getByTestId('what-if-path-words')

async function openPath(page: Page): Promise<Sheet> {
  const sheet = await openWhatIf(page)
  await sheet.choose('Look at', 'Path')
  return sheet
}

/** What the table along the path says at a point: price, equity, margin ratio, leverage, liquidation, net. */
const along = (page: Page, point: number): Promise<string> =>
  read(page.getByTestId(`what-if-path-points-${String(point)}`))

/** The points in the list, as text. */
async function typedPoints(
  page: Page,
): Promise<{ readonly days: readonly string[]; readonly prices: readonly string[] }> {
  const column = async (id: string): Promise<readonly string[]> => {
    const cells = page.getByTestId('what-if-path').getByTestId(new RegExp(`-${id}$`))
    const texts = await cells.evaluateAll((inputs: HTMLInputElement[]) =>
      inputs.map(({ value }) => value),
    )
    return texts.filter((text) => text !== '')
  }
  return { days: await column('day'), prices: await column('price') }
}

test('a path is typed, and every figure stands at each of its points', async ({ app }) => {
  test.slow()
  const { page } = app
  const sheet = await openPath(page)
  await sheet.field('what-if-path-0-day').focus()
  for (const key of ['1', 'Tab', '60000', 'Tab', 'Tab', '2', 'Tab', '48000'])
    await (key === 'Tab' ? page.keyboard.press(key) : page.keyboard.type(key))
  await expect(words(page)).toHaveText('The position is not liquidated on this path.')
  expect(await along(page, 0)).toBe(
    '0 50,000.0 0.02000000 BTC 1,000.00 USD 5.00% 10× 45,662.2 0.00000000 BTC 0.00 USD',
  )
  // One dollar is paid each 8 hours, at 53 333.33, 56 666.67 and 60 000: 0.0000530637 in all. Equity is
  // 0.02 + 0.0333… − 0.0000530637; 0.001 and 10 000 / 60 000 of it; 10 000 / (0.219 − 0.0000530637)
  expect(await along(page, 1)).toBe(
    '1 60,000.0 0.05328027 BTC 3,196.82 USD 1.88% 3.1281× 45,673.2 +0.03328027 BTC +1,996.82 USD',
  )
  // Then at 56 000, 52 000 and 48 000: 0.000110985 in all.
  expect(await along(page, 2)).toBe(
    '2 48,000.0 0.01155568 BTC 554.67 USD 8.65% 18.0286× 45,685.3 −0.00844432 BTC −405.33 USD',
  )
  for (const chart of ['price', 'equity'])
    await expect(
      page.getByTestId(`chart-what-if-path-${chart}`).locator('canvas').first(),
    ).toBeVisible()
  await expect(
    page.getByTestId('chart-what-if-path-price').getByRole('columnheader', { name: 'Leverage' }),
  ).toBeAttached()
  expect(await seriousFindings(page)).toEqual([])

  const second = page.getByRole('group', { name: 'Point 2' })
  await sheet.type({ 'what-if-path-1-day': '0.5' })
  await expect(second).toContainText('Days must not fall; the point before is at day 1.')
  await expect(words(page)).toContainText('Point 2 is not counted yet.')
  await sheet.type({ 'what-if-path-1-day': '181' })
  await expect(second).toContainText('The day goes up to 180; you typed 181.')
  await sheet.type({ 'what-if-path-1-day': '2', 'what-if-path-1-price': '0' })
  await expect(second).toContainText('The price must be above zero')
  await sheet.type({ 'what-if-path-1-price': '' })
  await expect(second).toContainText('Needs a price.')
})

test('paths by name begin at the price of now', async ({ app }) => {
  test.slow()
  const { page } = app
  const sheet = await openPath(page)
  await page.getByTestId('what-if-flash-crash').press('Enter')
  await expect(sheet.field('what-if-path-1-price')).toHaveValue('35000')
  // 10 000 / 0.219 is 4 337.9 of 15 000 on the way down: of 57.6 minutes 16.66
  await expect(words(page)).toContainText('Liquidated after 16.7 minutes at 45,662.2;')
  expect(await along(page, 1)).toBe(
    '0.0116, liquidated 45,662.2 0.00100000 BTC 45.66 USD 100.00% 219× 45,662.2 ' +
      '−0.01900000 BTC −867.58 USD',
  )
  expect(await seriousFindings(page)).toEqual([])

  await page.getByTestId('what-if-squeeze').click()
  await expect(sheet.field('what-if-path-1-price')).toHaveValue('65000')
  await expect(words(page)).toHaveText('The position is not liquidated on this path.')
  // The mark of the sheet is the price of now: a quarter less in thirty days.
  await sheet.type({ exit: '52000' })
  await page.getByTestId('what-if-bleed').click()
  await expect(sheet.field('what-if-path-3-price')).toHaveValue('39000')
  await expect(words(page)).toContainText('days at 45,')
  await page.getByTestId('what-if-no-path').click()
  await expect(words(page)).toContainText('draw over the map')
  await expect(sheet.field('what-if-path-0-price')).toHaveValue('')
})

test('a path is drawn over the map, and there again after a restart', async ({ app }) => {
  test.slow()
  const { page } = app
  const sheet = await openPath(page)
  await page.getByTestId('what-if-figure').selectOption({ label: 'Margin ratio' })
  await sheet.type({ 'what-if-days': '10', 'what-if-rows': '51' })
  await isPainted(page)
  const at = await placeOn(page)
  await page.mouse.move(...at(0.001, 0.5))
  await page.mouse.down()
  await page.mouse.move(...at(0.5, 0.95), { steps: 20 })
  await page.mouse.move(...at(0.999, 0.3), { steps: 20 })
  await page.mouse.up()
  await expect(words(page)).toContainText('Liquidated after')
  const drawn = await typedPoints(page)
  // The rows are 600 apart, from 35 000: down to the third and up to the 36th.
  expect(drawn.days.at(0)).toBe('0')
  expect(drawn.days.at(-1)).toBe('10')
  expect(drawn.prices.at(0)).toBe('50000')
  expect(Math.min(...drawn.prices.map(Number))).toBe(36_200)
  expect(drawn.prices.at(-1)).toBe('56000')
  const said = await words(page).innerText()

  await app.relaunch()
  await app.page.getByTestId('tab-what-if').click()
  await expect(words(app.page)).toHaveText(said)
  expect(await typedPoints(app.page)).toEqual(drawn)
  await expect(app.page.getByTestId('what-if-rows')).toHaveValue('51')
  await expect(app.page.getByTestId('heat-map-scale')).toHaveText(/^Margin ratio/)
})
