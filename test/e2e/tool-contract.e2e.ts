import type { Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { sheetOf } from './workbench-fields'

async function openContract(page: Page): Promise<void> {
  await page.getByTestId('tab-contract').click()
  await expect(page.getByTestId('contract-quantity')).toBeFocused()
}

test('a contract is worth points and ticks, and a round trip costs basis points', async ({
  app,
}) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.contract('Binance COIN-M BTCUSD perpetual')
  await sheet.type({ quantity: '100', entry: '50000' })
  await openContract(page)
  // 10 000 / 50 000² and 10 000 · 0.1 / (50 000 · 50 000.1)
  expect(await sheet.result('contract-point-coin')).toBe('0.0000040000 BTC')
  expect(await sheet.result('contract-point-usd')).toBe('0.2000 USD')
  expect(await sheet.result('contract-tick-coin')).toBe('0.0000004000 BTC')
  // 0.01 % and 0.05 %
  expect(await sheet.result('contract-trip-maker-maker-figure')).toBe('2 bps')
  expect(await sheet.result('contract-trip-maker-taker-figure')).toBe('6 bps')
  expect(await sheet.result('contract-trip-taker-maker-figure')).toBe('6 bps')
  expect(await sheet.result('contract-trip-taker-taker-figure')).toBe('10 bps')
  await expect(page.getByTestId('contract-round-trip-taker-taker')).toContainText('50,050.1')
  await page.getByTestId('how-contract-tick').click()
  await expect(page.getByTestId('steps-contract-tick')).toContainText(
    '100 · 100 · 0.1 / (50,000 · 50,000.1)',
  )
  await expect(page.getByTestId('steps-contract-tick')).toContainText(/Read on 2026-11-\d\d/)
  await expect(page.getByTestId('chart-contract-worth').locator('canvas')).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
})

test('in satoshi the same figures are a hundred million times larger', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.contract('Binance COIN-M BTCUSD perpetual')
  await sheet.type({ quantity: '100', entry: '50000' })
  await openContract(page)
  await page.getByText('sat', { exact: true }).first().click()
  expect(await sheet.result('contract-point-coin')).toBe('400.00 sat')
  expect(await sheet.result('contract-worth-coin')).toBe('20000000 sat')
})

test('a fee tier sets the rates, is compared, and goes to the sheet', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.contract('Kraken PI_XBTUSD perpetual')
  await sheet.type({ quantity: '10000', entry: '50000' })
  await openContract(page)
  expect(await sheet.result('contract-trip-taker-taker-figure')).toBe('10 bps')
  await page.getByTestId('contract-tier').selectOption({ label: 'over 100,000 USD in 30 days' })
  // 0.015 % and 0.04 %
  expect(await sheet.result('contract-trip-taker-taker-figure')).toBe('8 bps')
  await expect(page.getByTestId('contract-tiers-1')).toContainText('chosen')
  await expect(page.getByTestId('contract-venues-bitmex:XBTUSD')).toContainText('10')
  await page.getByTestId('tool-take').click()
  await expect(sheet.field('fee-in')).toHaveValue('0.04')
  await expect(sheet.field('fee-out')).toHaveValue('0.04')
  await sheet.type({ 'contract-taker': '11' })
  await expect(sheet.says('contract-taker')).toHaveText(/up to 10/)
  await expect(page.getByTestId('contract-round-trip-taker-taker')).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
})

/** What is typed, and the fee or worth that was published for it. */
const PUBLISHED = [
  // bybit-fee-taker-055, bybit-fee-maker-02
  {
    ...{ contract: 'Bybit BTCUSD inverse perpetual', quantity: '10000', price: '8000' },
    reads: {
      'contract-taker-fee-coin': '−0.00068750 BTC',
      'contract-maker-fee-coin': '−0.00025000 BTC',
    },
  },
  // nautilus-fee1: 100 000 at 10 000 and 0.075 %
  {
    ...{ contract: 'BitMEX XBTUSD perpetual', quantity: '100000', price: '10000', taker: '0.075' },
    reads: { 'contract-taker-booked-coin': '−0.00750000 BTC' },
  },
  // binance-trade-eth
  {
    ...{ contract: 'Binance COIN-M ETHUSD perpetual', quantity: '1', price: '2498.15' },
    taker: '0.04',
    reads: {
      'contract-taker-booked-coin': '−0.00000160 ETH',
      'contract-booked-coin': '0.00400296 ETH',
    },
  },
  // deribit-trade-fee-eth2
  {
    ...{ contract: 'Deribit ETH-PERPETUAL', quantity: '40', price: '143.81' },
    reads: { 'contract-taker-booked-coin': '−0.000139 ETH' },
  },
] as const

test('published fees are read off the screen', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await openContract(page)
  for (const { contract, quantity, price, reads, ...typed } of PUBLISHED) {
    await sheet.contract(contract)
    const taker = 'taker' in typed ? typed.taker : ''
    await sheet.type({
      'contract-quantity': quantity,
      'contract-price': price,
      'contract-taker': taker,
    })
    for (const [testid, expected] of Object.entries(reads))
      expect(await sheet.result(testid), `${contract}: ${testid}`).toBe(expected)
  }
})
