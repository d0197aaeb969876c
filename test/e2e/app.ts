import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { _electron, test as base, expect, type ElectronApplication } from '@playwright/test'
import type { Page } from '@playwright/test'

import { findElectronRuntime } from '../../build/electron-runtime.mjs'

export { expect }

/** The project's folder, which is also the program as Electron is given it. */
export const PROGRAM = fileURLToPath(new URL('../../', import.meta.url))
const HELD_START = fileURLToPath(new URL('held-start.mjs', import.meta.url))

export interface LaunchOptions {
  /** Arguments of the program itself: `--route=/journal`. */
  readonly args?: readonly string[]
  /** Fills the fresh data folder before the first start. */
  readonly prepare?: (dataFolder: string) => void
  /** Whether to wait until the page says that it is ready. True unless stated. */
  readonly untilReady?: boolean
}

/** The program under test: one data folder, one process at a time. */
export interface RunningApp {
  readonly dataFolder: string
  /** The page of the process that runs now; a new one after relaunch. */
  readonly page: Page
  readonly electron: ElectronApplication
  /** Closes as a person does. */
  readonly close: () => Promise<void>
  /** SIGKILL: no handler runs, nothing is flushed. */
  readonly kill: () => Promise<void>
  /** Starts again on the same data folder; closes first if still running. */
  readonly relaunch: () => Promise<void>
  /**
   * What went wrong so far (console and page errors, policy violations, requests outside app:), and forgets
   * it. A test that provokes such things must take them, and should look at what it takes.
   */
  readonly takeFindings: () => Promise<readonly string[]>
}

export interface Fixtures {
  /** The program on a fresh data folder, closed and checked at the end of the test. */
  readonly app: RunningApp
  /** A fresh folder, gone after the test. */
  readonly dataFolder: string
  readonly launchApp: (options?: LaunchOptions) => Promise<RunningApp>
}

export const test = base.extend<Fixtures>({
  // Playwright insists on a destructured first argument, and this fixture needs no other.
  // eslint-disable-next-line no-empty-pattern -- see above
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'reciprocal-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  launchApp: async ({ dataFolder: parent }, use, testInfo) => {
    const running: RunningApp[] = []
    await use(async (options = {}) => {
      const dataFolder = mkdtempSync(join(parent, 'run-'))
      options.prepare?.(dataFolder)
      const app = await start(dataFolder, options)
      running.push(app)
      return app
    })
    const findings: string[] = []
    for (const app of running) {
      findings.push(...(await app.takeFindings()))
      await app.close()
      const log = join(app.dataFolder, 'logs', 'main.log')
      if (testInfo.status !== testInfo.expectedStatus && existsSync(log)) {
        await testInfo.attach('main.log', { body: readFileSync(log), contentType: 'text/plain' })
      }
    }
    expect(findings, 'nothing may go wrong unseen in a journey').toEqual([])
  },
  app: async ({ launchApp }, use) => {
    await use(await launchApp())
  },
})

interface Started {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Filled by the observer in main: requests that were stopped or that left. */
  readonly outside: () => Promise<readonly string[]>
}

async function start(dataFolder: string, options: LaunchOptions): Promise<RunningApp> {
  let now = await launch(dataFolder, options)
  let ended = false
  let past: string[] = []
  const gather = async (): Promise<void> => {
    if (!ended) past.push(...(await findingsOf(now)))
  }
  const close = async (): Promise<void> => {
    if (ended) return
    await gather()
    ended = true
    await now.electron.close()
  }
  return {
    dataFolder,
    get page() {
      return now.page
    },
    get electron() {
      return now.electron
    },
    close,
    kill: async () => {
      await gather()
      ended = true
      const main = now.electron.process()
      const gone = new Promise((exited) => main.once('exit', exited))
      main.kill('SIGKILL')
      await gone
    },
    relaunch: async () => {
      await close()
      now = await launch(dataFolder, options)
      ended = false
    },
    takeFindings: async () => {
      await gather()
      const taken = past
      past = []
      return taken
    },
  }
}

const isRoot = (): boolean => process.getuid?.() === 0

/** The arguments every start of the program under test has, after the program itself. */
export function appArguments(dataFolder: string, args: readonly string[] = []): string[] {
  return [
    `--user-data-dir=${dataFolder}`,
    '--lang=en-US',
    // Electron does not start as root with the sandbox of the operating system.
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...args,
  ]
}

/** The Electron that runs the tests. A missing one is a failure, never a skip. */
export function electronPath(): string {
  return process.env['ELECTRON_RUNTIME_PATH'] ?? findElectronRuntime(PROGRAM).executablePath
}

/** A fixed zone and language, and none of the switches by which a caller's Electron would change ours. */
export function appEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(ELECTRON_RUN_AS_NODE|ELECTRON_RENDERER_URL)$/.test(entry[0]),
  )
  return { ...Object.fromEntries(kept), TZ: 'UTC', LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' }
}

async function launch(dataFolder: string, options: LaunchOptions): Promise<Started> {
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [HELD_START, ...appArguments(dataFolder, options.args)],
    env: appEnvironment(),
    cwd: dataFolder,
    // Playwright would switch the sandbox off on every Linux; only root needs that.
    chromiumSandbox: !isRoot(),
  })
  await observeAndRelease(electron)
  const page = await electron.firstWindow()
  if (options.untilReady !== false) {
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  }
  return { electron, page, outside: () => takeOutside(electron) }
}

/**
 * Watches every request of the session where it ends, then lets the program start. `onBeforeRequest` must not
 * be used: Electron keeps one listener an event, and ours would take the place of the lock that is under test.
 */
async function observeAndRelease(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(async ({ session }) => {
    // Put there by held-start.mjs, which may still be loading.
    const held = globalThis as { heldStart?: { ready: Promise<void>; release: () => void } }
    while (!held.heldStart) await new Promise((resolve) => setImmediate(resolve))
    await held.heldStart.ready
    const outside: string[] = []
    Object.assign(globalThis, { outsideRequests: outside })
    const note = (how: string, { url }: { url: string }): void => {
      if (!/^(app|devtools):/.test(url)) outside.push(`request outside app: (${how}) ${url}`)
    }
    session.defaultSession.webRequest.onErrorOccurred((details) => note(details.error, details))
    session.defaultSession.webRequest.onSendHeaders((details) => note('sent', details))
    held.heldStart.release()
  })
}

async function takeOutside(electron: ElectronApplication): Promise<readonly string[]> {
  return electron.evaluate(() => {
    // Put there by observeAndRelease above, in this same process.
    const { outsideRequests = [] } = globalThis as { outsideRequests?: string[] }
    return outsideRequests.splice(0)
  })
}

/**
 * Takes what the page has been through since it was last asked. Playwright keeps what came before anyone
 * listened, so the very first script of the page is covered. Policy violations are console errors.
 */
async function findingsOf({ page, outside }: Started): Promise<string[]> {
  if (page.isClosed()) return []
  const messages = await page.consoleMessages({ filter: 'all' })
  const errors = await page.pageErrors({ filter: 'all' })
  await page.clearConsoleMessages()
  await page.clearPageErrors()
  return [
    ...messages
      .filter((message) => ['error', 'assert'].includes(message.type()))
      .map((message) => `console ${message.type()}: ${message.text().trim()}`),
    ...errors.map((error) => `page error: ${error.message}`),
    ...(await outside()),
  ]
}
