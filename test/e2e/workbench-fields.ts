import type { Locator, Page } from '@playwright/test'

/** The sheet of the workbench, as a person finds it. */
export interface Sheet {
  readonly field: (testid: string) => Locator
  /** Types into fields by their test id; the others stay as they are. */
  readonly type: (texts: Readonly<Record<string, string>>) => Promise<void>
  readonly choose: (group: string, option: string) => Promise<void>
  readonly contract: (title: string) => Promise<void>
  /** What the field says below itself. */
  readonly says: (testid: string) => Locator
  /** A result's text with the thin spaces of digit groups taken out. */
  readonly result: (testid: string) => Promise<string>
}

export function sheetOf(page: Page): Sheet {
  const field = (testid: string): Locator => page.getByTestId(testid)
  return {
    field,
    type: async (texts) => {
      for (const [testid, text] of Object.entries(texts)) await field(testid).fill(text)
    },
    choose: async (group, option) => {
      await page
        .getByRole('group', { name: group, exact: true })
        .getByText(option, { exact: true })
        .click()
    },
    contract: async (title) => {
      await page.getByTestId('contract').selectOption({ label: title })
    },
    says: (testid) =>
      field(testid)
        .locator('xpath=ancestor::*[contains(@class, "frame")][1]')
        .locator('[aria-live="polite"]'),
    result: async (testid) =>
      (await field(testid).innerText()).replaceAll('\u202f', '').replaceAll(/\s+/g, ' ').trim(),
  }
}
