import { expect, test } from './app'
import { ask } from './ask'
import { sheetOf } from './workbench-fields'

test('the meaning of side turns every word and no figure', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ quantity: '10000', entry: '50000', exit: '60000', leverage: '10' })
  const figures = async () =>
    (await page.getByTestId('results').innerText()) +
    (await page.getByTestId('answers').innerText())
  const before = await figures()

  await ask(app, 'settings.change', { sideMeaning: 'contract-value' })
  await expect(page.getByText('Side means contract value')).toBeVisible()
  await expect(page.getByTestId('position-title')).toHaveText(
    'Short −10,000 contracts of XBTUSD at 50,000.0',
  )
  await expect(page.getByRole('radio', { name: 'Short' })).toBeChecked()
  expect(await figures()).toBe(before)
  await sheet.choose('Side', 'Long')
  await expect(sheet.field('answer-net')).toContainText('−')
})

test('a contract of one’s own is defined, worked with, kept, changed and deleted', async ({
  app,
}) => {
  const { page } = app
  await page.getByTestId('define-contract').click()
  const form = sheetOf(page)
  await page.getByRole('button', { name: 'Define the contract' }).click()
  await expect(form.says('custom-title')).toHaveText(/name/)
  await expect(form.field('custom-title')).toBeFocused()
  await form.type({
    'custom-title': 'Old exchange ETHUSD',
    'custom-coin': 'eth',
    'custom-contractValue': '10',
    'custom-tick': '0.05',
    'custom-maxLeverage': '50',
    'custom-makerFeePercent': '-0.025',
    'custom-takerFeePercent': '0.075',
    'custom-initialMarginPercent': '2',
    'custom-maintenanceMarginPercent': '3',
  })
  await expect(form.says('custom-maintenanceMarginPercent')).toHaveText(/below the initial margin/)
  await form.type({ 'custom-maintenanceMarginPercent': '1' })
  await page.getByRole('button', { name: 'Define the contract' }).click()

  await expect(page.getByTestId('contract')).toHaveValue('custom:Old-exchange-ETHUSD')
  await form.type({ quantity: '100', entry: '2000', exit: '2500' })
  expect(await form.result('gross-coin')).toBe('+0.10000000 ETH')
  await app.relaunch()
  await expect(app.page.getByTestId('contract')).toHaveValue('custom:Old-exchange-ETHUSD')

  await app.page.getByTestId('define-contract').click()
  await app.page.getByRole('button', { name: 'Delete' }).click()
  await app.page.getByRole('button', { name: 'Delete' }).click()
  await app.page.keyboard.press('Escape')
  await expect(sheetOf(app.page).says('contract')).toHaveText(/not defined any more/)
})
