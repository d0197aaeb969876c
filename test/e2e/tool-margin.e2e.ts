import { expect, test } from './app'
import { seriousFindings } from './axe'
import { BTC, ETH, holdsPublished, type Asked } from './published-cases'
import { sheetOf, type Sheet } from './workbench-fields'

const inBtc = async (sheet: Sheet): Promise<void> => sheet.choose('Quantity in', 'BTC')
const initial = { 'margin-initial-coin': 'initialMargin' } as const

const PUBLISHED: readonly Omit<Asked, 'tool'>[] = [
  {
    ...{ id: 'binance-faq-im', contract: BTC.binance, reads: initial, shortened: 'round' },
    types: { quantity: 'contracts', entry: 'price', leverage: 'leverage' },
  },
  {
    ...{ id: 'binance-mm-100', contract: BTC.binance },
    types: { quantity: 'contracts', entry: 'mark', leverage: '=10' },
    reads: { 'margin-maintenance-coin': 'maintMargin' },
  },
  {
    ...{ id: 'bybit-im-12000', contract: BTC.bybit, reads: initial },
    types: { quantity: 'qty', entry: 'price', leverage: 'leverage' },
  },
  {
    ...{ id: 'bybit-uta-isolated-inputs', contract: BTC.bybit, reads: initial },
    types: { quantity: 'qty', entry: 'entry', leverage: 'leverage' },
  },
  {
    ...{ id: 'bybit-order-cost-eth-25x', contract: 'Bybit ETHUSD inverse perpetual' },
    types: { quantity: 'qty', entry: 'price', leverage: 'leverage' },
    reads: { 'margin-order-coin': 'orderCost' },
  },
  {
    ...{ id: 'bitmex-xbtusd-long100-cross', contract: BTC.bitmex, inSatoshi: true },
    types: { quantity: 'qty', entry: 'avgEntryPrice', leverage: 'leverage' },
    reads: {
      'margin-booked-initial-coin': 'posInit',
      'margin-booked-reserve-coin': 'posComm',
      'margin-booked-position-coin': 'posMargin',
    },
  },
  {
    ...{ id: 'htx-margin-btc', contract: BTC.htx },
    types: { quantity: 'contracts', entry: 'latest', leverage: 'leverage' },
    reads: { 'margin-initial-coin': 'margin' },
  },
  {
    ...{ id: 'kraken-epp-margin', contract: BTC.kraken },
    types: { quantity: 'contracts', entry: 'entry', leverage: '=10' },
    reads: { 'margin-asked-coin': 'im', 'margin-maintenance-coin': 'mm' },
  },
  {
    ...{ id: 'kucoin-im-30000', contract: BTC.kucoin, reads: initial, shortened: 'round' },
    types: { quantity: 'qty', entry: 'entry', leverage: 'leverage' },
  },
  // The page cuts at four places.
  {
    ...{ id: 'okx-v3-eth-margin-short', contract: ETH.okx, shortened: 'truncate' },
    types: { quantity: 'contracts', entry: 'avgPx', leverage: 'lever' },
    reads: { 'margin-initial-coin': 'margin' },
  },
  // Clearing the sheet keeps what the quantity is counted in, so those in coins come last.
  {
    ...{ id: 'deribit-im-table-25', contract: BTC.deribit, chooses: inBtc },
    types: { quantity: 'sizeBTC', entry: '=10000', leverage: '=10' },
    reads: {
      'margin-asked-coin': 'imBTC',
      'margin-maintenance-coin': 'mmBTC',
      'margin-rate-figure': 'mmRate',
    },
  },
  {
    ...{ id: 'deribit-im-table-350', contract: BTC.deribit, chooses: inBtc },
    types: { quantity: 'sizeBTC', entry: '=10000', leverage: '=10' },
    reads: { 'margin-asked-coin': 'imBTC' },
  },
]

test('margin that venues published is typed in and read off', async ({ app }) => {
  test.slow()
  await holdsPublished(
    app.page,
    PUBLISHED.map((asked) => ({ ...asked, tool: 'margin' })),
  )
})

test('margin is asked of a position, of the account, of the tiers and of a size', async ({
  app,
}) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.contract(BTC.binance)
  await sheet.type({ quantity: '4000', entry: '100000', leverage: '20', balance: '0.5' })
  await page.getByTestId('tab-margin').click()
  await expect(sheet.field('margin-leverage')).toBeFocused()

  // 4 BTC: / 20, 0.8 % of it, 0.4 % of it
  expect(await sheet.result('margin-initial-coin')).toBe('0.20000000 BTC')
  expect(await sheet.result('margin-initial-usd')).toBe('20,000.00 USD')
  expect(await sheet.result('margin-asked-coin')).toBe('0.03200000 BTC')
  expect(await sheet.result('margin-maintenance-coin')).toBe('0.01600000 BTC')
  expect(await sheet.result('margin-effective-figure')).toBe('8×')
  expect(await sheet.result('margin-ratio-figure')).toBe('8.00%')
  // The tier ends at 5 BTC: 5 000 contracts at the entry, these contracts at 80 000.
  expect(await sheet.result('margin-next-figure')).toBe('5,000 contracts')
  expect(await sheet.result('margin-next-price-figure')).toBe('80,000.0')
  await page.getByTestId('how-margin-next-price').click()
  await expect(page.getByTestId('steps-margin-next-price')).toContainText('4,000 · 100 / 5')
  await expect(page.getByTestId('steps-margin-next-price')).toContainText(
    /Binance COIN-M: .*Read on 2026-11-24/,
  )

  // 0.5 · 100 · 1 000 / 1.05 could be paid for; the tiers end at 10 BTC.
  await sheet.type({ 'margin-leverage': '100' })
  expect(await sheet.result('margin-affordable-figure')).toBe('47,619 contracts')
  expect(await sheet.result('margin-largest-figure')).toBe('10,000 contracts')
  await expect(page.getByTestId('margin-tiers-1')).toContainText('this position')
  await expect(page.getByTestId('margin-leverages-20')).toContainText('50,000')
  await sheet.type({ 'margin-leverage': '126' })
  await expect(sheet.says('margin-leverage')).toHaveText(/goes up to 125; you typed 126/)

  await sheet.choose('Margin', 'cross')
  await sheet.type({ exit: '95000', balance: '1' })
  // 400 000 · (1/100 000 − 1/95 000) = −0.21052632
  expect(await sheet.result('margin-equity-coin')).toBe('0.78947368 BTC')
  await sheet.type({ quantity: '40000', leverage: '25' })
  await expect(page.getByTestId('tool-words')).toContainText('at most 20× leverage on BTCUSD_PERP')
  expect(await seriousFindings(page)).toEqual([])

  await page.getByTestId('tool-margin').getByRole('link', { name: 'Glossary', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Margin tier' })).toBeVisible()
})

test('the margin tool is used by keyboard alone', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ quantity: '10000', entry: '50000', leverage: '10', balance: '0.1' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('6')
  await expect(sheet.field('margin-leverage')).toBeFocused()
  await page.keyboard.type('50')
  // 0.1 · 50 · 50 000 / 1.025 = 243 902.4…
  expect(await sheet.result('margin-affordable-figure')).toBe('243,900 contracts')
  const how = page.getByTestId('how-margin-affordable')
  await how.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('steps-margin-affordable')).toContainText('W · L')
})
