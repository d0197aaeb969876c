import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { z } from 'zod'

import { settleFolder, writeWhole } from '../files/write-whole'
import { backupName, fileStamp } from '../storage/backup'
import { factsOf } from '../storage/file-trial'
import type { JournalPlace } from '../storage/open-file'
import { setAside } from '../storage/set-aside'

import { stagingIn, type Staging } from './import-staging'

/** What is said when an import may take over; it is read at the next start, when nothing is open. */
const TakeOver = z.strictObject({
  atMs: z.int(),
  /** The export's own name, and how many events it holds. */
  file: z.string(),
  events: z.int(),
  /** The format of the journal it replaces; null when that one could not be opened, or held nothing. */
  replaces: z.int().nullable(),
})
export type TakeOver = z.output<typeof TakeOver>

/** What took over at this start, and the name that the journal before it was kept under. */
export interface TakenOver {
  readonly file: string
  readonly events: number
  readonly kept: string | null
}

/** Lets a laid-out import take over at the next start. From here on it is carried through. */
export function markTakeOver(dataFolder: string, takeOver: TakeOver): void {
  writeWhole(stagingIn(dataFolder).mark, { text: JSON.stringify(takeOver), what: 'The import' })
}

export interface TakeOverPlaces {
  readonly dataFolder: string
  readonly journal: JournalPlace
  readonly scenarios: string
}

/**
 * Puts an import in the place of what is there, when one may take over; each part that is replaced is kept under
 * another name first. Every step looks at what is there, so that a killed program goes on where it was. Must run
 * before anything of the data folder is opened. An import that was only laid out is cleared away.
 */
export function takeOverImport(places: TakeOverPlaces): TakenOver | null {
  const staging = stagingIn(places.dataFolder)
  const takeOver = markedIn(staging)
  const taken = takeOver && carriedThrough(places, staging, takeOver)
  rmSync(staging.folder, { recursive: true, force: true })
  return taken
}

function markedIn({ mark }: Staging): TakeOver | null {
  return existsSync(mark) ? TakeOver.parse(JSON.parse(readFileSync(mark, 'utf8'))) : null
}

function carriedThrough(places: TakeOverPlaces, staging: Staging, takeOver: TakeOver): TakenOver {
  const stamp = fileStamp(takeOver.atMs)
  const { dataFolder, scenarios } = places
  replaced(scenarios, {
    by: staging.scenarios,
    keptAs: join(dataFolder, `scenarios-before-import-${stamp}`),
  })
  replaced(join(dataFolder, 'settings.json'), {
    by: staging.settings,
    keptAs: join(dataFolder, `settings-before-import-${stamp}.json`),
  })
  settleFolder(dataFolder)
  const kept = journalReplaced(places.journal, staging, takeOver)
  return { file: takeOver.file, events: takeOver.events, kept }
}

function replaced(path: string, of: { readonly by: string; readonly keptAs: string }): void {
  if (!existsSync(of.by)) return
  if (existsSync(path)) renameSync(path, of.keptAs)
  renameSync(of.by, path)
}

function journalReplaced(
  { path, backups }: JournalPlace,
  staging: Staging,
  takeOver: TakeOver,
): string | null {
  if (factsOf(staging.journal) !== undefined) {
    if (factsOf(path) !== undefined) moveAway({ path, backups }, takeOver)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    for (const part of ['-wal', '-shm']) rmSync(`${path}${part}`, { force: true })
    renameSync(staging.journal, path)
    settleFolder(dirname(path))
  }
  const isKept = (name: string): boolean =>
    name.includes(fileStamp(takeOver.atMs)) &&
    /^journal-set-aside-|-before-import\.sqlite$/.test(name)
  return [...namesIn(backups), ...namesIn(dirname(path))].find(isKept) ?? null
}

/** A journal that was closed in good order becomes a backup; any other is set aside as it is, with its log. */
function moveAway({ path, backups }: JournalPlace, { atMs, replaces }: TakeOver): void {
  if (replaces === null || (factsOf(`${path}-wal`)?.size ?? 0) > 0) {
    setAside(path, atMs)
    return
  }
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  renameSync(path, join(backups, backupName({ version: replaces, atMs, cause: 'before-import' })))
  settleFolder(backups)
}

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder) : []
