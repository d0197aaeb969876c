import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { EVERY_LEG } from '../../src-shared/journal/leg-query'

import { expect, test } from './app'
import { ask } from './ask'
import { seriousFindings } from './axe'
import { LONG_WITH_PART_CLOSED, recordPosition, visit } from './journal-pages'
import { openPalette } from './palette'
import { pointAt } from './point-at'
import { sheetOf } from './workbench-fields'

const contractPage = (page: Page) => page.getByTestId('contract-page')

test('a contract’s page has its figures, tiers, policies, sources and history', async ({ app }) => {
  const { page } = app
  await page.getByRole('link', { name: 'Venues' }).click()
  await page.getByTestId('find-contract').fill('bitmex inverse perpetual')
  await page.getByTestId('find-contract').press('Enter')
  await expect(contractPage(page).getByRole('heading', { level: 2 })).toHaveText(
    'BitMEX XBTUSD perpetual',
  )
  const contract = page.getByRole('region', { name: 'Contract', exact: true })
  await expect(contract).toContainText('100 contracts')
  const tiers = page.getByTestId('tiers').getByRole('row')
  await expect(tiers.nth(1)).toHaveText(/1\s*0\s*200\s*1%\s*0\.5%\s*100×/)
  await expect(tiers.nth(3)).toHaveText(/3\s*350\s*500\s*2%\s*1\.5%\s*50×/)
  await expect(page.getByRole('region', { name: 'Liquidation' })).toContainText(
    'on the value at entry',
  )
  const sources = page.getByRole('region', { name: 'Sources' })
  await expect(sources).toContainText('Confirmed')
  await expect(sources.getByRole('link')).toHaveCount(0)

  await page.getByTestId('as-of').fill('2021-01-01')
  await expect(contract).toContainText('1 contractnot as today')
  await page.getByTestId('as-of').fill('2021-02-30')
  await expect(contractPage(page)).toContainText('There is no 2021-02-30 in the calendar.')
})

test('a quanto contract says that the calculators refuse it', async ({ app }) => {
  await visit(app.page, '/venues/bitmex:ETHUSD')
  await expect(app.page.getByTestId('not-inverse')).toContainText('the calculators refuse it')
})

test('an edited fee is what the calculator counts with, until one goes back', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  const takerHint = () => page.getByTestId('fee-in').getAttribute('placeholder')
  await sheet.type({ quantity: '10000', entry: '50000' })
  const before = await takerHint()

  await visit(page, '/venues/bitmex:XBTUSD/edit')
  await page.getByTestId('edit-fees.taker').fill('0.2')
  await expect(page.getByTestId('edit-changes')).toContainText('0.05%')
  await page.getByRole('button', { name: 'Save as your own' }).click()
  await expect(page.getByTestId('own')).toContainText('0.2%')
  const fees = page.getByRole('region', { name: 'Fees', exact: true })
  await expect(fees).toContainText('Changed by you')

  await app.relaunch()
  await visit(app.page, '/workbench')
  await expect
    .poll(() => app.page.getByTestId('fee-in').getAttribute('placeholder'))
    .toContain('0.2')

  await visit(app.page, '/venues/bitmex:XBTUSD')
  await app.page.getByRole('button', { name: 'Go back to the built-in' }).click()
  await app.page.getByRole('button', { name: 'Go back to the built-in' }).click()
  await expect(app.page.getByTestId('own')).toBeHidden()
  await visit(app.page, '/workbench')
  await expect.poll(() => app.page.getByTestId('fee-in').getAttribute('placeholder')).toBe(before)
})

test('a recorded position keeps the terms it was opened under', async ({ app }) => {
  const { page } = app
  interface Leg {
    readonly id: string
  }
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  const { legs } = await ask<{ legs: readonly Leg[] }>(app, 'journal.listLegs', EVERY_LEG)
  const history = () => ask<unknown>(app, 'journal.readLeg', { id: legs[0]?.id })
  const before = JSON.stringify(await history())
  expect(before).toContain('"taker":"0.0005"')

  await visit(page, '/venues/bitmex:XBTUSD/edit')
  await page.getByTestId('edit-fees.taker').fill('0.2')
  await page.getByRole('button', { name: 'Save as your own' }).click()
  await expect(page.getByTestId('own')).toContainText('0.2%')
  expect(JSON.stringify(await history())).toBe(before)
})

test('a field says what is wrong with it and nothing is saved', async ({ app }) => {
  const { page } = app
  await visit(page, '/venues/bitmex:XBTUSD/edit')
  await page.getByTestId('edit-lot').fill('0')
  await page.getByRole('button', { name: 'Add a tier' }).click()
  await expect(page.getByTestId('contract-editor')).toContainText('Lot must be above zero.')
  await page.getByTestId('edit-lot').fill('100')
  await expect(page.getByTestId('rows-margin.tiers')).toContainText('must end above 200')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('notices')).toContainText('Not saved yet')
  expect(await ask<unknown[]>(app, 'contracts.listCustom', {})).toEqual([])
})

test('an edit that is left stands again, until it is cancelled', async ({ app }) => {
  const { page } = app
  await visit(page, '/venues/bitmex:XBTUSD/edit')
  await page.getByTestId('edit-fees.taker').fill('0.3')
  await visit(page, '/journal')
  await expect(page.getByTestId('contract-editor')).toBeHidden()
  await visit(page, '/venues/bitmex:XBTUSD/edit')
  await expect(page.getByTestId('edit-fees.taker')).toHaveValue('0.3')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Edit a copy' }).click()
  await expect(page.getByTestId('edit-fees.taker')).toHaveValue('0.05')
})

test('a copy under a new name is a contract of one’s own', async ({ app }) => {
  const { page } = app
  await visit(page, '/venues/bitmex:XBTUSD')
  await page.getByRole('button', { name: 'Copy under a new name' }).click()
  await page.getByTestId('edit-symbol').fill('MINE')
  await page.getByRole('button', { name: 'Save as your own' }).click()
  await expect(page.getByTestId('own')).toContainText('A contract of your own')
  await expect(contractPage(page)).toContainText('custom:MINE')
})

test('a pack goes out, comes back changed, and is kept after a look at it', async ({ app }) => {
  const { page } = app
  const file = join(app.dataFolder, 'bitmex.json')
  await pointAt(app, file)
  await visit(page, '/venues/bitmex:XBTUSD')
  await page.getByRole('button', { name: 'Export BitMEX' }).click()
  await expect(page.getByTestId('notices')).toContainText('BitMEX is in bitmex.json')
  const pack = JSON.parse(readFileSync(file, 'utf8')) as {
    listings: { spec: { id: string; lot: string } }[]
  }
  for (const { spec } of pack.listings) {
    if (spec.id === 'bitmex:XBTUSD') spec.lot = '10'
    if (spec.id === 'bitmex:XBTZ26') spec.lot = 'ten'
  }
  writeFileSync(file, JSON.stringify(pack))

  await page.getByRole('button', { name: 'Import a pack' }).click()
  const preview = page.getByRole('dialog')
  await expect(preview).toContainText('0 new, 1 changed, 1 as they are, 1 refused')
  await expect(preview).toContainText('spec.lot: must be a plain decimal number')
  await expect(preview).toContainText('10 contracts')
  expect(await ask<unknown[]>(app, 'contracts.listCustom', {})).toEqual([])
  await preview.getByRole('button', { name: 'Keep one contract as your own' }).click()
  await expect(page.getByTestId('own')).toContainText('10 contracts')
  expect(await ask<unknown[]>(app, 'contracts.listCustom', {})).toHaveLength(1)
})

test('a file that is no pack is refused in words', async ({ app }) => {
  const { page } = app
  const file = join(app.dataFolder, 'garbage.json')
  await visit(page, '/venues/bitmex:XBTUSD')
  for (const [text, words] of [
    ['not JSON at all', 'It is not JSON.'],
    ['{"format":"reciprocal-venue-pack","version":9}', 'it knows version 1'],
    [' '.repeat(5_000_001), 'larger than 5 MB'],
  ] as const) {
    writeFileSync(file, text)
    await pointAt(app, file)
    await page.getByRole('button', { name: 'Import a pack' }).click()
    await expect(page.getByRole('dialog')).toContainText(words)
    await expect(page.getByRole('dialog')).toContainText('Nothing was changed.')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  expect(existsSync(file)).toBe(true)
  expect(await ask<unknown[]>(app, 'contracts.listCustom', {})).toEqual([])
})

test('everything is reached from the keyboard', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  // The page is read from the disk on its first visit; its keys hold once it is there.
  await expect(page.getByTestId('find-contract')).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByTestId('find-contract')).toBeFocused()
  await page.keyboard.type('deribit btc-perpetual')
  await page.keyboard.press('Enter')
  await expect(contractPage(page)).toContainText('Linear growth')
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  await expect(contractPage(page)).not.toContainText('deribit:BTC-PERPETUAL')
  await page.keyboard.press('[')
  await expect(contractPage(page)).toContainText('deribit:BTC-PERPETUAL')
  // Nothing in the page makes the window itself scroll.
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
  await page.keyboard.press('e')
  await expect(page.getByTestId('contract-editor')).toBeVisible()
  await openPalette(page)
  await page.keyboard.type('venues')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('find-contract')).toBeVisible()
})

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious on the venue pages, ${theme}`, async ({ app }) => {
    const { page } = app
    await ask(app, 'settings.change', { theme })
    await expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached()
    for (const [route, testid] of [
      ['/venues', 'find-contract'],
      ['/venues/bitmex:XBTUSD', 'contract-page'],
      ['/venues/bitmex:XBTUSD/edit', 'contract-editor'],
    ] as const) {
      await visit(page, route)
      await expect(page.getByTestId(testid)).toBeVisible()
      expect(await seriousFindings(page), route).toEqual([])
    }
    await page.getByTestId('edit-lot').fill('0')
    await expect(page.getByTestId('contract-editor')).toContainText('Lot must be above zero.')
    expect(await seriousFindings(page)).toEqual([])
  })
}
