import { expect, test } from './app'
import { sheetOf } from './workbench-fields'

const whole = { quantity: '10000', entry: '50000', exit: '60000', leverage: '10' }

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['entry', 'sixty thousand', /digits/],
  ['entry', '1e400', /without e/],
  ['entry', '-50000', /above zero/],
  ['entry', '0', /no contract trades at 0/],
  ['entry', '1'.repeat(60), /60 digits/],
  ['exit', '0', /above zero/],
  ['leverage', '0', /above zero/],
  ['leverage', '250', /Leverage on this contract goes up to 100; you typed 250/],
  ['quantity', '-1', /above zero/],
  ['quantity', '885', /near it are 800 and 900/],
  ['quantity', '200000000', /^Tier 27 of BitMEX at this size: at most 7\.14× leverage/],
  ['fee-in', 'x', /digits/],
  ['funding', '0.123456789', /8 decimals/],
]

test('every bad input is answered at its field and nothing is lost', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type(whole)
  for (const [testid, text, words] of wrong) {
    const before = await sheet.field(testid).inputValue()
    await sheet.type({ [testid]: text })
    await expect(sheet.says(testid), `${testid} ${text}`).toHaveText(words)
    await expect(sheet.field(testid)).toHaveValue(text)
    await expect(sheet.field(testid)).toHaveAttribute('aria-invalid', 'true')
    await sheet.type({ [testid]: before })
    await expect(sheet.field(testid)).toHaveAttribute('aria-invalid', 'false')
  }
  expect(await sheet.result('net-coin')).toBe('+0.03315000 BTC')
})

test('what is pasted is read and said', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ quantity: ' 10 000 ', entry: '$50,000.00', exit: '60.000,00' })
  await expect(sheet.says('entry')).toHaveText('Read as 50,000.')
  await expect(sheet.says('exit')).toHaveText(/^Read as 60,000/)
  expect(await sheet.result('gross-coin')).toBe('+0.03333333 BTC')
})

test('a wrong field takes only its own figures away', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ ...whole, exit: 'abc' })
  expect(await sheet.result('answer-liquidation')).toBe('45,662.2')
  await expect(sheet.field('answer-net-more')).toHaveText('Needs an exit or mark.')
  await sheet.type({ exit: '60000', leverage: '0' })
  expect(await sheet.result('answer-net')).toBe('+0.03315000 BTC')
  await expect(sheet.field('answer-liquidation-more')).toHaveText('Needs leverage or margin.')
})

test('says when liquidation comes first, and when there is none', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ ...whole, exit: '40000' })
  await expect(app.page.getByTestId('warning')).toContainText('past the liquidation price 45,662.2')
  await sheet.contract('Bybit BTCUSD inverse perpetual')
  await sheet.choose('Side', 'Short')
  await sheet.type({ leverage: '1' })
  expect(await sheet.result('answer-liquidation')).toBe('never')
  await expect(sheet.field('answer-liquidation-more')).toContainText('covers the whole notional')
})

test('arrow keys step by tick and lot', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type(whole)
  await sheet.field('entry').press('ArrowUp')
  await expect(sheet.field('entry')).toHaveValue('50000.1')
  await sheet.field('quantity').press('Shift+ArrowDown')
  await expect(sheet.field('quantity')).toHaveValue('9000')
})
