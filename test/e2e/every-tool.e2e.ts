import type { Locator, Page } from '@playwright/test'

import { expect, test } from './app'
import { ask } from './ask'
import { seriousFindings } from './axe'
import { cutIn } from './cut'
import { sheetOf } from './workbench-fields'

/** Everything a tool may need is on the sheet, so that every answer is whole. */
const SHEET = {
  ...{ quantity: '10000', entry: '60000', exit: '66000', stop: '57000', index: '60010' },
  ...{ balance: '0.5', leverage: '10', 'funding-rate': '0.01' },
}

const tabs = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Tools' }).getByRole('link')

async function toolIds(page: Page): Promise<readonly string[]> {
  const ids = await tabs(page).evaluateAll((links) =>
    links.map((link) => link.getAttribute('data-testid')?.replace('tab-', '') ?? ''),
  )
  return ids.filter((id) => id !== 'position')
}

test('every tool is opened by its key and typed into at once', async ({ app }) => {
  const { page } = app
  await sheetOf(page).type(SHEET)
  const keys = await tabs(page).evaluateAll((links) =>
    links.map((link) => [
      link.getAttribute('data-testid')?.replace('tab-', '') ?? '',
      /\((.+)\)$/.exec(link.getAttribute('title') ?? '')?.[1] ?? '',
    ]),
  )
  expect(keys.length).toBeGreaterThanOrEqual(14)
  for (const [id = '', key = ''] of keys) {
    await page.keyboard.press('Escape')
    await page.keyboard.press(key.replace(' ', '+'))
    const place =
      id === 'position' ? page.getByTestId('position-title') : page.getByTestId(`tool-${id}`)
    await expect(place, `${id} on ${key}`).toBeVisible()
    await expect(page.getByTestId(`tab-${id}`)).toHaveAttribute('aria-current', 'page')
  }
})

for (const theme of ['dark', 'light'] as const)
  test(`axe finds nothing serious in any tool, ${theme}`, async ({ app }) => {
    test.slow()
    const { page } = app
    await ask(app, 'settings.change', { theme })
    await sheetOf(page).type(SHEET)
    for (const id of await toolIds(page)) {
      await page.getByTestId(`tab-${id}`).click()
      await expect(page.getByTestId(`tool-${id}`).locator('h2')).toBeVisible()
      expect(await seriousFindings(page), id).toEqual([])
    }
  })

for (const [width, height] of [
  [1024, 700],
  [1280, 800],
] as const)
  test(`no tool is cut at ${String(width)}×${String(height)}`, async ({ app }) => {
    const { page } = app
    await app.electron.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [width, height] as const,
    )
    await sheetOf(page).type(SHEET)
    for (const id of await toolIds(page)) {
      await page.getByTestId(`tab-${id}`).click()
      await expect(page.getByTestId(`tool-${id}`).locator('h2')).toBeVisible()
      expect(await cutIn(page), id).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, id).toBeLessThanOrEqual(width)
    }
  })

test('typing on the sheet moves nothing in any tool', async ({ app }) => {
  const { page } = app
  const sheet = sheetOf(page)
  await sheet.type({ ...SHEET, exit: '' })
  for (const id of await toolIds(page)) {
    await page.getByTestId(`tab-${id}`).click()
    await expect(page.getByTestId(`tool-${id}`).locator('h2')).toBeVisible()
    const places = (): Promise<readonly number[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.answers dd, .tool header, .tool form')].map(
          (each) => each.getBoundingClientRect().top,
        ),
      )
    const before = await places()
    await sheet.field('exit').pressSequentially('660')
    expect(await places(), id).toEqual(before)
    await sheet.type({ exit: '' })
  }
})
