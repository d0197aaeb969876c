import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'

import type { Handlers } from '@shared/ipc/contract'
import { AppError } from '@shared/ipc/errors'
import type {
  ExportOutcome,
  ImportCheck,
  TableOutcome,
  TableRequest,
  TaskProgress,
} from '@shared/ipc/safety'

import { stagingIn } from '../archive/import-staging'
import { markTakeOver, type TakeOver, type TakenOver } from '../archive/take-over'
import { writeArchive } from '../archive/write-archive'
import type { RunJob, Watching } from '../background/jobs'
import type { Checks } from '../checks/checks'
import { withStorageWordsLater } from '../journal/storage-words'
import { SCENARIO_FILE } from '../scenarios/scenario-store'
import { TABLES } from '../tables/tables'
import { writeTable, type TableSource } from '../tables/write-table'

import { oneTask } from './one-task'

/** The person's own journal, for those who read it whole or replace it. */
export interface OwnJournal extends TableSource {
  /** How many events it holds; null while it is not open. */
  readonly ownEvents: () => number | null
  /** Closes it for good: another takes its place at the next start. Gives its format, null when none was open. */
  readonly retire: () => number | null
}

export interface SafetyOptions {
  readonly dataFolder: string
  readonly scenarios: string
  readonly journal: OwnJournal
  readonly settingsText: () => string
  /** Where the person wants the export to go, or to come from; undefined when they change their mind. */
  readonly whereToSave: (name: string) => Promise<string | undefined>
  readonly whereToSaveTable: (name: string) => Promise<string | undefined>
  readonly whichToOpen: () => Promise<string | undefined>
  readonly runJob: RunJob
  readonly checks: Checks
  readonly now: () => number
  readonly tell: (progress: TaskProgress) => void
  readonly startAgain: () => void
  /** The import that took over at this start. */
  readonly imported: TakenOver | null
}

type Waiting = Pick<TakeOver, 'file' | 'events'>

/** What keeps a journal from being lost: the export of everything, and the way back from it. */
export function safetyService(options: SafetyOptions): Handlers['safety'] {
  const { dataFolder, journal, checks, runJob, now } = options
  const tasks = oneTask(options)
  let waiting: Waiting | undefined

  const check = async (path: string, watching: Watching): Promise<ImportCheck> => {
    const file = basename(path)
    waiting = undefined
    const staged = await runJob('stage-import', { path, dataFolder, nowMs: now() }, watching)
    if (!staged.ok) return { state: 'refused', file, reason: staged.reason }
    waiting = { file, events: staged.content.events }
    return { state: 'ready', file, content: staged.content, replacedEvents: journal.ownEvents() }
  }

  return {
    status: () => ({
      ...checks.status(),
      imported: options.imported,
      importWaits: waiting !== undefined,
    }),
    begin: () => {
      checks.begin()
      return {}
    },
    drill: () => {
      if (checks.drill()) return {}
      throw new AppError(
        'not-found',
        'There is no backup yet. One is taken on the first use of each day.',
      )
    },
    exportAll: async () => {
      journal.own()
      const path = await options.whereToSave(exportName(now()))
      if (path === undefined) return { state: 'closed' }
      return tasks.run('export', (watching) => exported(options, path, watching))
    },
    exportTable: async (request) => {
      journal.own()
      const path = await options.whereToSaveTable(tableFileName(request, now()))
      if (path === undefined) return { state: 'closed' }
      return tasks.run('table', (watching) => tableExported(path, { request, journal, watching }))
    },
    checkImport: async () => {
      const path = await options.whichToOpen()
      if (path === undefined) return { state: 'closed' }
      return tasks.run('import', (watching) => check(path, watching))
    },
    takeImport: () => {
      if (waiting === undefined)
        throw new AppError('conflict', 'No checked import waits. Choose the file again.')
      const taken = { ...waiting, atMs: now(), replaces: journal.retire() }
      markTakeOver(dataFolder, taken)
      options.startAgain()
      return {}
    },
    dropImport: () => {
      waiting = undefined
      rmSync(stagingIn(dataFolder).folder, { recursive: true, force: true })
      return {}
    },
    stopTask: () => {
      tasks.stop()
      return {}
    },
  }
}

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10)

/** `reciprocal-2026-11-27.zip`, by the day in UTC. */
const exportName = (atMs: number): string => `reciprocal-${dayOf(atMs)}.zip`

/** The table's name as its file has it, which is the word that the page says. */
const FILE_WORDS = { legs: 'positions', fills: 'fills', wallet: 'wallet' } as const

/** `reciprocal-positions-2026-11-27.csv` */
const tableFileName = ({ table }: TableRequest, atMs: number): string =>
  `reciprocal-${FILE_WORDS[table]}-${dayOf(atMs)}.csv`

async function tableExported(
  path: string,
  of: {
    readonly request: TableRequest
    readonly journal: TableSource
    readonly watching: Watching
  },
): Promise<TableOutcome> {
  const { table, byteOrderMark } = of.request
  const written = await withStorageWordsLater(() =>
    writeTable(path, {
      source: of.journal,
      table: TABLES[table],
      byteOrderMark,
      watching: of.watching,
    }),
  )
  return { state: 'written', file: basename(path), ...written }
}

async function exported(
  options: SafetyOptions,
  path: string,
  watched: Watching,
): Promise<ExportOutcome> {
  const folder = options.scenarios
  const files = scenarioFiles(folder)
  const source = {
    connection: options.journal.own(),
    settings: options.settingsText(),
    scenarios: { folder, files },
  }
  const written = await withStorageWordsLater(() => writeArchive(path, { source, watched }))
  return { state: 'written', file: basename(path), ...written, scenarios: files.length }
}

const scenarioFiles = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => SCENARIO_FILE.test(name))
        .toSorted()
    : []
