import { randomUUID } from 'node:crypto'

import { nativeTheme, session, type App, type BrowserWindow } from 'electron'

import type { AppEvent } from '@shared/ipc/contract'
import type { Settings } from '@shared/ipc/settings'

import { sendEvent, serveCalls } from '../ipc/electron-adapter'
import { appHandlers } from '../ipc/handlers/app'
import { contractHandlers } from '../ipc/handlers/contracts'
import { draftHandlers } from '../ipc/handlers/drafts'
import { journalHandlers } from '../ipc/handlers/journal'
import { scenarioHandlers } from '../ipc/handlers/scenarios'
import { settingsHandlers } from '../ipc/handlers/settings'
import { createRouter } from '../ipc/router'
import { openJournalService } from '../journal/open-journal'
import type { Log } from '../log/log'
import { scenarioStore } from '../scenarios/scenario-store'
import { hardenSession } from '../security/harden'
import { openSettingsStore, type SettingsStore } from '../settings/settings-store'
import { openMainWindow, repaintBackground } from '../window/main-window'

import { appInfo, type AppPaths } from './app-facts'
import type { CommandLine } from './command-line'
import { followLifetime, pageReviver } from './lifetime'
import { packFilesOf, scenarioFilesOf } from './program-files'
import { importAtStart, programSafety } from './program-safety'

export interface ProgramOptions {
  readonly app: App
  readonly paths: AppPaths
  readonly commandLine: CommandLine
  readonly devOrigin: string | undefined
  readonly log: Log
}

/** Builds the services, wires them to the page and opens the window. Called once, when Electron is ready. */
export function openProgram(options: ProgramOptions): BrowserWindow {
  const { app, paths, commandLine, devOrigin, log } = options
  const theme = commandLine.screenshot?.theme
  // Before anything of the folder is read.
  const imported = importAtStart(paths)
  const settings = openSettingsStore({
    folder: paths.data,
    now: () => new Date(),
    override: theme === undefined ? {} : { theme },
  })
  hardenSession(session.defaultSession, { folder: paths.page, devOrigin })
  applyTheme(settings.read())
  // The page's process starts while this one opens the journal; its first call waits for this turn to end.
  const window = openWindow(options, settings)
  const tell = (event: AppEvent): void => sendEvent(window, event)
  const journal = openJournalService({
    folder: paths.journal,
    now: Date.now,
    newId: randomUUID,
    onChanged: (lastSeq) => {
      tell({ kind: 'journal-changed', lastSeq })
      safety.checks.look()
    },
    onStatusChanged: () => {
      tell({ kind: 'journal-status-changed' })
      safety.checks.look()
    },
    log,
  })
  const safety = programSafety({
    ...{ app, paths, window, journal, tell, imported, log },
    settingsText: settings.portableText,
  })
  const router = createRouter({
    handlers: {
      app: appHandlers(() => appInfo(app, paths, settings.notice)),
      settings: settingsHandlers(settings, (changed) => {
        applyTheme(changed)
        tell({ kind: 'settings-changed' })
      }),
      drafts: draftHandlers(settings.drafts),
      contracts: contractHandlers(settings.contracts, packFilesOf(window)),
      scenarios: scenarioHandlers(
        scenarioStore({ folder: paths.scenarios, now: Date.now, newId: randomUUID }),
        scenarioFilesOf(window),
      ),
      journal: journalHandlers(journal),
      safety: safety.handlers,
    },
    newTraceId: randomUUID,
    onDefect: (method, traceId, error) => log.error('call failed', error, { method, traceId }),
  })
  serveCalls({ router, devOrigin, onForeignSender: () => log.info('foreign sender refused') })
  followLifetime(app, {
    window: () => window,
    drain: () => {
      safety.checks.stop()
      journal.close()
    },
  })
  nativeTheme.on('updated', () => repaintBackground(window))
  return window
}

function openWindow(options: ProgramOptions, settings: SettingsStore): BrowserWindow {
  const { app, paths, commandLine, devOrigin, log } = options
  const revive = pageReviver(Date.now)
  const window = openMainWindow({
    preload: paths.preload,
    url: `${devOrigin ?? 'app://bundle'}/#${commandLine.route}`,
    devTools: !app.isPackaged,
    bounds: settings.window.read(),
    size: commandLine.screenshot?.size,
    onBoundsKept: (bounds) => {
      try {
        settings.window.save(bounds)
      } catch (error) {
        // A place on the screen is not worth keeping the program from closing.
        log.error('bounds not kept', error)
      }
    },
    onLoadFailed: (reason) => log.info('page not loaded', { reason }),
    onPageGone: (reason) => log.info('page gone', { reason, revived: revive(window) }),
  })
  return window
}

function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme
}
