import { expect, type Locator, type Page } from '@playwright/test'

/** What is typed into one fill; fields left out keep what they have. */
export interface TypedFill {
  readonly action?: 'Buy' | 'Sell'
  readonly quantity?: string
  readonly price?: string
  readonly role?: 'Taker' | 'Maker' | 'Liquidation'
  readonly fee?: string
  readonly time?: string
}

/** A text without the thin spaces and line breaks of its layout: `+0.00 355 998 BTC` → `+0.00355998 BTC`. */
export async function read(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll('\u202f', '').replaceAll(/\s+/g, ' ').trim()
}

/** Opens a page by its address, as a link would. */
export async function visit(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = `#${to}`
  }, route)
}

/** Fills the fields of a fill, in a row of the record form or in a dialog. */
export async function typeFill(at: Locator, fill: TypedFill): Promise<void> {
  if (fill.action) await at.getByText(fill.action, { exact: true }).click()
  if (fill.quantity !== undefined) await at.getByLabel('Quantity').fill(fill.quantity)
  if (fill.price !== undefined) await at.getByLabel('Price').fill(fill.price)
  if (fill.role) await at.getByLabel('Role').selectOption({ label: fill.role })
  if (fill.fee !== undefined) await at.getByLabel('Fee').fill(fill.fee)
  if (fill.time !== undefined) await at.getByLabel('Time, UTC').fill(fill.time)
}

export const fillRow = (page: Page, number: number): Locator =>
  page.getByRole('group', { name: `Fill ${number}` })

/** Records a position from its fills and waits for its page. */
export async function recordPosition(page: Page, fills: readonly TypedFill[]): Promise<void> {
  await visit(page, '/journal/new')
  for (const [index, fill] of fills.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Add a fill' }).click()
    await typeFill(fillRow(page, index + 1), fill)
  }
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByTestId('leg-header')).toBeVisible()
}

/** 10 000 XBTUSD long from 60 000, 4 000 of them closed at 63 500. The figures are worked out in journal.e2e.ts. */
export const LONG_WITH_PART_CLOSED: readonly TypedFill[] = [
  { quantity: '10000', price: '60000', time: '2026-11-20 14:05:00' },
  { action: 'Sell', quantity: '4000', price: '63500', time: '2026-11-21 09:00:00' },
]
