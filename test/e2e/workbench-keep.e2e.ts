import { expect, test } from './app'
import { sheetOf } from './workbench-fields'

const typed = {
  quantity: '10 000',
  entry: '1e400',
  exit: '60,000.5',
  'fee-in': '0.02',
  funding: '-0.001',
}

test('everything typed is there after closing and opening', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.contract('Deribit BTC-PERPETUAL')
  await sheet.choose('Side', 'Short')
  await sheet.choose('Backed by', 'margin, BTC')
  await sheet.type({ ...typed, margin: '0.05' })
  await app.relaunch()

  const again = sheetOf(app.page)
  for (const [testid, text] of Object.entries({ ...typed, margin: '0.05' }))
    await expect(again.field(testid)).toHaveValue(text)
  await expect(again.field('contract')).toHaveValue('deribit:BTC-PERPETUAL')
  await expect(app.page.getByRole('radio', { name: 'Short' })).toBeChecked()
})

test('a killed program keeps what was typed a moment before', async ({ app }) => {
  await sheetOf(app.page).type(typed)
  // Saved 150 ms after the last key: the draft in main is what survives, so it is what is waited for.
  await expect
    .poll(() =>
      app.page.evaluate(async () => {
        const bridge = (
          window as unknown as { bridge: { call: (n: string, i: unknown) => Promise<unknown> } }
        ).bridge
        return JSON.stringify(await bridge.call('drafts.read', { name: 'workbench' }))
      }),
    )
    .toContain('-0.001')
  await app.kill()
  await app.relaunch()
  await app.page.getByRole('link', { name: 'Workbench' }).click()
  const again = sheetOf(app.page)
  for (const [testid, text] of Object.entries(typed))
    await expect(again.field(testid)).toHaveValue(text)
})

test('a cleared scenario comes back with Ctrl Z', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await sheet.type({ quantity: '10000', entry: '50000' })
  await app.page.getByRole('button', { name: 'Clear' }).click()
  await expect(sheet.field('quantity')).toHaveValue('')
  await app.page.keyboard.press('Control+z')
  await expect(sheet.field('quantity')).toHaveValue('10000')
})
