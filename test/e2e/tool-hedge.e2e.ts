import { expect, test } from './app'
import { seriousFindings } from './axe'
import { BTC, holdsPublished, type Asked } from './published-cases'
import { sheetOf } from './workbench-fields'

const PUBLISHED: readonly Omit<Asked, 'tool'>[] = [
  // 10 coins at 10 000 dollars are the 100 000 that were sold.
  {
    ...{ id: 'deribit-insights-hedge', contract: BTC.deribit, shortened: 'round' },
    types: { 'hedge-coins': '=10', 'hedge-price': 'entry', 'hedge-now': 'exit' },
    reads: { 'hedge-brings-coin': 'pnl' },
  },
  {
    ...{ id: 'generic-romano-synthetic-usd-1', contract: BTC.bitmex },
    types: { 'hedge-coins': 'coin', 'hedge-price': 'entry', 'hedge-now': 'exit' },
    reads: { 'hedge-worth-coin': 'coins', 'hedge-worth-usd': 'usd', 'hedge-frozen-usd': 'usd' },
  },
  {
    ...{ id: 'generic-romano-4', contract: BTC.bitmex },
    types: {
      ...{ 'hedge-coins': '=2', 'hedge-price': 'entry', 'hedge-now': 'exit' },
      'hedge-sold': 'qty',
    },
    reads: { 'hedge-brings-coin': 'pnl' },
  },
]

test('hedges that were published are typed in and read off', async ({ app }) => {
  await holdsPublished(
    app.page,
    PUBLISHED.map((asked) => ({ ...asked, tool: 'hedge' })),
  )
})

test('coins are frozen, drift, and are hedged again', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.contract(BTC.binance)
  await sheet.type({ balance: '1.5', entry: '50000', exit: '60000' })
  await page.getByTestId('tab-hedge').click()
  await expect(sheet.field('hedge-coins')).toBeFocused()

  // 1.5 · 50 000 / 100
  expect(await sheet.result('hedge-quantity-figure')).toBe('750 contracts')
  expect(await sheet.result('hedge-frozen-usd')).toBe('75,000.00 USD')
  // 1.5 − 75 000 / 60 000
  expect(await sheet.result('hedge-left-coin')).toBe('+0.25000000 BTC')
  expect(await sheet.result('hedge-left-usd')).toBe('+15,000.00 USD')
  expect(await sheet.result('hedge-trade-figure')).toBe('150 contracts')
  // 15 000 / 60 000 · 0.05 %
  expect(await sheet.result('hedge-trade-fee-coin')).toBe('0.00012500 BTC')
  expect(await sheet.result('hedge-low-figure')).toBe('47,619.0')
  expect(await sheet.result('hedge-high-figure')).toBe('52,631.6')
  await expect(page.getByTestId('tool-words')).toContainText('16.67% of the coins are not covered')
  await page.getByTestId('how-hedge-high').click()
  await expect(page.getByTestId('steps-hedge-high')).toContainText('750 · 100 / (1.5 · (1 + 0.05))')
  await page.getByTestId('how-hedge-trade-fee').click()
  await expect(page.getByTestId('steps-hedge-trade-fee')).toContainText(/Binance COIN-M: .*Read on/)
  await expect(page.getByTestId('hedge-steps-up-1')).toContainText('+39')
  await expect(page.getByTestId('hedge-prices-down-50')).toContainText('−100.00%')

  // Left with the coins, the result makes up for their price.
  expect(await sheet.result('hedge-worth-usd')).toBe('75,000.00 USD')
  expect(await sheet.result('hedge-delta-coin')).toBe('0.00000000 BTC')

  await sheet.type({ 'hedge-share': '20' })
  expect(await sheet.result('hedge-high-figure')).toBe('62,500.0')
  await expect(page.getByTestId('tool-words')).not.toContainText('not covered')
  await sheet.type({ 'hedge-coins': '0.0001' })
  await expect(page.getByTestId('tool-words')).toContainText('worth less than one lot')
  await sheet.type({ 'hedge-coins': '', 'hedge-now': 'soon' })
  await expect(sheet.says('hedge-now')).toHaveText(/digits/)
  await sheet.type({ 'hedge-now': '' })
  expect(await seriousFindings(page)).toEqual([])

  await page.getByTestId('tool-take').click()
  await expect(sheet.field('quantity')).toHaveValue('750')
  await expect(sheet.says('hedge-sold')).toHaveText('The short of the sheet: 750.')

  await page.getByTestId('tool-hedge').getByRole('link', { name: 'Glossary', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hedge' })).toBeVisible()
})

test('the hedge tool is used by keyboard alone', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ entry: '50000' })
  const tab = page.getByTestId('tab-hedge')
  const key = /\((.+)\)$/.exec((await tab.getAttribute('title')) ?? '')?.[1] ?? ''
  await page.keyboard.press('Escape')
  await page.keyboard.press(key.replace(' ', '+'))
  await expect(sheet.field('hedge-coins')).toBeFocused()
  await page.keyboard.type('1.5')
  // On BitMEX a contract is one dollar and a lot is 100.
  expect(await sheet.result('hedge-quantity-figure')).toBe('75,000 contracts')
  await page.getByTestId('how-hedge-quantity').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('steps-hedge-quantity')).toContainText('1.5 · 50,000 / 1')
})
