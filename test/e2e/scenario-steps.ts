import type { Locator, Page } from '@playwright/test'

import { expect, type RunningApp } from './app'
import { ask } from './ask'

/** 10 000 dollars long from 50 000 to 60 000, free of fees: 10 000 · (1/50 000 − 1/60 000) = 0.0333… BTC. */
export const LONG = {
  ...{ quantity: '10000', entry: '50000', exit: '60000', stop: '45000', leverage: '10' },
  ...{ 'fee-in': '0', 'fee-out': '0' },
}

/** The name of the scenario at hand, as its bar shows it. */
export const nameOf = (page: Page): Locator => page.getByTestId('scenario-name')

/** What the bar says of its state: nothing, or that something is not saved. */
export const stateOf = (page: Page): Locator => page.getByTestId('scenario-state')

/** Saves what is typed under a new name, by keyboard. */
export async function saveAs(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+s')
  await expect(page.getByTestId('scenario-name-field')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(nameOf(page)).toHaveText(name)
}

/** Does what the menu of the bar offers. */
export async function choose(page: Page, item: string): Promise<void> {
  await page.getByTestId('scenario-menu').click()
  await page.getByRole('menuitem', { name: item }).click()
}

interface Kept {
  readonly id: string
  readonly name: string
}

/** The kept scenarios, the one changed last first. */
export async function keptScenarios(app: RunningApp): Promise<readonly Kept[]> {
  const { scenarios } = await ask<{ scenarios: readonly Kept[] }>(app, 'scenarios.list', {})
  return scenarios
}

/** A kept scenario as main has it. */
export async function keptDocument(app: RunningApp, name: string): Promise<unknown> {
  const kept = (await keptScenarios(app)).find((each) => each.name === name)
  const { document } = await ask<{ document: unknown }>(app, 'scenarios.read', { id: kept?.id })
  return document
}

/** Waits until what was typed last is on the disk: a draft is saved a breath after the last key. */
export async function untilKept(app: RunningApp, draft: string, text: string): Promise<void> {
  await expect
    .poll(async () => JSON.stringify(await ask(app, 'drafts.read', { name: draft })))
    .toContain(text)
}
