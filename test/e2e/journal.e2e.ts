import { EVERY_LEG } from '../../src-shared/journal/leg-query'

import { expect, test } from './app'
import { ask } from './ask'
import {
  fillRow,
  LONG_WITH_PART_CLOSED,
  read,
  recordPosition,
  typeFill,
  visit,
} from './journal-pages'
import { openPalette } from './palette'

/*
 * BitMEX rounds the value of a lot of 100 contracts to a satoshi and takes 0.05 % of it, cut.
 * Buy 10 000 at 60 000: 166 666.67 → 166 667 · 100 = 16 666 700; fee 8 333.35 → 8 333.
 * Sell 4 000 at 63 500: 157 480.31 → 157 480 · 40 = 6 299 200; fee 3 149.6 → 3 149.
 * Released 16 666 700 · 4 000/10 000 = 6 666 680; realised 6 666 680 − 6 299 200 = 367 480.
 * Net 367 480 − 11 482 = 355 998. Dollars: 0.0036748 · 63 500 − 0.00008333 · 60 000 − 0.00003149 · 63 500.
 */
test('a position typed without a mouse is there after a restart, exact to the satoshi', async ({
  app,
}) => {
  const keys = app.page.keyboard
  const pastRoleAndFee = async (): Promise<void> => {
    await keys.press('Tab')
    await keys.press('Tab')
    await keys.press('Tab')
  }
  await openPalette(app.page)
  await keys.type('record a position')
  await keys.press('Enter')
  await expect(app.page.getByTestId('contract')).toBeFocused()
  // Contract → Buy → quantity → price → role → fee → time
  await keys.press('Tab')
  await keys.press('Tab')
  await keys.type('10 000')
  await keys.press('Tab')
  await keys.type('$60,000')
  await pastRoleAndFee()
  await keys.press('Control+a')
  await keys.type('2026-11-20 14:05')
  await keys.press('Alt+n')
  // A new row starts in its quantity; the action stands before it.
  await keys.press('Shift+Tab')
  await keys.press('ArrowRight')
  await keys.press('Tab')
  await keys.type('4000')
  await keys.press('Tab')
  await keys.type('63500')
  await pastRoleAndFee()
  await keys.press('Control+a')
  await keys.type('2026-11-21 09:00')
  await expect(app.page.getByTestId('preview-leg')).toContainText('Long +6,000, open')
  await keys.press('Control+Enter')
  await expect(app.page.getByTestId('leg-header')).toBeVisible()

  await app.relaunch()
  const { page } = app
  await visit(page, '/journal')
  await page.getByTestId('legs').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const header = page.getByTestId('leg-header')
  expect(await read(header.getByTestId('net'))).toBe('+0.00355998 BTC +226.35 USD')
  expect(await read(header.getByTestId('gross'))).toBe('+0.00367480 BTC +233.35 USD')
  expect(await read(header.getByTestId('fees'))).toBe('−0.00011482 BTC −7.00 USD')
  expect(await read(header.getByTestId('funding'))).toBe('0.00000000 BTC 0.00 USD')
  expect(await read(header.getByTestId('quantity'))).toBe('+6,000 of 10,000')
  expect(await read(header.getByTestId('entry'))).toBe('60,000.0')
  expect(await read(header.getByTestId('exit'))).toBe('63,500.0')
  await expect(page.getByTestId('event')).toHaveCount(2)
  await expect(page.getByTestId('event').first()).toContainText('2026-11-20 14:05:00')

  await page.keyboard.press('Escape')
  await expect(page.getByTestId('leg-row')).toHaveAttribute('aria-selected', 'true')
  expect(await read(page.getByTestId('total-net'))).toBe('+0.00355998 BTC +226.35 USD')
})

/*
 * On the position above: sell 2 000 at 62 000: 161 290 · 20 = 3 225 800, released 10 000 020/3 = 3 333 340,
 * realised 107 540, fee 1 612. The last 4 000 at 61 000: 163 934 · 40 = 6 557 360, realised 109 320, fee 3 278.
 * Gross 367 480 + 107 540 + 109 320 = 584 340; fees 11 482 + 1 612 + 3 278 = 16 372; net 567 968.
 */
test('a fill is added, and the rest closed in parts', async ({ app }) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  const net = page.getByTestId('leg-header').getByTestId('net')

  await page.getByRole('button', { name: 'Add a fill' }).click()
  const dialog = page.getByTestId('fill-dialog')
  const second = { quantity: '2000', price: '62000', time: '2026-11-21 10:00:00' }
  await typeFill(dialog, { action: 'Sell', ...second })
  expect(await read(page.getByTestId('fill-effect'))).toBe(
    'Realises +0.00107540 BTC +66.67 USD 4,000 stay open at 60,000.0.',
  )
  await page.getByRole('button', { name: 'Record the fill' }).click()
  await expect(dialog).toBeHidden()
  // 355 998 + 107 540 − 1 612
  await expect.poll(() => read(net)).toContain('+0.00461926 BTC')

  await page.getByRole('button', { name: 'Close in parts' }).click()
  await page.getByRole('button', { name: '50%' }).click()
  await expect(dialog.getByLabel('Quantity')).toHaveValue('2000')
  await page.getByRole('button', { name: 'All' }).click()
  await typeFill(dialog, { price: '61000', time: '2026-11-21 11:00:00' })
  await page.getByRole('button', { name: 'Record the fill' }).click()
  await expect.poll(() => read(net)).toContain('+0.00567968 BTC')
  await expect(page.getByTestId('leg-header')).toContainText('closed')
  await expect(page.getByTestId('event').last()).toContainText('flat')
})

/*
 * Long 1 000 from 50 000: 200 000 · 10 = 2 000 000, fee 1 000. Sell 3 000 at 40 000: 250 000 · 30 = 7 500 000,
 * fee 3 750. A third closes: realised 2 000 000 − 2 500 000 = −500 000, fee 1 250; the rest opens a short.
 */
test('a fill that crosses zero closes one position and opens the other', async ({ app }) => {
  const { page } = app
  await visit(page, '/journal/new')
  await typeFill(fillRow(page, 1), {
    quantity: '1000',
    price: '50000',
    time: '2026-11-20 14:05:00',
  })
  await page.getByRole('button', { name: 'Add a fill' }).click()
  await typeFill(fillRow(page, 2), {
    action: 'Sell',
    quantity: '3000',
    price: '40000',
    time: '2026-11-21 09:00:00',
  })
  await expect(page.getByTestId('preview')).toContainText('it closes one position and opens')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(page.getByTestId('leg-header')).toContainText('Short')
  expect(await read(page.getByTestId('leg-header').getByTestId('quantity'))).toBe('−2,000 of 2,000')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('leg-row')).toHaveCount(2)
  // gross −500 000, fees 1 000 + 3 750
  expect(await read(page.getByTestId('total-net'))).toContain('−0.00504750 BTC')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('leg-header')).toContainText('Long')
  expect(await read(page.getByTestId('leg-header').getByTestId('gross'))).toContain(
    '−0.00500000 BTC',
  )
})

test('a wrong event is voided with a reason and stays readable', async ({ app }) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  const events = page.getByTestId('event')
  await events.filter({ hasText: 'Sell 4,000' }).getByRole('button', { name: 'Void' }).click()
  await page.getByRole('button', { name: 'Void the event' }).click()
  await expect(page.getByTestId('void-dialog')).toContainText('Say why, in a few words.')
  await page.getByTestId('void-dialog').getByLabel('Reason').fill('Typed twice')
  await page.getByRole('button', { name: 'Void the event' }).click()

  const struck = events.filter({ hasText: 'Sell 4,000' })
  await expect(struck).toContainText('Typed twice')
  await expect(struck.locator('s')).toBeVisible()
  expect(await read(page.getByTestId('leg-header').getByTestId('quantity'))).toBe(
    '+10,000 of 10,000',
  )
  expect(await read(page.getByTestId('leg-header').getByTestId('net'))).toContain('−0.00008333 BTC')
})

test('voiding the opening fill follows the position, voiding the last one leaves it', async ({
  app,
}) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  const voidFirst = async (): Promise<void> => {
    await page
      .getByTestId('event')
      .filter({ has: page.getByRole('button', { name: /^Void/ }) })
      .first()
      .getByRole('button', { name: /^Void/ })
      .click()
    await page.getByTestId('void-dialog').getByLabel('Reason').fill('Not mine')
    await page.getByRole('button', { name: 'Void the event' }).click()
    await expect(page.getByTestId('void-dialog')).toBeHidden()
  }
  await voidFirst()
  await expect(page.getByTestId('leg-header')).toContainText('Short')
  expect(await read(page.getByTestId('leg-header').getByTestId('quantity'))).toBe('−4,000 of 4,000')
  await voidFirst()
  await expect(page.getByTestId('journal-empty')).toBeVisible()
  await expect(page.getByTestId('notices')).toContainText('gone from the list')
})

test('funding, note and tags are kept and found again', async ({ app }) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  await page.getByRole('button', { name: 'Add funding' }).click()
  const dialog = page.getByTestId('funding-dialog')
  await dialog.getByLabel('Funding').fill('-0.00001667')
  await dialog.getByLabel('Mark price').fill('60400')
  await dialog.getByLabel('Time, UTC').fill('2026-11-20 20:00')
  await page.getByRole('button', { name: 'Record the payment' }).click()
  await expect(dialog).toBeHidden()
  await expect
    .poll(() => read(page.getByTestId('leg-header').getByTestId('funding')))
    .toBe('−0.00001667 BTC −1.01 USD')

  await page.keyboard.press('e')
  await expect(page.getByTestId('leg-note')).toBeFocused()
  await page.keyboard.type('Sold into strength')
  await page.getByTestId('leg-tags').fill('breakout, patience')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('event').filter({ hasText: 'Note and tags' })).toBeVisible()

  await visit(page, '/journal')
  await expect(page.getByTestId('legs')).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('patience')
  await expect(page.getByTestId('leg-row')).toHaveCount(1)
  await page.getByTestId('search').fill('weekend')
  await expect(page.getByText('Nothing matches.')).toBeVisible()
})

test('what was typed halfway survives a restart', async ({ app }) => {
  await visit(app.page, '/journal/new')
  await typeFill(fillRow(app.page, 1), { action: 'Sell', quantity: '10,0', price: 'sixty' })
  await app.page.getByTestId('note').fill('Half a thought')
  await expect(fillRow(app.page, 1)).toContainText('Write the number in digits')
  await visit(app.page, '/journal')
  await expect(app.page.getByTestId('journal-empty')).toBeVisible()

  await app.relaunch()
  const { page } = app
  await visit(page, '/journal/new')
  await expect(page.getByTestId('note')).toHaveValue('Half a thought')
  await expect(fillRow(page, 1).getByLabel('Quantity')).toHaveValue('10,0')
  await expect(fillRow(page, 1).getByLabel('Price')).toHaveValue('sixty')
  await expect(fillRow(page, 1).getByRole('radio', { name: 'Sell' })).toBeChecked()

  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByTestId('note')).toHaveValue('')
  await page.getByRole('button', { name: 'Bring back what was typed before' }).click()
  await expect(page.getByTestId('note')).toHaveValue('Half a thought')
})

test('bad input is named at its field, and nothing is recorded', async ({ app }) => {
  const { page } = app
  await visit(page, '/journal/new')
  const row = fillRow(page, 1)
  await expect(row).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(row).toContainText('Quantity is needed.')
  await expect(row.getByLabel('Quantity')).toBeFocused()
  for (const [price, says] of [
    ['1e400', 'Write the number in full, without e.'],
    ['0', 'Price must be above zero; a contract cannot trade at 0.'],
    ['-5', 'Price must be above zero; a contract cannot trade at 0.'],
    ['6'.repeat(60), 'That has 60 digits; up to 40 are taken.'],
  ] as const) {
    await typeFill(row, { price })
    await expect(row).toContainText(says)
  }
  await typeFill(row, { quantity: '10050', price: '60000', time: '2026-02-30 10:00' })
  await expect(row).toContainText('Quantity comes in steps of 100 here.')
  await expect(row).toContainText('2026-02-30 10:00 is not in the calendar.')
  // What only main can judge comes back to its field too.
  await typeFill(row, { quantity: '10000', time: '2099-01-01 10:00' })
  await page.keyboard.press('Control+Enter')
  await expect(row).toContainText('Time lies in the future')
  expect(await ask<{ legs: unknown[] }>(app, 'journal.listLegs', EVERY_LEG)).toEqual({
    legs: [],
    count: 0,
  })
})

test('rows typed into an open position say that they join it', async ({ app }) => {
  const { page } = app
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  await visit(page, '/journal/new')
  await typeFill(fillRow(page, 1), {
    quantity: '2000',
    price: '61000',
    time: '2026-11-21 12:00:00',
  })
  await expect(page.getByTestId('preview')).toContainText(
    'This joins your open long of 6,000 from 2026-11-20, entered at 60,000.0.',
  )
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await read(page.getByTestId('leg-header').getByTestId('quantity'))).toBe(
    '+8,000 of 10,000',
  )
})

test('side means contract value turns every word and sign, and no figure', async ({ app }) => {
  await ask(app, 'settings.change', { sideMeaning: 'contract-value' })
  const { page } = app
  await visit(page, '/journal/new')
  await expect(page.getByTestId('turned-note')).toBeVisible()
  // Selling the contract is buying the underlying: the venue's buy.
  await recordPosition(page, [
    { action: 'Sell', quantity: '10000', price: '60000', time: '2026-11-20 14:05:00' },
    { action: 'Buy', quantity: '4000', price: '63500', time: '2026-11-21 09:00:00' },
  ])
  const header = page.getByTestId('leg-header')
  await expect(header).toContainText('Short')
  expect(await read(header.getByTestId('quantity'))).toBe('−6,000 of 10,000')
  expect(await read(header.getByTestId('net'))).toBe('+0.00355998 BTC +226.35 USD')
  await ask(app, 'settings.change', { sideMeaning: 'underlying' })
  await expect(header).toContainText('Long')
  expect(await read(header.getByTestId('quantity'))).toBe('+6,000 of 10,000')
})
