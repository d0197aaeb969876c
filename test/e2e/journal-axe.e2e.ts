import type { Page } from '@playwright/test'

import { expect, test } from './app'
import { ask } from './ask'
import { seriousFindings } from './axe'
import { fillRow, LONG_WITH_PART_CLOSED, recordPosition, typeFill, visit } from './journal-pages'
import { openPalette } from './palette'

interface Stop {
  readonly title: string
  readonly go: (page: Page) => Promise<void>
}

const STOPS: readonly Stop[] = [
  {
    title: 'workbench',
    go: async (page) => {
      await visit(page, '/workbench')
      await expect(page.getByTestId('quantity')).toBeVisible()
    },
  },
  {
    title: 'workbench with figures',
    go: async (page) => {
      await page.getByTestId('quantity').fill('10000')
      await page.getByTestId('entry').fill('50000')
      await page.getByTestId('exit').fill('60000')
      await page.getByTestId('leverage').fill('10')
      await expect(page.getByTestId('chart').locator('canvas')).toBeVisible()
    },
  },
  {
    title: 'palette',
    go: async (page) => {
      await openPalette(page)
    },
  },
  {
    title: 'shortcut sheet',
    go: async (page) => {
      await page.keyboard.press('Escape')
      await visit(page, '/settings')
      await expect(page.getByTestId('theme')).toBeVisible()
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    title: 'settings',
    go: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    },
  },
  {
    title: 'safety',
    go: async (page) => {
      await visit(page, '/safety')
      await expect(page.getByRole('button', { name: 'Export everything' })).toBeEnabled()
    },
  },
  {
    title: 'glossary',
    go: async (page) => {
      await visit(page, '/glossary')
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    },
  },
  {
    title: 'record page with issues',
    go: async (page) => {
      await visit(page, '/journal/new')
      await typeFill(fillRow(page, 1), { quantity: '50', price: 'sixty' })
      await page.keyboard.press('Control+Enter')
      await expect(fillRow(page, 1)).toContainText('in steps of 100')
    },
  },
  {
    title: 'empty journal',
    go: async (page) => {
      await visit(page, '/journal')
      await expect(page.getByTestId('journal-empty')).toBeVisible()
    },
  },
  {
    title: 'journal with demo data and quick view',
    go: async (page) => {
      await page.getByRole('button', { name: 'Try with demo data' }).click()
      await expect(page.getByTestId('legs')).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Space')
      await expect(page.getByTestId('quick-view').getByRole('heading', { level: 2 })).toBeVisible()
    },
  },
  {
    title: 'position page',
    go: async (page) => {
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('timeline')).toBeVisible()
    },
  },
  {
    title: 'dialog of a fill',
    go: async (page) => {
      await page.keyboard.press('a')
      await expect(page.getByTestId('fill-dialog')).toBeVisible()
    },
  },
]

for (const theme of ['dark', 'light'] as const) {
  test(`no page has a serious or critical finding in the ${theme} theme`, async ({ app }) => {
    test.setTimeout(120_000)
    await ask(app, 'settings.change', { theme })
    const { page } = app
    await expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached()
    for (const { title, go } of STOPS) {
      await go(page)
      expect(await seriousFindings(page), title).toEqual([])
    }
    await page.keyboard.press('Escape')
    await ask(app, 'journal.switchTo', { journal: 'own' })
    await recordPosition(page, LONG_WITH_PART_CLOSED)
    await page.getByRole('button', { name: 'Void' }).first().click()
    await expect(page.getByTestId('void-dialog')).toBeVisible()
    expect(await seriousFindings(page), 'void dialog').toEqual([])
  })
}
