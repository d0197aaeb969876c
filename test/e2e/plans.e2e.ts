import type { Page } from '@playwright/test'

import { expect, test, type RunningApp } from './app'
import { ask } from './ask'
import { read, visit } from './journal-pages'
import { openPalette } from './palette'
import { LONG, nameOf, stateOf } from './scenario-steps'
import { sheetOf } from './workbench-fields'

/** Half of it closed at 60 000 and a quarter at 75 000. */
const TARGETS = {
  ...{ 'targets-0-price': '60000', 'targets-0-share': '50' },
  ...{ 'targets-1-price': '75000', 'targets-1-share': '25' },
}

/** Sets up the long with its targets and a balance, where a person types them. */
async function typePlan(page: Page): Promise<void> {
  const sheet = sheetOf(page)
  await sheet.type({ ...LONG, balance: '0.5', 'funding-rate': '0.01' })
  await page.getByTestId('tab-pnl').click()
  await sheet.type(TARGETS)
}

/** Records it under a name, by keyboard, and waits for the notice. */
async function recordPlan(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('plan-name')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('notices')).toContainText(`“${name}” is in the journal as a plan.`)
}

const verified = (app: RunningApp): Promise<unknown> => ask(app, 'journal.verify', {})

test('a plan is recorded, listed, opened after a restart, and back on the sheet', async ({
  app,
}) => {
  test.slow()
  const { page } = app
  await typePlan(page)
  await page.keyboard.press('Control+p')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Long +10,000 contracts of XBTUSD at 50,000.0')
  await expect(dialog).toContainText('60,000.0 for 50%, 75,000.0 for 25%')
  // 10 000 · (1/45 000 − 1/50 000) = 0.0222… BTC, at 45 000 that is 1 000 dollars.
  expect(await read(page.getByTestId('plan-risk'))).toBe('0.02222222 BTC 1,000.00 USD')
  // In dollars ½ · 10/5 + ¼ · 25/5 = 2.25 R, in coin ½ · 2 · 45/60 + ¼ · 5 · 45/75 = 1.5 R.
  expect(await read(page.getByTestId('plan-r'))).toBe('+1.50 R in coin, +2.25 R in dollars')
  await page.getByTestId('plan-name').fill('Back to the range')
  await page.getByTestId('plan-note').fill('Second touch of the low.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Open the plan' }).click()
  await expect(page.getByTestId('plan-header')).toContainText('Back to the range')
  expect(await verified(app)).toMatchObject({ ok: true, findings: [] })

  await app.relaunch()
  const again = app.page
  await again.keyboard.press('Escape')
  await again.keyboard.press('g')
  await again.keyboard.press('p')
  const row = again.getByTestId('plan-row')
  await expect(row).toHaveCount(1)
  expect(await read(row)).toMatch(
    /Back to the range Second touch of the low\. XBTUSD BitMEX Long \+10,000 50,000 45,000 60,000 and 1 more 0\.02222222 BTC 1,000\.00 USD \+1\.50 R coin \+2\.25 R USD$/,
  )
  await again.keyboard.press('Enter')
  await expect(again.getByTestId('plan-targets').getByRole('row')).toHaveText([
    /Price\s*Share/,
    /60,000\.0\s*50%/,
    /75,000\.0\s*25%/,
  ])
  expect(await read(again.getByTestId('plan-terms'))).toBe(
    'Balance 0.50000000 BTC Leverage, isolated 10× Fee in 0.0000%, taker Fee out 0.0000%, taker Funding assumed +0.0100% per 8 h',
  )
  await expect(again.getByTestId('plan-note')).toHaveText('Second touch of the low.')

  // Something else stands on the sheet by now: it gives way, and comes back.
  await visit(again, '/workbench')
  await sheetOf(again).type({ entry: '70000' })
  await visit(again, '/journal/plans')
  await row.getByRole('link').press('Enter')
  await again.getByTestId('plan-header').waitFor()
  await again.keyboard.press('o')
  const sheet = sheetOf(again)
  await expect(sheet.field('entry')).toHaveValue('50000')
  await expect(nameOf(again)).toHaveText('Unsaved scenario')
  await expect(stateOf(again)).toHaveText('Not saved')
  await again.getByTestId('tab-pnl').click()
  for (const [field, text] of Object.entries(TARGETS))
    await expect(sheet.field(field)).toHaveValue(text)
  await again.keyboard.press('Control+z')
  await expect(sheet.field('entry')).toHaveValue('70000')
})

test('what a plan lacks is said in words, and nothing is recorded', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  const notices = page.getByTestId('notices')
  await page.getByRole('button', { name: 'Record as plan' }).click()
  await expect(notices).toContainText(
    'There is no whole plan yet. A plan takes a quantity. A plan takes an entry.',
  )
  await sheet.type({ ...LONG, stop: '51000' })
  await page.keyboard.press('Control+p')
  await expect(notices).toContainText('Stop: The stop of a long must be below the entry')
  await sheet.type({ stop: '45000' })
  await page.getByTestId('tab-pnl').click()
  await sheet.type({ 'targets-0-price': '60000', 'targets-0-share': '120' })
  await page.keyboard.press('Control+p')
  await expect(notices).toContainText('A target does not hold.')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await ask(app, 'journal.listPlans', {})).toEqual({ plans: [] })
})

test('what the journal refuses stands in the dialog, with what was typed', async ({ app }) => {
  const { page } = app
  // The page reads any number of decimals; an event of the journal holds up to 18.
  await sheetOf(page).type({ quantity: '10000', entry: '50000.1234567890123456789' })
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('plan-name')).toBeFocused()
  await page.keyboard.type('Too fine')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Entry' })).toContainText('18')
  await expect(page.getByTestId('plan-name')).toHaveValue('Too fine')
  expect(await ask(app, 'journal.listPlans', {})).toEqual({ plans: [] })
})

test('a plan is voided with a reason, and its page stays', async ({ app }) => {
  const { page } = app
  await typePlan(page)
  await recordPlan(page, 'Kept')
  await recordPlan(page, 'Called off')
  await openPalette(page)
  await page.keyboard.type('plans')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('plan-row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Called off' }).click()
  await page.getByRole('button', { name: 'Void the plan' }).click()
  const dialog = page.getByTestId('void-dialog')
  await dialog.getByRole('button', { name: 'Void the plan' }).click()
  await expect(dialog).toContainText('Say why, in a few words.')
  await dialog.getByLabel('Reason').fill('The range broke.')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('plan-voided')).toContainText('The range broke.')
  await expect(page.getByRole('button', { name: 'Void the plan' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('plan-row')).toHaveCount(1)
  await expect(page.getByTestId('plan-row')).toContainText('Kept')
  expect(await verified(app)).toMatchObject({ ok: true, findings: [] })
})

test('plans are recorded, walked through, voided and reopened by keyboard alone', async ({
  app,
}) => {
  const { page } = app
  const sheet = sheetOf(page)
  await expect(sheet.field('quantity')).toBeFocused()
  for (const text of ['10000', '50000', '60000']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await expect(sheet.field('exit')).toHaveValue('60000')
  await recordPlan(page, 'Older')
  await recordPlan(page, 'Newer')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('link', { name: 'Newer' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Older' })).toBeFocused()
  await page.keyboard.press('Enter')
  const header = page.getByTestId('plan-header')
  await expect(header).toContainText('Older')
  await page.keyboard.press('[')
  await expect(header).toContainText('Newer')
  await page.keyboard.press(']')
  await expect(header).toContainText('Older')
  await page.keyboard.press('v')
  await expect(page.getByTestId('void-dialog').getByLabel('Reason')).toBeFocused()
  await page.keyboard.type('Another idea')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('plan-voided')).toContainText('Another idea')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Newer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(header).toContainText('Newer')
  await page.keyboard.press('o')
  await expect(sheet.field('entry')).toHaveValue('50000')
})
