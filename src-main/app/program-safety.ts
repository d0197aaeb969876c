import type { App, BrowserWindow } from 'electron'

import type { Handlers, AppEvent } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'

import { takeOverImport, type TakenOver } from '../archive/take-over'
import { electronJobs } from '../background/electron-jobs'
import { createChecks, type Checks } from '../checks/checks'
import { askWhereToSave, askWhichToOpen } from '../files/file-dialogs'
import { placeOf } from '../journal/journal-place'
import type { Log } from '../log/log'
import { safetyService, type OwnJournal } from '../safety/safety-service'
import type { Connection } from '../storage/sqlite'

import type { AppPaths } from './app-facts'

/** Lets an import that waits take over. Must run before anything of the data folder is read. */
export const importAtStart = (paths: AppPaths): TakenOver | null =>
  takeOverImport({
    dataFolder: paths.data,
    journal: placeOf(paths.journal, 'own'),
    scenarios: paths.scenarios,
  })

export interface ProgramSafetyOptions {
  readonly app: App
  readonly paths: AppPaths
  readonly window: BrowserWindow
  readonly journal: OwnJournal
  readonly settingsText: () => string
  readonly tell: (event: AppEvent) => void
  readonly imported: TakenOver | null
  readonly log: Log
}

export interface ProgramSafety {
  readonly handlers: Handlers['safety']
  readonly checks: Checks
}

/** The safety service with this program's dialogs, background process and way to start again. */
export function programSafety(options: ProgramSafetyOptions): ProgramSafety {
  const { app, paths, window, journal, tell, log } = options
  const runJob = electronJobs(paths.background)
  const checks = createChecks({
    ...{ runJob, log, dataFolder: paths.data, now: Date.now },
    place: placeOf(paths.journal, 'own'),
    own: () => ownIfOpen(journal),
    onChanged: () => tell({ kind: 'safety-changed' }),
  })
  const handlers = safetyService({
    ...options,
    checks,
    runJob,
    dataFolder: paths.data,
    scenarios: paths.scenarios,
    whereToSave: (name) =>
      askWhereToSave(window, { title: 'Export everything', name, kind: 'zip' }),
    whereToSaveTable: (name) =>
      askWhereToSave(window, { title: 'Export a table', name, kind: 'csv' }),
    whichToOpen: () => askWhichToOpen(window, { title: 'Import an export', kind: 'zip' }),
    now: Date.now,
    startAgain: () => startAgain(app),
  })
  return { handlers, checks }
}

function ownIfOpen(journal: OwnJournal): Connection | undefined {
  try {
    return journal.own()
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** The next process waits until this one has let go of the folder. */
function startAgain(app: App): void {
  const kept = process.argv.slice(1).filter((each) => !each.startsWith('--route='))
  app.relaunch({ args: [...kept, '--route=/safety'] })
  app.quit()
}
