import { renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

import type { BrowserWindow } from 'electron'

/** Any world but the page's own: the page neither sees this nor can stand in its way. */
const OWN_WORLD = 999

/** Ends when the page has set `data-ready`, its fonts are there and two frames have been painted. */
const UNTIL_READY = `new Promise((resolve) => {
  const root = document.documentElement
  const painted = () => document.fonts.ready.then(() =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))
  if (root.dataset.ready === 'true') return painted()
  const observer = new MutationObserver(() => {
    if (root.dataset.ready !== 'true') return
    observer.disconnect()
    painted()
  })
  observer.observe(root, { attributes: true, attributeFilter: ['data-ready'] })
})`

/**
 * Writes a picture of the ready window: to a temporary file first, so that FILE is whole or not there.
 *
 * @throws Error with words: the page was not ready in time, or the file could not be written
 */
export async function takeScreenshot(
  window: BrowserWindow,
  file: string,
  limitMs = 30_000,
): Promise<void> {
  await within(limitMs, loadedAndReady(window))
  const picture = await window.webContents.capturePage()
  const target = resolve(file)
  const temporary = `${target}.${process.pid}.part`
  writeFileSync(temporary, picture.toPNG())
  renameSync(temporary, target)
}

async function loadedAndReady(window: BrowserWindow): Promise<void> {
  const contents = window.webContents
  if (contents.isLoadingMainFrame()) {
    await new Promise<void>((done, failed) => {
      contents.once('dom-ready', () => done())
      contents.once('did-fail-load', (_, code, words) =>
        failed(new Error(`the page could not be loaded (${code} ${words})`)),
      )
    })
  }
  await contents.executeJavaScriptInIsolatedWorld(OWN_WORLD, [{ code: UNTIL_READY }])
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, failed) => {
    const words = `the page did not say that it is ready within ${limitMs / 1_000} seconds`
    timer = setTimeout(() => failed(new Error(words)), limitMs)
  })
  await Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}
