import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '@shared/ipc/errors'
import type { ArchiveContent } from '@shared/ipc/safety'
import { PayloadError } from '@shared/journal/upcast'

import { fileErrorCode, settleFolder } from '../files/write-whole'
import { readKept } from '../scenarios/kept-scenario'
import { SCENARIO_FILE } from '../scenarios/scenario-store'
import { readSettingsFile } from '../settings/settings-file'
import { synced } from '../storage/backup'
import { errnoOf } from '../storage/file-trial'
import { migrate, newestVersion } from '../storage/migrate'
import { MIGRATIONS } from '../storage/migrations/all'
import { SqliteFailure } from '../storage/sqlite'

import { stagingIn, type Staging } from './import-staging'
import { EVENTS, MANIFEST, readManifest, SCENARIOS, SETTINGS, type Manifest } from './manifest'
import { rebuildProjection } from './rebuild-projection'
import { emptyJournal, refuseUnsoundFile, stageEvents } from './stage-events'
import { ArchiveFlaw, openZip, type ZipReader } from './zip-reader'

export interface StageOptions {
  readonly path: string
  readonly dataFolder: string
  readonly nowMs: number
  readonly onProgress: (done: number, total: number) => void
}

/** What was laid out beside the journal, or why the file is not taken: the first thing that is wrong with it. */
export type Staged =
  | { readonly ok: true; readonly content: ArchiveContent }
  | { readonly ok: false; readonly reason: string }

/** The settings file and every scenario together: more than any are. */
const MOST_SMALL_BYTES = 20_000_000

/**
 * Reads an export whole, checks every line of it, and makes of it a journal, settings and scenarios in a folder of
 * their own. Nothing else is touched; a file that does not hold leaves nothing behind.
 */
export async function stageArchive(options: StageOptions): Promise<Staged> {
  const staging = stagingIn(options.dataFolder)
  rmSync(staging.folder, { recursive: true, force: true })
  try {
    const file = await open(options.path, 'r')
    try {
      mkdirSync(staging.scenarios, { recursive: true, mode: 0o700 })
      const content = await stageAll(await archiveIn(file), staging, options)
      settleFolder(staging.folder)
      return { ok: true, content }
    } finally {
      await file.close()
    }
  } catch (error) {
    rmSync(staging.folder, { recursive: true, force: true })
    return { ok: false, reason: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ArchiveFlaw || error instanceof AppError) return error.message
  if (error instanceof PayloadError) return `Its events make no journal: ${error.message}.`
  if (error instanceof SqliteFailure) return `It could not be laid out on the disk (${error.code}).`
  if (errnoOf(error) === undefined) throw error
  return `It could not be read, or laid out on the disk (${fileErrorCode(error)}).`
}

interface Archive {
  readonly zip: ZipReader
  readonly manifest: Manifest
}

/** The file's list of what it holds, held against the manifest's. */
async function archiveIn(file: FileHandle): Promise<Archive> {
  const zip = await openZip(file)
  const last = zip.entries.at(-1)
  if (last?.name !== MANIFEST) throw new ArchiveFlaw(`It has no ${MANIFEST} at its end.`)
  const manifest = readManifest((await whole(zip, last.name)).toString('utf8'))
  const newest = newestVersion(MIGRATIONS)
  if (manifest.journalFormat > newest)
    throw new ArchiveFlaw(
      `A newer version of the program wrote it (journal format ${manifest.journalFormat}; this one knows up to format ${newest}). Import it there.`,
    )
  const there = zip.entries.slice(0, -1)
  for (const [at, { name, bytes }] of manifest.files.entries()) {
    const entry = there[at]
    if (entry?.name !== name) throw new ArchiveFlaw(`${name} is missing from it.`)
    if (entry.bytes !== bytes) throw new ArchiveFlaw(`${name} is not as long as ${MANIFEST} says.`)
  }
  const more = there[manifest.files.length]
  if (more !== undefined) throw new ArchiveFlaw(`${more.name} is not named in ${MANIFEST}.`)
  return { zip, manifest }
}

async function stageAll(
  archive: Archive,
  staging: Staging,
  options: StageOptions,
): Promise<ArchiveContent> {
  const settings = await stageSettings(archive, staging)
  const scenarios = await stageScenarios(archive, staging)
  return { ...(await stageJournal(archive, staging, options)), scenarios, contracts: settings }
}

async function stageJournal(
  archive: Archive,
  staging: Staging,
  { nowMs, onProgress }: StageOptions,
): Promise<Pick<ArchiveContent, 'events' | 'positions' | 'recordedMs'>> {
  const { manifest } = archive
  const connection = emptyJournal(staging.journal, manifest.journalFormat)
  try {
    const events = await checked(archive, EVENTS, (chunks) =>
      stageEvents(connection, {
        chunks,
        onLine: (line) => {
          if (line % 1_000 === 0) onProgress(Math.min(line, manifest.events), manifest.events)
        },
      }),
    )
    if (events.count !== manifest.events || events.lastSeq !== manifest.lastSeq)
      throw new ArchiveFlaw(
        `${EVENTS} has ${events.count} events and ends at ${events.lastSeq}; ${MANIFEST} says ${manifest.events} and ${manifest.lastSeq}.`,
      )
    migrate(connection, MIGRATIONS)
    const positions = rebuildProjection(connection, nowMs)
    refuseUnsoundFile(connection)
    return { events: events.count, positions, recordedMs: events.recordedMs }
  } finally {
    connection.close()
    synced(staging.journal)
  }
}

async function stageSettings(archive: Archive, staging: Staging): Promise<number> {
  const text = (await checkedWhole(archive, SETTINGS)).toString('utf8')
  const { file, lost } = readSettingsFile(text)
  if (lost.length > 0)
    throw new ArchiveFlaw(`${SETTINGS} cannot be read in full: ${lost.join(', ')}.`)
  kept(staging.settings, text)
  return file.contracts.length
}

async function stageScenarios(archive: Archive, staging: Staging): Promise<number> {
  const names = archive.manifest.files
    .map(({ name }) => name)
    .filter((name) => name !== EVENTS && name !== SETTINGS)
  for (const name of names) {
    const file = name.slice(SCENARIOS.length)
    if (!name.startsWith(SCENARIOS) || !SCENARIO_FILE.test(file))
      throw new ArchiveFlaw(`It holds ${name}, which no export has.`)
    const content = await checkedWhole(archive, name)
    const read = readKept(content.toString('utf8'))
    // One of a newer version stays as it is, as it does in its folder.
    if (!read.ok && read.error.kind === 'broken')
      throw new ArchiveFlaw(`${name} is no scenario: ${read.error.reason}`)
    kept(join(staging.scenarios, file), content)
  }
  settleFolder(staging.scenarios)
  return names.length
}

function kept(path: string, content: string | Buffer): void {
  writeFileSync(path, content, { mode: 0o600 })
  synced(path)
}

/** Reads a file of the archive to its end, and holds it against the manifest's sum. */
async function checked<T>(
  { zip, manifest }: Archive,
  name: string,
  read: (chunks: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const entry = zip.entries.find((each) => each.name === name)
  const says = manifest.files.find((each) => each.name === name)
  if (entry === undefined || says === undefined)
    throw new ArchiveFlaw(`${name} is missing from it.`)
  const { chunks, sha256 } = zip.content(entry)
  const outcome = await read(chunks)
  if (sha256() !== says.sha256)
    throw new ArchiveFlaw(`${name} is not what ${MANIFEST} says: its SHA-256 is another.`)
  return outcome
}

const checkedWhole = (archive: Archive, name: string): Promise<Buffer> =>
  checked(archive, name, gathered)

async function whole(zip: ZipReader, name: string): Promise<Buffer> {
  const entry = zip.entries.find((each) => each.name === name)
  if (entry === undefined) throw new ArchiveFlaw(`${name} is missing from it.`)
  return gathered(zip.content(entry).chunks)
}

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    bytes += chunk.length
    if (bytes > MOST_SMALL_BYTES)
      throw new ArchiveFlaw('It holds a file larger than any should be.')
  }
  return Buffer.concat(parts)
}
