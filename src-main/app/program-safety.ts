import type { App, BrowserWindow } from 'electron'

import type { Handlers, AppEvent } from '@shared/ipc/contract'

import { takeOverImport, type TakenOver } from '../archive/take-over'
import { electronJobs } from '../background/electron-jobs'
import { askWhereToSave, askWhichToOpen } from '../files/file-dialogs'
import { placeOf } from '../journal/journal-place'
import { safetyService, type OwnJournal } from '../safety/safety-service'

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
}

/** The safety service with this program's dialogs, background process and way to start again. */
export function programSafety(options: ProgramSafetyOptions): Handlers['safety'] {
  const { app, paths, window } = options
  return safetyService({
    ...options,
    dataFolder: paths.data,
    scenarios: paths.scenarios,
    whereToSave: (name) =>
      askWhereToSave(window, { title: 'Export everything', name, kind: 'zip' }),
    whereToSaveTable: (name) =>
      askWhereToSave(window, { title: 'Export a table', name, kind: 'csv' }),
    whichToOpen: () => askWhichToOpen(window, { title: 'Import an export', kind: 'zip' }),
    runJob: electronJobs(paths.background),
    now: Date.now,
    startAgain: () => startAgain(app),
  })
}

/** The next process waits until this one has let go of the folder. */
function startAgain(app: App): void {
  const kept = process.argv.slice(1).filter((each) => !each.startsWith('--route='))
  app.relaunch({ args: [...kept, '--route=/safety'] })
  app.quit()
}
