import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { AppError } from '@shared/ipc/errors'
import {
  MOST_SCENARIOS,
  type ScenarioEntry,
  type ScenarioList,
  type ScenarioSave,
} from '@shared/ipc/scenarios'
import { err, type Result } from '@shared/num/result'
import { contractOf, type ScenarioDocument } from '@shared/scenario/document'

import { fileErrorCode, settleFolder, UNFINISHED, writeWhole } from '../files/write-whole'

import { keptText, readKept, type KeptScenario } from './kept-scenario'
import { tooLarge } from './scenario-limits'
import type { TextFlaw } from './scenario-text'

export interface ScenarioStore {
  readonly list: () => ScenarioList
  readonly read: (id: string) => ScenarioDocument
  readonly save: (scenario: ScenarioSave) => ScenarioEntry
  readonly remove: (id: string) => void
}

export interface ScenarioStoreOptions {
  /** Made when the first scenario is saved. */
  readonly folder: string
  readonly now: () => number
  readonly newId: () => string
}

interface Found {
  readonly entries: Map<string, ScenarioEntry>
  readonly unreadable: ScenarioList['unreadable']
}

/**
 * Named scenarios, one file each, named by id. A save is on the disk when it returns. A file that cannot be read
 * is renamed aside and named, and the others are still read; one of a newer version stays as it is, for the
 * program that wrote it.
 *
 * @throws AppError not-found: no scenario of that id; conflict: as many as can be kept; invalid-input: larger than
 * a scenario's file may be; storage: the disk refused, what was stored before stands
 */
export function scenarioStore(options: ScenarioStoreOptions): ScenarioStore {
  const { folder, now, newId } = options
  let found: Found | undefined
  // Read at the first question: the window is open by then.
  const kept = (): Found => (found ??= readFolder(options))
  const pathOf = (id: string): string => join(folder, `${id}.json`)
  return {
    list: () => ({
      scenarios: [...kept().entries.values()]
        .sort((a, b) => b.changedAtMs - a.changedAtMs || a.name.localeCompare(b.name, 'en'))
        .slice(0, MOST_SCENARIOS),
      unreadable: kept().unreadable,
    }),
    read: (id) => {
      if (!kept().entries.has(id)) throw notFound()
      const read = readFile(pathOf(id))
      if (!read.ok) throw new AppError('storage', `The scenario was not read. ${read.error.reason}`)
      return read.value.document
    },
    save: ({ id = newId(), document }) => {
      const { entries } = kept()
      if (!entries.has(id) && entries.size >= MOST_SCENARIOS) throw tooMany()
      const changedAtMs = now()
      const text = keptText({ changedAtMs, document })
      if (tooLarge(text)) throw new AppError('invalid-input', 'A scenario has at most 2 MB.')
      makeFolder(folder)
      writeWhole(pathOf(id), { text, what: 'The scenario' })
      const entry = entryOf(id, { changedAtMs, document })
      entries.set(id, entry)
      return entry
    },
    remove: (id) => {
      if (!kept().entries.has(id)) throw notFound()
      removeFile(folder, pathOf(id))
      kept().entries.delete(id)
    },
  }
}

const notFound = (): AppError =>
  new AppError('not-found', 'There is no such scenario: it may have been removed.')

const tooMany = (): AppError =>
  new AppError(
    'conflict',
    `At most ${MOST_SCENARIOS} scenarios are kept, and there are as many. Nothing was saved.`,
  )

const entryOf = (id: string, { changedAtMs, document }: KeptScenario): ScenarioEntry => ({
  id,
  name: document.name,
  contractId: contractOf(document),
  changedAtMs,
})

/** What the file of a scenario is called: its id. */
export const SCENARIO_FILE =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.json$/

function readFolder({ folder, now }: ScenarioStoreOptions): Found {
  const entries = new Map<string, ScenarioEntry>()
  const unreadable: ScenarioList['unreadable'] = []
  for (const file of namesIn(folder)) {
    const id = SCENARIO_FILE.exec(file)?.[1]
    if (file.endsWith(UNFINISHED)) rmSync(join(folder, file), { force: true })
    if (id === undefined) continue
    const read = readFile(join(folder, file))
    if (read.ok) entries.set(id, entryOf(id, read.value))
    else unreadable.push(keptAside({ folder, file, flaw: read.error, atMs: now() }))
  }
  return { entries, unreadable: unreadable.slice(0, MOST_SCENARIOS) }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return []
    throw new AppError('storage', `The scenarios could not be read (${fileErrorCode(error)}).`)
  }
}

function readFile(path: string): Result<KeptScenario, TextFlaw> {
  try {
    // A file this program wrote is never larger; a larger one would only fill the memory.
    if (tooLarge(statSync(path).size)) return err({ kind: 'broken', reason: 'It is above 2 MB.' })
    return readKept(readFileSync(path, 'utf8'))
  } catch (error) {
    return err({ kind: 'broken', reason: `It could not be read (${fileErrorCode(error)}).` })
  }
}

/** Nothing is deleted: a damaged file gets a name that is not read again, a newer one keeps its own. */
function keptAside(of: {
  readonly folder: string
  readonly file: string
  readonly flaw: TextFlaw
  readonly atMs: number
}): ScenarioList['unreadable'][number] {
  const { folder, file, flaw, atMs } = of
  const { reason } = flaw
  if (flaw.kind === 'newer') return { file, reason }
  const aside = `${file}.unreadable-${new Date(atMs).toISOString().replace(/[:.]/g, '-')}`
  try {
    renameSync(join(folder, file), join(folder, aside))
    return { file: aside, reason }
  } catch {
    // A folder that cannot be written to: the file stays where it is, and is named as it is.
    return { file, reason }
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const code = fileErrorCode(error)
    throw new AppError('storage', `The folder of the scenarios could not be made (${code}).`)
  }
}

function removeFile(folder: string, path: string): void {
  try {
    rmSync(path, { force: true })
    settleFolder(folder)
  } catch (error) {
    throw new AppError('storage', `The scenario was not removed (${fileErrorCode(error)}).`)
  }
}
