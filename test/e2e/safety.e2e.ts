import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, type RunningApp } from './app'
import { LONG_WITH_PART_CLOSED, read, recordPosition, visit } from './journal-pages'

/** Answers the system's dialogs with a path, and keeps a start-again from starting a program nobody watches. */
async function answering({ electron }: RunningApp, path: string): Promise<void> {
  await electron.evaluate(({ app, dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    app.relaunch = () => undefined
  }, path)
}

async function exported(app: RunningApp, path: string): Promise<Buffer> {
  await answering(app, path)
  await visit(app.page, '/safety')
  await app.page.getByRole('button', { name: 'Export everything' }).click()
  await expect(app.page.getByTestId('notices')).toContainText('is written')
  return readFileSync(path)
}

/** Opens the file as an import, and lets it take over. The program then ends, as it does to start again. */
async function imported(app: RunningApp, path: string): Promise<void> {
  await answering(app, path)
  await visit(app.page, '/safety')
  await app.page.getByRole('button', { name: 'Import an export' }).click()
  // A process of its own reads the file: it has to start first.
  await expect(app.page.getByTestId('import-content')).toContainText('Events', { timeout: 30_000 })
  const ended = app.electron.waitForEvent('close')
  await app.page.getByRole('button', { name: 'Replace and start again' }).click()
  await ended
}

test('everything goes into one file and comes back from it, to the byte', async ({
  launchApp,
  dataFolder,
}) => {
  // Three starts of the program.
  test.setTimeout(120_000)
  const path = join(dataFolder, 'all.zip')
  const first = await launchApp()
  await recordPosition(first.page, LONG_WITH_PART_CLOSED)
  const bytes = await exported(first, path)

  const second = await launchApp()
  await imported(second, path)
  await second.relaunch()
  await visit(second.page, '/safety')
  // An account, a listing and two fills.
  await expect(second.page.getByTestId('imported')).toContainText('all.zip took over: 4 events')
  const again = await exported(second, join(dataFolder, 'again.zip'))
  expect(again.equals(bytes)).toBe(true)
  await visit(second.page, '/journal')
  expect(await read(second.page.getByTestId('total-net'))).toBe('+0.00355998 BTC +226.35 USD')
})

test('an import keeps the journal it replaces as a backup that can be restored', async ({
  launchApp,
  dataFolder,
}) => {
  const path = join(dataFolder, 'empty.zip')
  await exported(await launchApp(), path)
  const app = await launchApp()
  await recordPosition(app.page, LONG_WITH_PART_CLOSED)
  await imported(app, path)
  await app.relaunch()
  await visit(app.page, '/safety')
  await expect(app.page.getByTestId('imported')).toContainText('kept as journal-v')
  const row = app.page.getByRole('row', { name: 'before an import' })
  await row.getByRole('button', { name: 'Restore…' }).click()
  await app.page.getByRole('button', { name: 'Restore', exact: true }).click()
  await visit(app.page, '/journal')
  await expect(app.page.getByTestId('leg-row')).toHaveCount(1)
})

for (const { what, spoil, says } of [
  { what: 'cut', spoil: (path: string) => truncateSync(path, 700), says: 'cut short' },
  {
    what: 'of another kind',
    spoil: (path: string) => writeFileSync(path, 'my trades'),
    says: 'not an export of this program',
  },
]) {
  test(`a file that is ${what} is not imported, and says why`, async ({ app, dataFolder }) => {
    const path = join(dataFolder, 'all.zip')
    await recordPosition(app.page, LONG_WITH_PART_CLOSED)
    await exported(app, path)
    spoil(path)
    await app.page.getByRole('button', { name: 'Import an export' }).click()
    await expect(app.page.getByTestId('import-refused')).toContainText(says)
    await visit(app.page, '/journal')
    await expect(app.page.getByTestId('leg-row')).toHaveCount(1)
  })
}

test('the demo journal is neither exported nor replaced', async ({ app }) => {
  await visit(app.page, '/safety')
  await app.page.getByRole('button', { name: 'Open the demo journal' }).click()
  await expect(app.page.getByRole('button', { name: 'Export everything' })).toBeDisabled()
  await expect(app.page.getByRole('button', { name: 'Import an export' })).toBeDisabled()
  await app.page.getByRole('button', { name: 'Verify the journal' }).click()
  await expect(app.page.getByTestId('verified')).toContainText('Sound')
})

for (const { table, button, rows, holds } of [
  {
    table: 'positions',
    button: 'Positions…',
    rows: 1,
    holds: ',bitmex:BTC,BitMEX,XBTUSD,BTC,long,net,open,2026-11-20 14:05:00.000,,6000,10000,60000,',
  },
  {
    table: 'fills',
    button: 'Fills…',
    rows: 2,
    // 0.00 367 480 − 0.00 008 333 − 0.00 003 149 is the net of the first journey.
    holds: ',sell,net,taker,4000,63500,0.0036748,233.3498,0.00003149,1.999615,6000,',
  },
  { table: 'wallet', button: 'Wallet…', rows: 0, holds: 'received (coin)' },
]) {
  test(`the table of ${table} is written as CSV`, async ({ app, dataFolder }) => {
    const path = join(dataFolder, `${table}.csv`)
    await recordPosition(app.page, LONG_WITH_PART_CLOSED)
    await answering(app, path)
    await visit(app.page, '/safety')
    await app.page.getByTestId('table-encoding').getByText('Plain').click()
    await app.page.getByRole('button', { name: button }).click()
    await expect(app.page.getByTestId('notices')).toContainText(`${table}.csv is written: ${rows} `)
    const csv = readFileSync(path, 'utf8')
    expect(csv.split('\r\n')).toHaveLength(rows + 2)
    expect(csv).toContain(holds)
  })
}

test('the journal is checked after a start, and its newest backup is restored to one side', async ({
  app,
}) => {
  // Four processes, one after the other, while the journey waits for what they say.
  test.setTimeout(120_000)
  const eventually = { timeout: 30_000 }
  await recordPosition(app.page, LONG_WITH_PART_CLOSED)
  await app.relaunch()
  await visit(app.page, '/safety')
  const journal = app.page.getByTestId('journal-check')
  const drill = app.page.getByTestId('restore-drill')
  await expect(journal).toContainText(
    'Sound: 4 events fold to 1 position, net 0.00355998 BTC, 226.350385 USD.',
    eventually,
  )
  await expect(drill).toContainText('Sound: 4 events fold to 1 position', eventually)
  await expect(drill).toContainText('Your journal begins with the same events')

  const backups = join(app.dataFolder, 'journal', 'backups')
  const [backup = ''] = readdirSync(backups)
  truncateSync(join(backups, backup), 5000)
  await app.page.getByRole('button', { name: 'Run the restore drill' }).click()
  await expect(drill.getByRole('alert')).toContainText('failed the drill', eventually)
  await expect(drill).toContainText('it does not open: The journal file is damaged')
  await app.relaunch()
  await visit(app.page, '/safety')
  await expect(app.page.getByTestId('restore-drill')).toContainText('failed the drill')
})

test('a drill without a backup says that there is none', async ({ app }) => {
  await visit(app.page, '/safety')
  await app.page.getByRole('button', { name: 'Run the restore drill' }).click()
  await expect(app.page.getByTestId('notices')).toContainText('There is no backup yet.')
})
