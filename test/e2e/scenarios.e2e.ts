import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { ContractListing } from '@shared/market/listing'
import { listedContracts } from '@shared/market/registry'

import { expect, test } from './app'
import { ask } from './ask'
import { LONG_WITH_PART_CLOSED, recordPosition } from './journal-pages'
import { openPalette } from './palette'
import { pointAt } from './point-at'
import {
  choose,
  keptDocument,
  keptScenarios,
  LONG,
  nameOf,
  saveAs,
  stateOf,
  untilKept,
} from './scenario-steps'
import { sheetOf } from './workbench-fields'

test('a scenario is named, changed, saved, and there after a restart', async ({ app }) => {
  const sheet = sheetOf(app.page)
  await expect(nameOf(app.page)).toHaveText('Unsaved scenario')
  await sheet.type(LONG)
  await expect(stateOf(app.page)).toHaveText('Not saved')
  await saveAs(app.page, 'Breakout')
  await expect(stateOf(app.page)).toHaveText('')

  await sheet.type({ entry: '51000' })
  await expect(stateOf(app.page)).toHaveText('Changed since it was saved')
  await app.page.keyboard.press('Control+s')
  await expect(stateOf(app.page)).toHaveText('')
  expect(await keptDocument(app, 'Breakout')).toMatchObject({ sheet: { entry: '51000' } })

  await app.relaunch()
  await expect(nameOf(app.page)).toHaveText('Breakout')
  await expect(stateOf(app.page)).toHaveText('')
  await expect(sheetOf(app.page).field('entry')).toHaveValue('51000')
})

test('a killed program comes back with the scenario and what was not saved of it', async ({
  app,
}) => {
  const sheet = sheetOf(app.page)
  await sheet.type(LONG)
  await saveAs(app.page, 'Breakout')
  await sheet.type({ entry: '52345' })
  await app.page.getByTestId('tab-target').click()
  await sheet.type({ 'target-result': '0.0234' })
  await untilKept(app, 'workbench', '52345')
  await untilKept(app, 'workbench-tools', '0.0234')
  await app.kill()

  await app.relaunch()
  const again = sheetOf(app.page)
  await expect(again.field('entry')).toHaveValue('52345')
  await expect(nameOf(app.page)).toHaveText('Breakout')
  await expect(stateOf(app.page)).toHaveText('Changed since it was saved')
  await app.page.getByTestId('tab-target').click()
  await expect(again.field('target-result')).toHaveValue('0.0234')
  expect(await keptDocument(app, 'Breakout')).toMatchObject({ sheet: { entry: '50000' } })
})

test('what was typed is undone field by field, and redone', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ quantity: '10000' })
  await sheet.type({ entry: '50000' })
  await sheet.field('entry').press('Control+z')
  await expect(sheet.field('entry')).toHaveValue('')
  await expect(sheet.field('quantity')).toHaveValue('10000')
  await page.keyboard.press('Control+z')
  await expect(sheet.field('quantity')).toHaveValue('')
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(sheet.field('quantity')).toHaveValue('10000')
  await expect(sheet.field('entry')).toHaveValue('50000')
})

test('undo goes back over an opened scenario with its name', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(LONG)
  await saveAs(page, 'First')
  await page.keyboard.press('Control+d')
  await expect(nameOf(page)).toHaveText('First 2')
  await sheet.type({ entry: '48000' })

  await page.keyboard.press('Control+o')
  await page.getByTestId('find-scenario').fill('First')
  // The one changed last comes first: the other one is a line below.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(nameOf(page)).toHaveText('First')
  await expect(sheet.field('entry')).toHaveValue('50000')
  await expect(page.getByTestId('notices')).toContainText('comes back with Ctrl Z')

  await page.keyboard.press('Control+z')
  await expect(nameOf(page)).toHaveText('First 2')
  await expect(stateOf(page)).toHaveText('Changed since it was saved')
  await expect(sheet.field('entry')).toHaveValue('48000')
  await page.keyboard.press('Control+Shift+z')
  await expect(nameOf(page)).toHaveText('First')
})

test('scenarios are renamed, removed and brought back', async ({ app }) => {
  const { page } = app
  await sheetOf(page).type(LONG)
  await saveAs(page, 'Breakout')
  await choose(page, 'Rename…')
  await expect(page.getByTestId('scenario-name-field')).toBeFocused()
  await page.keyboard.type('Second touch')
  await page.keyboard.press('Enter')
  await expect(nameOf(page)).toHaveText('Second touch')
  await choose(page, 'Save as…')
  await page.getByTestId('scenario-name-field').fill('second TOUCH')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('You have a scenario of that name already.')
  await page.keyboard.press('Escape')

  await choose(page, 'Remove')
  await expect(nameOf(page)).toHaveText('Unsaved scenario')
  await expect(sheetOf(page).field('entry')).toHaveValue('50000')
  expect(await keptScenarios(app)).toEqual([])
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect.poll(() => keptScenarios(app)).toMatchObject([{ name: 'Second touch' }])
})

test('two scenarios stand side by side with what one has more', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(LONG)
  await saveAs(page, 'From 50,000')
  await page.keyboard.press('Control+d')
  await expect(nameOf(page)).toHaveText('From 50,000 2')
  await sheet.type({ entry: '48000', leverage: '20' })
  await choose(page, 'Compare with another')
  await expect(page.getByTestId('compare-b')).toBeFocused()
  await page.getByTestId('compare-b').selectOption({ label: 'From 50,000' })

  const inputs = page.getByTestId('compare-inputs').locator('tbody tr')
  await expect(inputs).toHaveText([/Entry\s*48000\s*50000/, /Leverage\s*20\s*10/])
  // 10 000 · (1/48 000 − 1/60 000) = 1/24; 1/30; the second less the first is −1/120. In dollars 2 500 and 2 000.
  expect(await sheet.result('a-gross')).toBe('+0.04166667 BTC +2,500.00 USD')
  expect(await sheet.result('b-gross')).toBe('+0.03333333 BTC +2,000.00 USD')
  expect(await sheet.result('difference-gross')).toBe('−0.00833333 BTC −500.00 USD')
  // (60 − 48)/(48 − 45) = 4 and (60 − 50)/(50 − 45) = 2; in coin each times 45/60
  expect(await sheet.result('a-r-usd')).toBe('+4.00 R')
  expect(await sheet.result('b-r-coin')).toBe('+1.50 R')
  expect(await sheet.result('difference-r-coin')).toBe('−1.50 R')
  // Without fees nothing is to be earned first: break-even is the entry.
  expect(await sheet.result('difference-breakEven')).toBe('+2,000.00 USD +4.17%')
  await expect(page.getByTestId('chart-compare').locator('canvas')).toBeVisible()

  await page.getByTestId('compare').press('Escape')
  await page.keyboard.press('x')
  await expect(page.getByTestId('compare-b')).toHaveValue('current')
  expect(await sheet.result('difference-gross')).toBe('+0.00833333 BTC +500.00 USD')
  await page.getByRole('button', { name: 'Open the first' }).click()
  await expect(nameOf(page)).toHaveText('From 50,000')
  await expect(sheet.field('entry')).toHaveValue('50000')
})

test('comparing says what it lacks, and follows the unit', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(LONG)
  await choose(page, 'Compare with another')
  await expect(page.getByTestId('compare')).toContainText('There is no second scenario yet')
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await saveAs(page, 'From 50,000')
  await sheet.type({ entry: '48000' })
  await choose(page, 'Compare with another')
  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  await expect(page.getByTestId('difference-gross')).toContainText('mBTC')
  await page.keyboard.press('u')
  await expect.poll(() => sheet.result('difference-gross')).toBe('−833333 sat −500.00 USD')
})

test('an exported scenario is the same document on another computer', async ({ launchApp }) => {
  test.slow()
  const app = await launchApp()
  const { page } = app
  const file = join(app.dataFolder, 'mine.json')
  const [bitmex] = listedContracts
  const mine = { ...bitmex!, id: 'custom:MINE', symbol: 'MINE', title: 'Mine', userDefined: true }
  const listing = z.encode(ContractListing, { spec: mine, eras: [] })
  await ask(app, 'contracts.saveCustom', { listings: [listing] })
  await app.relaunch()
  const sheet = sheetOf(app.page)
  await sheet.contract('Mine')
  await sheet.type({ ...LONG, quantity: '10 000' })
  await app.page.getByTestId('tab-target').click()
  await sheet.type({ 'target-result': '0.0234' })
  await saveAs(app.page, 'On my contract')
  await pointAt(app, file)
  await choose(app.page, 'Export…')
  await expect(app.page.getByTestId('notices')).toContainText('The scenario is in mine.json.')
  const sent = await keptDocument(app, 'On my contract')
  expect(page.isClosed()).toBe(true)
  await app.close()

  const other = await launchApp()
  await pointAt(other, file)
  await choose(other.page, 'Import…')
  await expect(nameOf(other.page)).toHaveText('On my contract')
  expect(await keptDocument(other, 'On my contract')).toEqual(sent)
  await expect(sheetOf(other.page).field('quantity')).toHaveValue('10 000')
  await other.page.getByRole('button', { name: 'Keep the contract' }).click()
  await expect(sheetOf(other.page).field('contract')).toHaveValue('custom:MINE')
  // 10 000 · (1/50 000 − 1/60 000), on the contract that came with it
  await expect.poll(() => sheetOf(other.page).result('answer-net')).toContain('+0.03333333')
})

test('a file that is no scenario is refused with the line and the reason', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(LONG)
  await saveAs(page, 'Mine')
  const good = join(app.dataFolder, 'good.json')
  await pointAt(app, good)
  await choose(page, 'Export…')
  await expect(page.getByTestId('notices')).toContainText('good.json')
  const text = readFileSync(good, 'utf8')
  const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

  const file = join(app.dataFolder, 'from-elsewhere.json')
  await pointAt(app, file)
  const before = await keptDocument(app, 'Mine')
  for (const [content, words] of [
    [text.replace('"sheet": {', '"sheet": ['), /Line \d+, column \d+: .*It is not JSON\./],
    [text.slice(0, text.indexOf('"tools"')), /Line \d+, column \d+: .*It is not JSON\./],
    [
      text.replace('"entry": "50000"', '"entry": 50000'),
      new RegExp(`Line ${String(lineOf('"entry"'))}, column \\d+: The field “entry” of the sheet`),
    ],
    [
      text.replace('"version": 1', '"version": 7'),
      /Line 3, column \d+: It was written by a newer version of the program: its form is 7/,
    ],
    ['{"format": "reciprocal-venue-pack", "version": 1}', /Line 1, .*not a scenario/],
    [`${text}${' '.repeat(2_000_001)}`, /It is larger than 2 MB/],
    ['', /from-elsewhere\.json was not opened, and nothing was changed\./],
  ] as const) {
    writeFileSync(file, content)
    await choose(page, 'Import…')
    await expect(page.getByTestId('notices')).toContainText(words)
    await page.getByRole('button', { name: 'Dismiss' }).last().click()
  }
  expect(await keptScenarios(app)).toHaveLength(1)
  expect(await keptDocument(app, 'Mine')).toEqual(before)
  await expect(sheet.field('entry')).toHaveValue('50000')
})

test('a copied link opens what was typed, with its tool, from any page', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ ...LONG, entry: '50,000.5' })
  await page.getByTestId('tab-target').click()
  await sheet.type({ 'target-result': '0.0234' })
  await choose(page, 'Copy a link')
  await expect(page.getByTestId('notices')).toContainText('A link to the scenario is copied.')
  const link = await app.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(link).toContain('reciprocal:workbench/target?')

  await choose(page, 'New')
  await expect(sheet.field('entry')).toHaveValue('')
  await page.getByRole('link', { name: 'Venues' }).click()
  await openPalette(page)
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('option', { name: 'Open the linked scenario' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(sheet.field('entry')).toHaveValue('50,000.5')
  await expect(sheet.field('target-result')).toHaveValue('0.0234')

  await openPalette(page)
  await page.keyboard.insertText(`${link}&entry=1`)
  await expect(page.getByRole('option')).toHaveText(/names the field “entry” twice/)
})

test('a journal position becomes a scenario of its own, and nothing else is lost', async ({
  app,
}) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type(LONG)
  await saveAs(page, 'Breakout')
  await sheet.type({ entry: '51000' })
  await recordPosition(page, LONG_WITH_PART_CLOSED)
  await page.keyboard.press('Escape')
  await page.getByTestId('legs').press('Enter')
  await page.getByTestId('leg-header').waitFor()
  await page.keyboard.press('o')
  await expect(sheet.field('quantity')).toHaveValue('6000')
  await expect(sheet.field('entry')).toHaveValue('60000')
  // Saved now, it must not take the place of the scenario that was open before.
  await expect(nameOf(page)).toHaveText('Unsaved scenario')
  await saveAs(page, 'What is still open')
  expect(await keptDocument(app, 'Breakout')).toMatchObject({ sheet: { entry: '50000' } })
  await page.keyboard.press('Control+z')
  await expect(nameOf(page)).toHaveText('Breakout')
  await expect(sheet.field('entry')).toHaveValue('51000')
})
