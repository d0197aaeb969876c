import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { electronPath, expect, test, type RunningApp } from './app'
import { LONG_WITH_PART_CLOSED, read, recordPosition, visit } from './journal-pages'

const homeOf = (folder: string): string => join(folder, 'journal')
const journalOf = (folder: string): string => join(homeOf(folder), 'journal.sqlite')

/** Records a position, closes, spoils the file as told, and starts again. Gives the spoilt bytes. */
async function spoilt(app: RunningApp, how: (file: string) => void): Promise<Buffer> {
  await recordPosition(app.page, LONG_WITH_PART_CLOSED)
  await app.close()
  const file = journalOf(app.dataFolder)
  how(file)
  const bytes = readFileSync(file)
  await app.relaunch()
  return bytes
}

/** Overwrites the middle of the file, past its header. */
function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096, 4096 * 4)
  writeFileSync(file, bytes)
}

/** Raises SQLite's user_version, the four bytes at 60. */
function raiseVersion(file: string): void {
  const bytes = readFileSync(file)
  bytes.writeUInt32BE(9_999, 60)
  writeFileSync(file, bytes)
}

for (const { title, how, says } of [
  { title: 'a damaged journal', how: damage, says: 'The journal file is damaged' },
  { title: 'a journal from a newer version', how: raiseVersion, says: 'from a newer version' },
]) {
  test(`${title} is shown first, with its path, and is not touched`, async ({ app }) => {
    const bytes = await spoilt(app, how)
    const { page } = app
    const trouble = page.getByTestId('journal-trouble')
    await expect(trouble.getByRole('heading', { level: 2 })).toContainText(says)
    await expect(page.getByTestId('journal-trouble-path')).toHaveText(journalOf(app.dataFolder))
    await expect(trouble).toContainText('The file was not touched.')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(trouble).toBeVisible()
    await page.getByRole('link', { name: 'Go to the calculators' }).click()
    await expect(page.getByTestId('quantity')).toBeVisible()
    await app.close()
    expect(readFileSync(journalOf(app.dataFolder)).equals(bytes)).toBe(true)
  })
}

test('a journal that cannot be written is shown first and is not touched', async ({ app }) => {
  const before = process.env['ELECTRON_RUNTIME_PATH']
  if (process.getuid?.() === 0) process.env['ELECTRON_RUNTIME_PATH'] = withoutRootsPower()
  try {
    const bytes = await spoilt(app, (file) => chmodSync(file, 0o400))
    const { page } = app
    const trouble = page.getByTestId('journal-trouble')
    await expect(trouble.getByRole('heading', { level: 2 })).toContainText('cannot be written')
    await expect(page.getByTestId('journal-trouble-path')).toHaveText(journalOf(app.dataFolder))
    expect(readFileSync(journalOf(app.dataFolder)).equals(bytes)).toBe(true)

    chmodSync(journalOf(app.dataFolder), 0o600)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByTestId('leg-row')).toHaveCount(1)
  } finally {
    if (before === undefined) delete process.env['ELECTRON_RUNTIME_PATH']
    else process.env['ELECTRON_RUNTIME_PATH'] = before
  }
})

/** Root may write any file whatever its mode; this starts the program without that capability. */
function withoutRootsPower(): string {
  const script = join(mkdtempSync(join(tmpdir(), 'reciprocal-caps-')), 'electron')
  const drop = 'setpriv --bounding-set=-dac_override,-dac_read_search'
  writeFileSync(script, `#!/bin/sh\nexec ${drop} "${electronPath()}" "$@"\n`, { mode: 0o755 })
  return script
}

test('a damaged journal comes back from its backup', async ({ app }) => {
  await recordPosition(app.page, LONG_WITH_PART_CLOSED)
  // The copy of the day is taken when the journal is next opened with something in it.
  await app.relaunch()
  await expect
    .poll(() => readdirSync(join(homeOf(app.dataFolder), 'backups')).length)
    .toBeGreaterThan(0)
  await app.close()
  damage(journalOf(app.dataFolder))
  await app.relaunch()
  const { page } = app
  await expect(page.getByTestId('journal-trouble')).toBeVisible()
  await page.getByRole('button', { name: 'Restore…' }).first().click()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByTestId('journal-trouble')).toBeHidden()
  await expect(page.getByTestId('notices')).toContainText('is open')
  await expect(page.getByTestId('leg-row')).toHaveCount(1)
  expect(await read(page.getByTestId('total-net'))).toBe('+0.00355998 BTC +226.35 USD')
})

test('an unusable journal is moved aside and an empty one begun', async ({ app }) => {
  const bytes = await spoilt(app, damage)
  const { page } = app
  await page.getByRole('button', { name: 'Start an empty journal' }).click()
  await page.getByRole('button', { name: 'Move the file aside and start empty' }).click()
  await expect(page.getByTestId('journal-empty')).toBeVisible()
  const aside = readdirSync(homeOf(app.dataFolder)).filter((name) =>
    name.startsWith('journal-set-aside-'),
  )
  const kept = aside.map((name) => readFileSync(join(homeOf(app.dataFolder), name)))
  expect(kept.some((each) => each.equals(bytes))).toBe(true)
})

test('the demo journal opens while the own one cannot', async ({ app }) => {
  await spoilt(app, damage)
  const { page } = app
  await page.getByRole('button', { name: 'Open the demo journal' }).click()
  await expect(page.getByTestId('leg-row').first()).toBeVisible()
  expect(await read(page.getByTestId('totals'))).toContain('BTC total')
  await visit(page, '/journal')
  await page.getByTestId('demo-badge').getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByTestId('journal-trouble')).toBeVisible()
})
