import { expect, test } from './app'
import { seriousFindings } from './axe'
import { BTC, ETH, holdsPublished, type Asked } from './published-cases'
import { sheetOf } from './workbench-fields'

const LOSS = { quantity: 'qty', entry: 'entry', stop: 'exit' } as const

/** Losses that were published: what a stop at their exit risks. */
const PUBLISHED: readonly Pick<Asked, 'id' | 'contract' | 'shortened'>[] = [
  { id: 'bybit-v5-btcusd-upnl', contract: BTC.bybit, shortened: 'round' },
  { id: 'gate-pnl-short-20000', contract: BTC.gate, shortened: 'round' },
  // Published of XRP, which is not listed there; the contract of 10 dollars is the same.
  { id: 'okx-xrp-275-2567', contract: ETH.okx, shortened: 'truncate' },
  { id: 'okx-xrp-277-2567', contract: ETH.okx, shortened: 'truncate' },
  { id: 'nautilus-inv1', contract: BTC.bitmex, shortened: 'round' },
  { id: 'generic-romano-1', contract: BTC.bitmex },
  { id: 'generic-romano-4', contract: BTC.bitmex },
]

test('losses that were published are the risk of a stop', async ({ app }) => {
  test.slow()
  await holdsPublished(
    app.page,
    PUBLISHED.map((asked) => ({
      ...asked,
      ...{ tool: 'stop-r', types: LOSS, asRisk: true },
      reads: { 'stop-r-risk-gross-coin': 'pnl' },
    })),
  )
})

test('a plan is typed target by target and judged in coin and in dollars', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ quantity: '100000', entry: '100000', stop: '95000', leverage: '5' })
  await sheet.type({ balance: '2', 'fee-in': '0', 'fee-out': '0' })
  await page.getByTestId('tab-stop-r').click()
  await expect(page.getByTestId('targets-0-price')).toBeFocused()
  await page.keyboard.type('115000')
  await page.keyboard.press('Tab')
  await page.keyboard.type('100')

  // 15 000 / 5 000 in dollars, times 95 / 115 in coin
  expect(await sheet.result('stop-r-net-usd-figure')).toBe('+3.00 R')
  expect(await sheet.result('stop-r-net-coin-figure')).toBe('+2.48 R')
  expect(await sheet.result('stop-r-factor-figure')).toBe('0.8261×')
  await page.getByTestId('how-stop-r-factor').click()
  const steps = page.getByTestId('steps-stop-r-factor')
  await expect(steps).toContainText('R coin = R usd · S / X')
  await expect(steps).toContainText('95,000 / 115,000')
  // 100 000 · (1/95 000 − 1/100 000), and of 2 BTC
  expect(await sheet.result('stop-r-risk-coin')).toBe('0.05263158 BTC')
  expect(await sheet.result('stop-r-risk-usd')).toBe('5,000.00 USD')
  expect(await sheet.result('stop-r-share-figure')).toBe('2.63%')
  await expect(page.getByTestId('tool-words')).toContainText('it is met first')

  // Half at +1 R, a quarter at +3 R, and what has no target is stopped: 0.5 + 0.75 − 0.25.
  await sheet.type({ 'targets-0-price': '105000', 'targets-0-share': '50' })
  await sheet.type({ 'targets-1-price': '115000', 'targets-1-share': '25' })
  expect(await sheet.result('stop-r-net-usd-figure')).toBe('+1.00 R')
  await sheet.choose('Share without a target', 'left open')
  expect(await sheet.result('stop-r-net-usd-figure')).toBe('+1.25 R')
  await expect(page.getByTestId('stop-r-targets-1')).toContainText('+2.48 R')
  await sheet.type({ 'targets-1-share': '60' })
  await expect(page.getByTestId('tool-words')).toContainText('sum to 110%')
  await sheet.type({ 'targets-1-share': '25' })

  await sheet.type({ leverage: '50' })
  await expect(page.getByTestId('tool-words')).toContainText(
    'The stop at 95,000.0 is below the liquidation price',
  )
  await sheet.type({ stop: '105000' })
  await expect(sheet.says('stop')).toHaveText(/must be below the entry/)
  expect(await seriousFindings(page)).toEqual([])

  await app.relaunch()
  await app.page.getByTestId('tab-stop-r').click()
  await expect(app.page.getByTestId('targets-1-price')).toHaveValue('115000')
})
