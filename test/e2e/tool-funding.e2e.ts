import type { Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { sheetOf } from './workbench-fields'

const SHEET = {
  ...{ quantity: '10000', entry: '50000', leverage: '10', 'funding-rate': '0.01' },
  ...{ 'fee-in': '0', 'fee-out': '0' },
}

async function openFunding(page: Page): Promise<void> {
  await page.getByTestId('tab-funding').click()
  await expect(page.getByTestId('funding-price')).toBeFocused()
}

test('funding is paid once and over thirty days, explained and drawn', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(SHEET)
  await openFunding(page)
  // 10 000 / 50 000 · 0.0001
  expect(await sheet.result('funding-payment-coin')).toBe('−0.00002000 BTC')
  expect(await sheet.result('funding-payment-usd')).toBe('−1.00 USD')
  expect(await sheet.result('funding-payer-figure')).toBe('This position pays shorts')
  expect(await sheet.result('funding-annual-figure')).toBe('+10.9500%')
  await page.getByTestId('how-funding-payment').click()
  const steps = page.getByTestId('steps-funding-payment')
  await expect(steps).toContainText('−(+1) · 10,000 · 1 / 50,000 · 0.01%')
  await expect(steps).toContainText(/BitMEX: .* Read on 2026-11-\d\d/)

  // 90 payments: 10 000 / (0.2 − 0.0018) and 10 000 / (0.2 + 0.0182 − 0.001)
  expect(await sheet.result('funding-total-coin')).toBe('−0.00180000 BTC')
  expect(await sheet.result('funding-break-even-figure')).toBe('50,454.1')
  expect(await sheet.result('funding-margin-coin')).toBe('0.01820000 BTC')
  expect(await sheet.result('funding-liquidation-figure')).toBe('46,040.6')
  expect(await sheet.result('funding-yield-figure')).toBe('−10.95%')
  await expect(page.getByTestId('chart-funding-days').locator('canvas')).toBeVisible()
  const drawn = page.getByTestId('chart-funding-days').getByRole('table')
  for (const head of ['Break-even', 'Liquidation', 'Funding so far'])
    await expect(drawn.getByRole('columnheader', { name: head })).toBeAttached()
  await expect(page.getByTestId('funding-days-90')).toContainText('46,040.6')
  expect(await seriousFindings(page)).toEqual([])

  // A rate that leaves less than the maintenance margin before the time is over.
  await sheet.type({ 'funding-at-rate': '0.1', 'funding-days': '40' })
  await expect(page.getByTestId('tool-words')).toContainText('By day 32 funding has taken so much')
  await page.getByRole('link', { name: 'Glossary', exact: true }).last().click()
  await expect(page.getByRole('heading', { name: 'Funding', exact: true })).toBeVisible()
})

test('the next rate comes from premium and interest, and goes to the sheet', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ ...SHEET, 'funding-rate': '', exit: '50050', index: '50000' })
  await openFunding(page)
  // 0.1 % + clamp(0.01 % − 0.1 %, ±0.05 %)
  expect(await sheet.result('funding-premium-now-figure')).toBe('+0.1000%')
  expect(await sheet.result('funding-predicted-figure')).toBe('+0.0500%')
  await expect(sheet.says('funding-at-rate')).toHaveText('The predicted rate.')
  await page.getByTestId('how-funding-predicted').click()
  await expect(page.getByTestId('steps-funding-predicted')).toContainText(
    '0.1% + clamp(0.01% − 0.1%, −0.05%, +0.05%)',
  )
  await page.getByTestId('tool-take').click()
  await expect(sheet.field('funding-rate')).toHaveValue('0.05')
  await expect(page.getByTestId('tool-take')).toBeHidden()
})

test('steps and a pasted series move it, and a line that cannot be read is named', async ({
  app,
}) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(SHEET)
  await openFunding(page)
  await sheet.choose('Rate over the time', 'steps')
  await sheet.type({
    ...{ 'funding-steps-0-rate': '0.01', 'funding-steps-0-days': '7' },
    ...{ 'funding-steps-1-rate': '-0.02', 'funding-steps-1-days': '2' },
  })
  // 21 · 0.00002 paid, 6 · 0.00004 received
  expect(await sheet.result('funding-total-coin')).toBe('−0.00018000 BTC')

  await sheet.choose('Rate over the time', 'pasted')
  const series = page.getByTestId('funding-series')
  await series.fill('Time;Funding Rate\n2026-11-01 08:00;0,0100%\n2026-11-01 16:00;-0,0050%\n')
  expect(await sheet.result('funding-total-coin')).toBe('−0.00001000 BTC')
  await expect(sheet.says('funding-series')).toHaveText(
    '2 rates, 0.67 days, from −0.0050% to 0.0100%.',
  )
  await series.fill('0.01\nsoon\n0.02')
  await expect(sheet.says('funding-series')).toHaveText(/^Line 2: Write the number in digits/)
  await expect(page.getByTestId('funding-total-figure')).toContainText('–')
  expect(await seriousFindings(page)).toEqual([])

  await app.relaunch()
  await expect(app.page.getByTestId('position-title')).toBeVisible()
  await app.page.getByTestId('tab-funding').click()
  await expect(app.page.getByTestId('funding-series')).toHaveValue('0.01\nsoon\n0.02')
})

test('a rate is typed by keyboard alone', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(SHEET)
  await openFunding(page)
  await page.keyboard.type('40000')
  await page.keyboard.press('Tab')
  await expect(sheet.field('funding-at-rate')).toBeFocused()
  await page.keyboard.type('-0.02')
  // 10 000 / 40 000 · 0.0002, received
  expect(await sheet.result('funding-payment-coin')).toBe('+0.00005000 BTC')
  await page.keyboard.press('ArrowUp')
  await expect(sheet.field('funding-at-rate')).toHaveValue('-0.019')
})

test('published examples are read off the screen', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  const bare = { entry: '', leverage: '', exit: '', index: '' }

  // bybit-v5-funding-settlement: the log of the classic account, cut to a whole satoshi
  await sheet.contract('Bybit BTCUSD inverse perpetual')
  await sheet.choose('Side', 'Short')
  await sheet.type({ ...bare, quantity: '1000', 'funding-rate': '-0.01' })
  await openFunding(page)
  await sheet.type({ 'funding-price': '63974.88' })
  expect(await sheet.result('funding-booked-coin')).toBe('−0.00000156 BTC')

  // kraken-funding-1-payment: 17.85 dollars, 0.00255 BTC
  await sheet.contract('Kraken PI_XBTUSD perpetual')
  await sheet.type({ quantity: '100000', 'funding-rate': '0.01785', index: '7000' })
  await sheet.type({ 'funding-price': '' })
  expect(await sheet.result('funding-payment-coin')).toBe('+0.00255000 BTC')
  expect(await sheet.result('funding-payment-usd')).toBe('+17.85 USD')

  // kraken-funding-1: 7 010 over 7 000, in 24 parts; the page's own division is wrong
  await sheet.type({ exit: '7010' })
  expect(await sheet.result('funding-premium-now-figure')).toBe('+0.1429%')
  expect(await sheet.result('funding-predicted-figure')).toBe('+0.0060%')
  const exact = page.getByTestId('funding-predicted-figure').locator('.figure')
  await expect(exact).toHaveAttribute('title', /^0\.0000595238095238/)

  // bitmex-fairbasisrate-2024: 0.00011 three times a day
  await sheet.contract('BitMEX XBTUSD perpetual')
  await sheet.type({ 'funding-rate': '0.011' })
  expect(await sheet.result('funding-annual-figure')).toBe('+12.0450%')

  // x10101-funding-1: no contract of that venue is listed; the formula on the index is the same
  await sheet.choose('Side', 'Long')
  await sheet.type({ quantity: '500', 'funding-rate': '0.3', 'funding-price': '20000' })
  expect(await sheet.result('funding-booked-coin')).toBe('−0.00007500 BTC')
})
