import type { Page } from '@playwright/test'

import { expect, test } from './app'
import { seriousFindings } from './axe'
import { BTC, ETH, holdsPublished, type Asked } from './published-cases'
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

const TRADED = { 'contract-quantity': 'qty', 'contract-price': 'price' }

const PUBLISHED: readonly Omit<Asked, 'tool'>[] = [
  {
    ...{ id: 'bybit-fee-taker-055', contract: BTC.bybit, asRisk: true },
    ...{ types: TRADED, reads: { 'contract-taker-fee-coin': 'fee' } },
  },
  {
    ...{ id: 'bybit-fee-maker-02', contract: BTC.bybit, asRisk: true },
    ...{ types: TRADED, reads: { 'contract-maker-fee-coin': 'fee' } },
  },
  {
    ...{ id: 'nautilus-fee1', contract: BTC.bitmex, asRisk: true },
    types: { ...TRADED, 'contract-taker': '=0.075' },
    reads: { 'contract-taker-booked-coin': 'fee' },
  },
  {
    ...{ id: 'binance-trade-eth', contract: ETH.binance },
    types: { ...TRADED, 'contract-quantity': 'contracts' },
    reads: { 'contract-booked-coin': 'baseQty' },
  },
  {
    ...{ id: 'binance-trade-eth', contract: ETH.binance, asRisk: true },
    types: { ...TRADED, 'contract-quantity': 'contracts', 'contract-taker': '=0.04' },
    reads: { 'contract-taker-booked-coin': 'commission' },
  },
  {
    ...{ id: 'deribit-trade-fee-eth2', contract: 'Deribit ETH-PERPETUAL', asRisk: true },
    types: { ...TRADED, 'contract-quantity': 'sizeUSD' },
    reads: { 'contract-taker-booked-coin': 'fee' },
  },
  // A rebate, negative in the record; what is received has a plus here.
  {
    ...{ id: 'bitmex-exec-maker-2', contract: BTC.bitmex, inSatoshi: true, asRisk: true },
    types: { ...TRADED, 'contract-maker': '=-0.025' },
    reads: { 'contract-maker-booked-coin': 'execComm' },
  },
  {
    ...{ id: 'deribit-api-size', contract: BTC.deribit, shortened: 'round' },
    types: { 'contract-quantity': 'sizeUSD', 'contract-price': 'mark' },
    reads: { 'contract-worth-coin': 'size_currency' },
  },
  {
    ...{ id: 'kucoin-api-fillvalue', contract: BTC.kucoin, shortened: 'round' },
    ...{ types: TRADED, reads: { 'contract-worth-coin': 'value' } },
  },
  {
    ...{ id: 'okx-oi-usd', contract: 'OKX BTC-USD perpetual swap' },
    types: { 'contract-quantity': 'contracts', 'contract-price': '=50000' },
    reads: { 'contract-worth-usd': 'oiUsd' },
  },
]

test('published fees and worths are typed in and read off', async ({ app }) => {
  await holdsPublished(
    app.page,
    PUBLISHED.map((asked) => ({ ...asked, tool: 'contract' })),
  )
})
