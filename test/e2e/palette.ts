import type { Page } from '@playwright/test'

import { expect } from './app'

/** Opens the palette and waits for its field to have the focus: what a person sees before typing. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('textbox', { name: 'Find or do anything' })).toBeFocused()
}
