import { expect, test } from './app'
import { seriousFindings } from './axe'
import { sheetOf } from './workbench-fields'

const HELD = { quantity: '10000', entry: '8000', leverage: '10' } as const

test('with cross margin the whole balance stands behind the position', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.contract('BitMEX XBTUSD perpetual')
  await sheet.type({ ...HELD, 'fee-out': '0' })
  const isolated = await sheet.result('answer-liquidation')
  await sheet.choose('Margin', 'cross')
  await expect(sheet.field('answer-liquidation-more')).toHaveText('Needs the balance.')
  await sheet.type({ balance: '1.25' })
  // The balance is the whole notional of 1.25: a long's value doubles first, at half the price.
  expect(await sheet.result('bankruptcy-figure')).toBe('4,000.0')
  expect(await sheet.result('answer-liquidation')).not.toBe(isolated)
  expect(await sheet.result('effectiveLeverage-figure')).toBe('1×')
  expect(await sheet.result('initialMargin-coin')).toBe('0.12500000 BTC')
  await app.page.getByTestId('how-liquidation').click()
  await expect(app.page.getByTestId('steps-liquidation')).toContainText('Cross margin')
  expect(await seriousFindings(app.page)).toEqual([])
})

test('a stop says what is lost there, in R', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ ...HELD, entry: '50000', stop: '45000', exit: '60000' })
  await sheet.type({ 'fee-in': '0', 'fee-out': '0' })
  // 10 000·(1/50 000 − 1/60 000) over 10 000·(1/45 000 − 1/50 000)
  await expect(sheet.field('answer-net-more')).toContainText('+1.50 R')
  await sheet.type({ stop: '51000' })
  await expect(sheet.says('stop')).toHaveText(/must be below the entry/)
  await expect(sheet.field('answer-net-more')).not.toContainText('R')
})

test('everything typed is undone and redone, field by field', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.field('quantity').pressSequentially('10000')
  await page.keyboard.press('Tab')
  await sheet.field('entry').pressSequentially('50000')
  await page.getByTestId('tab-target').click()
  await sheet.field('target-result').pressSequentially('0.05')
  await page.keyboard.press('Control+z')
  await expect(sheet.field('target-result')).toHaveValue('')
  await page.keyboard.press('Control+z')
  await expect(sheet.field('entry')).toHaveValue('')
  await expect(sheet.field('quantity')).toHaveValue('10000')
  await page.keyboard.press('Control+Shift+z')
  await expect(sheet.field('entry')).toHaveValue('50000')
  await page.keyboard.press('Control+Shift+z')
  await expect(sheet.field('target-result')).toHaveValue('0.05')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(sheet.field('quantity')).toHaveValue('')
})
