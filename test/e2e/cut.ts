import type { Page } from '@playwright/test'

/** What does not fit into its box and cannot be scrolled to, as text. */
export async function cutIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, [role="dialog"] *')]
      .filter(
        (each) =>
          each.children.length === 0 &&
          each.scrollWidth > each.clientWidth + 1 &&
          each.clientWidth > 1 &&
          getComputedStyle(each).overflow !== 'visible' &&
          !each.closest('.visually-hidden'),
      )
      .map((each) => each.textContent.trim()),
  )
}
