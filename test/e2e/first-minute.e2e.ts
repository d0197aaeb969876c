import { expect, test } from './app'
import { sheetOf } from './workbench-fields'

test('a stranger gets exact results by typing from where the cursor stands', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await expect(sheet.field('quantity')).toBeFocused()
  await page.keyboard.type('10000')
  await page.keyboard.press('Tab')
  await page.keyboard.type('50000')
  await page.keyboard.press('Tab')
  await page.keyboard.type('60000')
  await sheet.type({ leverage: '10' })

  // 10 000 · (1/50 000 − 1/60 000) = 0.0333…; fees 0.0001 and 0.0000833…; margin 0.02
  expect(await sheet.result('gross-coin')).toBe('+0.03333333 BTC')
  expect(await sheet.result('gross-usd')).toBe('+2,000.00 USD')
  expect(await sheet.result('openFee-coin')).toBe('−0.00010000 BTC')
  expect(await sheet.result('closeFee-coin')).toBe('−0.00008333 BTC')
  expect(await sheet.result('net-coin')).toBe('+0.03315000 BTC')
  expect(await sheet.result('net-usd')).toBe('+1,990.00 USD')
  expect(await sheet.result('grossRoe-figure')).toBe('+166.67%')
  expect(await sheet.result('netRoe-figure')).toBe('+165.75%')
  expect(await sheet.result('initialMargin-coin')).toBe('0.02000000 BTC')
  // E·(1 + 0.0005)/(1 − 0.0005); 10 000/(0.2 + 0.02 − 0.001); 10 000/0.22; a long's prices to the tick above
  expect(await sheet.result('answer-break-even')).toBe('50,050.1')
  expect(await sheet.result('answer-liquidation')).toBe('45,662.2')
  expect(await sheet.result('bankruptcy-figure')).toBe('45,454.6')
  await expect(page.getByTestId('chart').locator('canvas')).toBeVisible()
  await expect(page.getByTestId('position-title')).toHaveText(
    'Long +10,000 contracts of XBTUSD at 50,000.0',
  )

  await page.getByTestId('how-liquidation').click()
  await expect(page.getByTestId('steps-liquidation')).toContainText(
    '10,000 · 1 / (0.2 + (0.02 − 0.001))',
  )
  await expect(page.getByTestId('steps-liquidation')).toContainText('Read on 2026-11-24')
})

const published = [
  {
    // BitMEX, perpetual contracts guide: 15,000 contracts, 750 to 800, gain 1.25 XBT
    contract: 'BitMEX XBTUSD perpetual',
    typed: { quantity: '15000', entry: '750', exit: '800' },
    read: { 'gross-coin': '+1.25000000 BTC', 'entryNotional-coin': '20.00000000 BTC' },
  },
  {
    // Bybit help centre, inverse fees: 10,000 USD at 8,000 pays 0.0006875 BTC as taker
    contract: 'Bybit BTCUSD inverse perpetual',
    typed: { quantity: '10000', entry: '8000' },
    read: { 'openFee-coin': '−0.00068750 BTC' },
  },
  {
    // Deribit docs, futures example: 1,000 USD from 600 to 700, 0.238095 BTC and 166.66 USD
    contract: 'Deribit BTC-PERPETUAL',
    typed: { quantity: '1000', entry: '600', exit: '700' },
    read: { 'gross-coin': '+0.23809524 BTC', 'gross-usd': '+166.67 USD' },
  },
  {
    // Binance, leverage and margin FAQ: 10 contracts at 9,800 with 20×, margin 0.0051 BTC
    contract: 'Binance COIN-M BTCUSD perpetual',
    typed: { quantity: '10', entry: '9800', leverage: '20' },
    read: { 'entryNotional-coin': '0.10204082 BTC', 'initialMargin-coin': '0.00510204 BTC' },
  },
] as const

for (const { contract, typed, read } of published) {
  test(`${contract}: the venue’s own example comes out on screen`, async ({ app }) => {
    const sheet = sheetOf(app.page)
    await sheet.contract(contract)
    await sheet.type(typed)
    for (const [testid, text] of Object.entries(read)) expect(await sheet.result(testid)).toBe(text)
  })
}
