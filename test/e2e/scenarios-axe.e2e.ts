import type { Page } from '@playwright/test'

import { expect, test, type RunningApp } from './app'
import { ask } from './ask'
import { seriousFindings } from './axe'
import { cutIn } from './cut'
import { visit } from './journal-pages'
import { LONG, nameOf, saveAs } from './scenario-steps'
import { sheetOf } from './workbench-fields'

const SHORT = { name: 'Breakout', note: 'Low held.' }
const LONG_WORDS = {
  name: 'Breakout above the range of last week, second touch',
  note: 'The low held twice, and funding is below zero. '.repeat(6),
}

/** Two scenarios that differ, and a plan with a long reason: what every page here has to show. */
async function fill(page: Page, { name, note }: typeof SHORT): Promise<void> {
  await sheetOf(page).type({ ...LONG, balance: '0.5' })
  await saveAs(page, name)
  await page.keyboard.press('Control+d')
  await expect(nameOf(page)).toContainText(' 2')
  await sheetOf(page).type({ entry: '48000' })
  await sheetOf(page).choose('The price is', 'exit')
  await page.keyboard.press('Control+p')
  await page.getByTestId('plan-note').fill(note)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('notices')).toContainText('is in the journal as a plan.')
}

/** The pages and dialogs of scenarios and plans, each once it stands. */
const PLACES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'the list of scenarios',
    async (page) => {
      await visit(page, '/workbench')
      await page.getByTestId('scenario-bar').waitFor()
      await page.keyboard.press('Control+o')
      await page.getByTestId('find-scenario').waitFor()
    },
  ],
  [
    'a name',
    async (page) => {
      await page.keyboard.press('F2')
      await page.getByTestId('scenario-name-field').waitFor()
    },
  ],
  [
    'a plan to record',
    async (page) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await page.keyboard.press('Control+p')
      await page.getByTestId('plan-name').waitFor()
    },
  ],
  [
    'two scenarios side by side',
    async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await visit(page, '/workbench/compare')
      await page.getByTestId('compare-figures').waitFor()
    },
  ],
  [
    'the plans',
    async (page) => {
      await visit(page, '/journal/plans')
      await page.getByTestId('plan-row').waitFor()
    },
  ],
  [
    'a plan',
    async (page) => {
      await page.getByTestId('plan-row').getByRole('link').press('Enter')
      await page.getByTestId('plan-header').waitFor()
    },
  ],
]

async function resize({ electron }: RunningApp, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  )
}

for (const theme of ['dark', 'light'] as const)
  test(`axe finds nothing serious about scenarios and plans, ${theme}`, async ({ app }) => {
    test.slow()
    await ask(app, 'settings.change', { theme })
    await fill(app.page, LONG_WORDS)
    for (const [place, go] of PLACES) {
      await go(app.page)
      expect(await seriousFindings(app.page), place).toEqual([])
    }
  })

test('nothing of scenarios and plans is cut at 1024×700', async ({ app }) => {
  test.slow()
  const { page } = app
  await resize(app, 1024, 700)
  await fill(page, SHORT)
  for (const [place, go] of PLACES) {
    await go(page)
    expect(await cutIn(page), place).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, place).toBeLessThanOrEqual(1024)
  }
})
