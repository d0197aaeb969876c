import type { Page } from '@playwright/test'

import { expect, test } from './app'
import { ask } from './ask'
import { seriousFindings } from './axe'
import { LONG_WITH_PART_CLOSED, read, recordPosition, visit } from './journal-pages'

/** Types into the fields of a dialog one after the other, as the keyboard goes through them. */
async function typeOn(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.press('Tab')
    if (text === '') continue
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
}

/** Opens the accounts by their keys. */
async function goToAccounts(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
}

const balanceOf = (page: Page): Promise<string> => read(page.getByTestId('account-balance'))
const ACCOUNT = /BitMEX BTC/

/** Opens BitMEX's account of BTC by keyboard, from the page without any. */
async function openAccount(page: Page): Promise<void> {
  await goToAccounts(page)
  await expect(page.getByText('No account is in the journal yet')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByTestId('wallet')).toBeFocused()
  await page.keyboard.type('BitMEX, BTC')
  await typeOn(page, ['Main', '', 'Asia/Singapore', '20:00'])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('account-header')).toContainText('Main')
}

/** Records cash by keyboard, from the account's page. */
async function recordCash(
  page: Page,
  of: {
    readonly kind: string
    readonly amount: string
    readonly time: string
    readonly note?: string
  },
): Promise<void> {
  await page.keyboard.press('a')
  await expect(page.getByTestId('cash-kind')).toBeFocused()
  await page.keyboard.type(of.kind)
  await typeOn(page, [of.amount, of.time, '', of.note ?? ''])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('cash-dialog')).toBeHidden()
}

async function stateBalance(page: Page, balance: string, time: string): Promise<void> {
  await page.keyboard.press('c')
  await expect(page.getByTestId('checkpoint-balance')).toBeFocused()
  await page.keyboard.type(balance)
  await typeOn(page, [time])
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('checkpoint-dialog')).toBeHidden()
}

test('an account is opened, filled and checked on its own clock by keyboard alone', async ({
  app,
}) => {
  test.slow()
  const { page } = app
  await openAccount(page)
  await expect(page.getByTestId('account-header')).toContainText(
    'cross margin · day begins 20:00, Asia/Singapore',
  )
  await recordCash(page, { kind: 'Opening', amount: '1', time: '2026-11-01 00:00:00' })
  await recordCash(page, { kind: 'Deposit', amount: '0.5', time: '2026-11-02 09:00:00' })
  await recordCash(page, {
    ...{ kind: 'Withdrawal', amount: '0.25', time: '2026-11-03 09:00:00' },
    note: 'to the cold wallet',
  })
  await expect(page.getByTestId('account-balance')).toContainText('BTC')
  await expect.poll(() => balanceOf(page)).toBe('1.25000000 BTC')

  // Its day begins at 20:00 in Singapore, noon of UTC: what was taken at 17:00 of the 3rd belongs to the 2nd.
  await stateBalance(page, '1.25', '2026-11-02')
  await expect(page.getByTestId('account-check')).toContainText('Balance agrees')
  await expect(page.getByTestId('checkpoint').first()).toContainText('2026-11-03 11:59')
})

test('the balance is checked, parted, explained and put right', async ({ app }) => {
  test.slow()
  const { page } = app
  await openAccount(page)
  await recordCash(page, { kind: 'Opening', amount: '1', time: '2026-11-01 00:00:00' })
  await stateBalance(page, '1', '2026-11-01 12:00:00')
  await expect(page.getByTestId('account-check')).toContainText('Balance agrees')
  await recordCash(page, { kind: 'Deposit', amount: '0.5', time: '2026-11-02 09:00:00' })
  await recordCash(page, { kind: 'Deposit', amount: '0.5', time: '2026-11-02 09:01:00' })
  await stateBalance(page, '1.5', '2026-11-03 00:00:00')
  await expect(page.getByTestId('account-check')).toContainText('Balance differs')
  const difference = page.getByTestId('difference')
  await expect(difference).toContainText(
    'The statement has 0.5 BTC less than the events, at 2026-11-03 00:00 UTC.',
  )
  await expect(difference).toContainText(
    'The last one that agrees is of 2026-11-01 12:00 UTC: the difference arose from 2026-11-01 to 2026-11-03.',
  )
  await expect(difference.getByRole('listitem').first()).toHaveText(
    'Deposit of 2026-11-02 09:00, 0.5 BTC: not on the statement, such as recorded twice.',
  )

  const day = page.getByTestId('wallet-day').filter({ hasText: '2026-11-02' })
  await day.getByRole('button', { name: '2026-11-02' }).press('Enter')
  const entries = page.getByTestId('wallet-entry')
  await expect(entries).toHaveCount(2)
  await entries.nth(1).getByRole('button', { name: 'Void Deposit' }).press('Enter')
  await expect(page.getByTestId('void-dialog').getByLabel('Reason')).toBeFocused()
  await page.keyboard.type('Typed twice')
  await page.keyboard.press('Enter')
  await expect(entries.nth(1)).toContainText('Voided: Typed twice')
  await expect(page.getByTestId('account-check')).toContainText('Balance agrees')
  await expect(difference).toHaveCount(0)
  expect(await ask(app, 'journal.verify', {})).toMatchObject({ ok: true, findings: [] })

  await app.relaunch()
  const again = app.page
  await goToAccounts(again)
  const row = again.getByTestId('account-row')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Balance agrees')
  await again.getByTestId('accounts-mark').fill('60000')
  await expect.poll(() => read(row)).toContain('1.50000000 BTC 90,000.00 USD')
  await row.getByRole('link', { name: ACCOUNT }).press('Enter')
  await expect.poll(() => balanceOf(again)).toBe('1.50000000 BTC')
})

test('a half-typed amount is there again, in the unit that it was typed in', async ({ app }) => {
  const { page } = app
  await openAccount(page)
  await ask(app, 'settings.change', { coinUnit: 'milli' })
  await page.keyboard.press('a')
  await expect(page.getByLabel('Amount, mBTC')).toBeVisible()
  await page.getByTestId('cash-amount').fill('1.5')
  await expect(page.getByTestId('cash-dialog')).toContainText('0.00 150 000 BTC')
  await expect
    .poll(() => ask(app, 'drafts.read', { name: 'cash-bitmex-btc' }))
    .toMatchObject({ draft: { amount: '1.5' } })
  await app.relaunch()
  await visit(app.page, '/accounts/bitmex:BTC')
  await app.page.getByRole('button', { name: 'Record cash' }).click()
  await expect(app.page.getByTestId('cash-amount')).toHaveValue('1.5')
})

test('what the journal refuses stands at its field', async ({ app }) => {
  const { page } = app
  await openAccount(page)
  await recordCash(page, { kind: 'Opening', amount: '1', time: '2026-11-02 00:00:00' })
  await page.keyboard.press('a')
  await page.getByTestId('cash-amount').fill('0.5')
  await page.getByTestId('cash-time').fill('2026-11-01 00:00:00')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('cash-dialog')).toContainText(
    'lies before the opening balance of the account, stated for 2026-11-02 00:00 UTC',
  )
})

test('a position shows how its account and itself were checked', async ({ app }) => {
  test.slow()
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  const checks = page.getByTestId('leg-checks')
  await expect(checks).toContainText('balance not checked')
  await expect(checks).toContainText('position not checked')
  await ask(app, 'journal.stateCheckpoint', {
    accountId: 'bitmex:BTC',
    atMs: Date.UTC(2026, 10, 22),
    note: '',
    balance: '1',
    position: { contract: 'bitmex:XBTUSD', side: 'long', quantity: '6000', averageEntry: '60000' },
  })
  await expect(checks).toContainText('balance differs')
  await expect(checks).toContainText('position agrees')
  await visit(page, '/journal')
  const row = page.getByTestId('leg-row')
  await expect(row.locator('[data-state="red"]')).toHaveAttribute('title', 'balance differs')
  await expect(row.locator('[data-state="green"]')).toHaveAttribute('title', 'position agrees')
})

for (const theme of ['dark', 'light'] as const) {
  test(`the accounts have no serious or critical finding in the ${theme} theme`, async ({
    app,
  }) => {
    test.slow()
    const { page } = app
    await ask(app, 'settings.change', { theme })
    await expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached()
    await goToAccounts(page)
    await expect(page.getByText('No account is in the journal yet')).toBeVisible()
    expect(await seriousFindings(page), 'no account').toEqual([])
    await openAccount(page)
    await recordCash(page, { kind: 'Opening', amount: '1', time: '2026-11-01 00:00:00' })
    await stateBalance(page, '2', '2026-11-02 00:00:00')
    await page.getByRole('button', { name: '2026-11-01' }).click()
    await expect(page.getByTestId('wallet-entry')).toHaveCount(1)
    expect(await seriousFindings(page), 'account').toEqual([])
    await page.keyboard.press('a')
    await expect(page.getByTestId('cash-dialog')).toBeVisible()
    expect(await seriousFindings(page), 'cash').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await expect(page.getByTestId('checkpoint-dialog')).toBeVisible()
    expect(await seriousFindings(page), 'checkpoint').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('accounts')).toBeVisible()
    expect(await seriousFindings(page), 'accounts').toEqual([])
  })
}
