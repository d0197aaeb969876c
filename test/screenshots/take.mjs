/**
 * Takes pictures of the real program on a fresh data folder, in both themes and two sizes.
 * `node build/with-runtime.mjs test/screenshots/take.mjs [FOLDER]` writes to FOLDER (dist/screenshots unless
 * given); `--readme` writes only the two pictures of the README, to build/readme.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { findElectronRuntime } from '../../build/electron-runtime.mjs'
import { launchHeld } from '../support/held-launch.mjs'
import { toolScenes } from './tool-scenes.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const args = process.argv.slice(2)
const forReadme = args.includes('--readme')
const folder = resolve(ROOT, args.find((arg) => !arg.startsWith('--')) ?? 'dist/screenshots')
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]
const THEMES = ['dark', 'light']

/** The fixed example of the workbench: 10 000 dollars long from 60 000 at ten times. */
const EXAMPLE = { quantity: '10000', entry: '60000', exit: '66000', leverage: '10' }

async function open(data, theme, size) {
  const electron = await launchHeld({
    executablePath: process.env.ELECTRON_RUNTIME_PATH ?? findElectronRuntime(ROOT).executablePath,
    args: [`--user-data-dir=${data}`, '--lang=en-US', '--force-device-scale-factor=1'],
    cwd: ROOT,
    env: { ...process.env, TZ: 'UTC', LANG: 'en_US.UTF-8' },
  })
  const page = await electron.firstWindow()
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0].setContentSize(width, height)
  }, size)
  await page.waitForFunction(({ width }) => window.innerWidth === width, size)
  await call(page, 'settings.change', { theme })
  await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
  return { electron, page }
}

const call = (page, name, input) =>
  page.evaluate(([method, wire]) => window.bridge.call(method, wire), [name, input])

async function visit(page, route) {
  await page.evaluate((to) => {
    window.location.hash = `#${to}`
  }, route)
}

const fillRow = (page, number) => page.getByRole('group', { name: `Fill ${number}` })

/** The picture of the page as it stands, without a blinking cursor or a hovered row. */
async function picture(page) {
  await page.mouse.move(0, 0)
  return page.screenshot({ caret: 'hide', animations: 'disabled' })
}

/** Done is told for some seconds; the pictures are of the pages. */
async function dismissNotices(page) {
  const dismiss = page.getByTestId('notices').getByRole('button', { name: 'Dismiss' })
  while ((await dismiss.count()) > 0) await dismiss.first().click()
}

/** Named, duplicated, changed and planned by keyboard: what the pages of scenarios and plans have to show. */
async function keepScenarios(page) {
  await page.keyboard.press('Control+s')
  await page.getByTestId('scenario-name-field').fill('Breakout')
  await page.keyboard.press('Enter')
  await page.getByTestId('scenario-name').getByText('Breakout', { exact: true }).waitFor()
  await page.keyboard.press('Control+d')
  await page.getByTestId('scenario-name').getByText('Breakout 2', { exact: true }).waitFor()
  await page.getByTestId('entry').fill('58000')
  await page.getByTestId('stop').fill('57000')
}

/** What is pictured, in the order it is visited on one data folder. */
const SCENES = [
  {
    name: 'workbench-empty',
    go: async (page) => {
      await visit(page, '/workbench')
      await page.getByTestId('quantity').waitFor()
    },
  },
  {
    name: 'workbench',
    go: async (page) => {
      for (const [field, text] of Object.entries(EXAMPLE)) await page.getByTestId(field).fill(text)
      await page.getByTestId('chart').locator('canvas').waitFor()
      await page.getByTestId('position-title').waitFor()
    },
  },
  {
    name: 'scenario-list',
    go: async (page) => {
      await keepScenarios(page)
      await dismissNotices(page)
      await page.keyboard.press('Control+o')
      await page.getByRole('option').nth(1).waitFor()
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'compare',
    go: async (page) => {
      await visit(page, '/workbench/compare')
      await page.getByTestId('chart-compare').locator('canvas').waitFor()
    },
    after: (page) => visit(page, '/workbench'),
  },
  {
    name: 'plan-record',
    go: async (page) => {
      await page.getByTestId('exit-is').getByText('exit', { exact: true }).click()
      await page.keyboard.press('Control+p')
      await page.getByTestId('plan-note').fill('Second touch of the low. Off below 57,000.')
    },
    after: (page) => page.keyboard.press('Control+Enter'),
  },
  {
    name: 'plan',
    go: async (page) => {
      await page.getByRole('button', { name: 'Open the plan' }).click()
      await page.getByTestId('plan-header').waitFor()
    },
  },
  {
    name: 'plans',
    go: async (page) => {
      await visit(page, '/journal/plans')
      await page.getByTestId('plan-row').waitFor()
    },
    after: async (page) => {
      await visit(page, '/workbench')
      await page.getByTestId('exit-is').getByText('mark', { exact: true }).click()
      await page.getByTestId('entry').fill(EXAMPLE.entry)
      await page.getByTestId('stop').fill('')
    },
  },
  ...toolScenes(visit),
  {
    name: 'workbench-errors',
    go: async (page) => {
      await page.getByTestId('quantity').fill('ten')
      await page.getByTestId('exit').fill('0')
      await page.getByTestId('leverage').fill('250')
    },
    after: async (page) => {
      for (const field of Object.keys(EXAMPLE)) await page.getByTestId(field).fill('')
    },
  },
  {
    name: 'journal-empty',
    go: async (page) => {
      await visit(page, '/journal')
      await page.getByTestId('journal-empty').waitFor()
    },
  },
  {
    name: 'record',
    go: async (page) => {
      await visit(page, '/journal/new')
      await fillRow(page, 1).getByLabel('Quantity').fill('10000')
      await fillRow(page, 1).getByLabel('Price').fill('60000')
      await fillRow(page, 1).getByLabel('Time, UTC').fill('2026-11-20 14:05:00')
      await page.getByRole('button', { name: 'Add a fill' }).click()
      await fillRow(page, 2).getByText('Sell', { exact: true }).click()
      await fillRow(page, 2).getByLabel('Quantity').fill('4000')
      await fillRow(page, 2).getByLabel('Price').fill('63500')
      await fillRow(page, 2).getByLabel('Time, UTC').fill('2026-11-21 09:00:00')
      await page.getByTestId('preview-leg').waitFor()
    },
  },
  {
    name: 'record-errors',
    go: async (page) => {
      await fillRow(page, 1).getByLabel('Quantity').fill('10050')
      await fillRow(page, 1).getByLabel('Price').fill('sixty')
      await fillRow(page, 2).getByLabel('Time, UTC').fill('2026-02-30 10:00')
      await page.getByRole('button', { name: 'Save' }).click()
      await fillRow(page, 1).getByText('steps of 100').waitFor()
    },
    after: (page) => page.getByRole('button', { name: 'Start over' }).click(),
  },
  {
    name: 'journal',
    go: async (page) => {
      await visit(page, '/journal')
      await page.getByRole('button', { name: 'Try with demo data' }).click()
      await page.getByTestId('leg-row').first().waitFor()
    },
  },
  {
    name: 'journal-quick-view',
    go: async (page) => {
      await page.getByTestId('legs').press('ArrowDown')
      await page.getByTestId('legs').press('Space')
      await page.getByTestId('quick-view').getByRole('heading', { level: 2 }).waitFor()
    },
  },
  {
    name: 'position',
    go: async (page) => {
      await page.getByTestId('legs').press('Enter')
      await page.getByTestId('timeline').waitFor()
    },
  },
  {
    name: 'position-words',
    go: (page) => page.getByTestId('judgement').scrollIntoViewIfNeeded(),
  },
  {
    name: 'venue-tiers',
    go: async (page) => {
      await visit(page, '/venues/binance:BTCUSD_PERP')
      await page.getByTestId('tiers').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'venue-editor',
    go: async (page) => {
      await visit(page, '/venues/kraken:PI_XBTUSD/edit')
      await page.getByTestId('edit-fees.taker').fill('0.2')
      await page.getByTestId('edit-lot').fill('0')
      await page.getByTestId('edit-changes').waitFor()
    },
    after: (page) => page.getByRole('button', { name: 'Cancel' }).click(),
  },
  ...[
    ['venue', '/venues/bitmex:XBTUSD', 'contract-page'],
    ['safety', '/safety', 'whole-export'],
    ['accounts', '/accounts', 'accounts'],
    ['account', '/accounts/bitmex:BTC', 'checkpoints'],
    ['settings', '/settings', 'theme'],
  ].map(([name, route, seen]) => ({
    name,
    go: async (page) => {
      await visit(page, route)
      await page.getByTestId(seen).waitFor()
    },
  })),
]

/** The fresh folder's own journal, damaged past its header: the screen that says so. */
async function troubleScene(data, theme, size) {
  const file = join(data, 'journal', 'journal.sqlite')
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096, 4096 * 4)
  writeFileSync(file, bytes)
  const { electron, page } = await open(data, theme, size)
  await page.getByTestId('journal-trouble').waitFor()
  const png = await picture(page)
  await electron.close()
  return { name: 'journal-trouble', png }
}

async function inFreshFolder(work) {
  const data = mkdtempSync(join(tmpdir(), 'reciprocal-shots-'))
  try {
    return await work(data)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function pictures(theme, size, names) {
  return inFreshFolder(async (data) => {
    const taken = []
    const { electron, page } = await open(data, theme, size)
    for (const { name, go, after } of SCENES) {
      await go(page)
      if (!names || names.includes(name)) taken.push({ name, png: await picture(page) })
      await after?.(page)
    }
    await electron.close()
    if (!names) taken.push(await troubleScene(data, theme, size))
    return taken
  })
}

function write(path, png) {
  writeFileSync(path, png)
  console.log(path)
}

if (forReadme) {
  const out = join(ROOT, 'build', 'readme')
  mkdirSync(out, { recursive: true })
  for (const [theme, name] of [
    ['dark', 'workbench'],
    ['light', 'journal'],
  ]) {
    const [shot] = await pictures(theme, SIZES[0], [name])
    write(join(out, `${name}-${theme}.png`), shot.png)
  }
} else {
  mkdirSync(folder, { recursive: true })
  for (const theme of THEMES)
    for (const size of SIZES)
      for (const { name, png } of await pictures(theme, size))
        write(join(folder, `${name}-${theme}-${size.width}.png`), png)
}
