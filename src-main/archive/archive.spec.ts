import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { EVERY_LEG } from '@shared/journal/leg-query'

import {
  fill,
  freshFolder,
  funding,
  NOW,
  openIn,
  plan,
  position,
  type TestJournal,
} from '../../test/support/journal-harness'
import { placeOf } from '../journal/journal-place'
import { openJournalService } from '../journal/open-journal'
import { keptText } from '../scenarios/kept-scenario'
import { MIGRATIONS } from '../storage/migrations/all'
import { openConnection } from '../storage/sqlite'

import { stagingIn } from './import-staging'
import { manifestText } from './manifest'
import { stageArchive, type Staged } from './stage-archive'
import { markTakeOver, takeOverImport } from './take-over'
import { writeArchive } from './write-archive'
import { openZip } from './zip-reader'
import { zipWriter } from './zip-writer'

const FORMAT = MIGRATIONS.length
const WATCHED = { signal: new AbortController().signal, onProgress: () => undefined }
const SCENARIO = '7c4f9ad6-6d2f-4a5e-9a39-2f6f1f9b8c01.json'
const SETTINGS = '{\n\t"drafts": {\n\t\t"calculator": {\n\t\t\t"entry": "50k"\n\t\t}\n\t}\n}'

let made = ''
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'archive-'))
  fillFolder(made)
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

/** A data folder with some journal (voids, notes, a plan, out of order), a scenario, and nothing open. */
function dataFolder(): string {
  const folder = freshFolder()
  cpSync(made, folder, { recursive: true })
  return folder
}

function fillFolder(folder: string): void {
  const journal = openJournalService({
    folder: join(folder, 'journal'),
    now: () => NOW,
    newId: randomUUID,
    onChanged: () => undefined,
    onStatusChanged: () => undefined,
    log: { info: () => undefined, error: () => undefined },
  }) as unknown as TestJournal & { close: () => void }
  for (let minute = 0; minute < 20; minute += 1)
    journal.recordPosition(
      position([fill(minute % 3 === 2 ? 'sell' : 'buy', '10 @ 50000', { minute: 500 - minute })], {
        note: `“quoted” ,"payload": line\nbreak ${minute}`,
        tags: [`t${minute}`],
      }),
    )
  const { legs } = journal.listLegs(EVERY_LEG)
  const { entries } = journal.readLeg({ id: legs[0]!.id })
  const fills = entries.filter(({ event }) => event.body.kind === 'fill-recorded')
  journal.voidEvent({ eventId: fills[1]!.event.id, reason: 'typed twice' })
  const { planId } = journal.recordPlan(plan())
  journal.recordPlan(plan({ name: 'Another' }))
  journal.voidEvent({ eventId: planId, reason: 'dropped' })
  journal.moveStop({
    ...{ legId: legs[0]!.id, stop: plan().stop!, note: '' },
    atMs: legs[0]!.openedAtMs,
  })
  const [{ id: accountId } = { id: undefined }] = journal.listAccounts({}).accounts
  journal.moveCash({
    ...{ accountId: accountId!, cash: 'deposit', note: '', ...funding('0.5', 0) },
  })
  journal.stateCheckpoint({
    ...{ accountId: accountId!, balance: funding('1', 0).amount, note: '', atMs: NOW },
  })
  journal.close()
  mkdirSync(join(folder, 'scenarios'))
  const document = {
    format: 'reciprocal-scenario',
    version: 1,
    name: 'Mine',
    sheet: {},
    tools: {},
  } as never
  writeFileSync(join(folder, 'scenarios', SCENARIO), keptText({ changedAtMs: NOW, document }))
}

/** Exports a data folder whose journal is closed. */
async function exportOf(folder: string, name = 'all.zip'): Promise<string> {
  const connection = openConnection(placeOf(join(folder, 'journal'), 'own').path)
  const path = join(freshFolder(), name)
  const scenarios = join(folder, 'scenarios')
  const settings = join(folder, 'settings.json')
  try {
    await writeArchive(path, {
      source: {
        connection,
        settings: existsSync(settings) ? readFileSync(settings, 'utf8') : SETTINGS,
        scenarios: { folder: scenarios, files: readdirSync(scenarios) },
      },
      watched: WATCHED,
    })
    return path
  } finally {
    connection.close()
  }
}

const staged = (path: string, into: string): Promise<Staged> =>
  stageArchive({ path, dataFolder: into, nowMs: NOW, onProgress: () => undefined })

const placesIn = (folder: string) => ({
  dataFolder: folder,
  journal: placeOf(join(folder, 'journal'), 'own'),
  scenarios: join(folder, 'scenarios'),
})

const mark = (folder: string, replaces: number | null) =>
  markTakeOver(folder, { atMs: NOW, file: 'all.zip', events: 50, replaces })

describe('an export', () => {
  it('comes back bit for bit through an empty data folder', async () => {
    const first = dataFolder()
    const path = await exportOf(first)
    const second = freshFolder()
    expect(await staged(path, second)).toMatchObject({ ok: true, content: { scenarios: 1 } })
    mark(second, null)
    takeOverImport(placesIn(second))
    const again = await exportOf(second)
    expect(readFileSync(again).equals(readFileSync(path))).toBe(true)
  })

  it('holds a journal that verifies, with the same positions and plans', async () => {
    const first = dataFolder()
    const second = freshFolder()
    await staged(await exportOf(first), second)
    mark(second, null)
    takeOverImport(placesIn(second))
    const [before, after] = [first, second].map((folder) => openIn(join(folder, 'journal')))
    expect(after!.verify({})).toMatchObject({ ok: true, findings: [] })
    expect(after!.listLegs(EVERY_LEG)).toEqual(before!.listLegs(EVERY_LEG))
    const all = { filter: EVERY_LEG.filter }
    expect(after!.legTotals(all)).toEqual(before!.legTotals(all))
    expect(after!.listPlans({})).toEqual(before!.listPlans({}))
    expect(after!.listAccounts({})).toEqual(before!.listAccounts({}))
    expect(after!.listLegs(EVERY_LEG).legs.some((leg) => leg.firstStop !== null)).toBe(true)
    expect(after!.status({})).toMatchObject({
      lastSeq: (before!.status({}) as { lastSeq: number }).lastSeq,
    })
  })

  it.each([1, 2, 3, 4])('of format %i is brought to the newest, and verifies', async (format) => {
    const first = freshFolder()
    for (const name of ['journal', 'scenarios']) mkdirSync(join(first, name))
    const fixture = `../../test/migrations/fixtures/journal-v${format}.sqlite`
    cpSync(join(import.meta.dirname, fixture), placesIn(first).journal.path)
    const second = freshFolder()
    expect(await staged(await exportOf(first), second)).toMatchObject({ ok: true })
    mark(second, null)
    takeOverImport(placesIn(second))
    const taken = openConnection(placesIn(second).journal.path)
    // Nothing is left to be folded by the next start.
    expect(taken.prepare('SELECT * FROM projections_due').all()).toEqual([])
    taken.close()
    const [before, after] = [first, second].map((folder) => openIn(join(folder, 'journal')))
    expect(after!.verify({})).toMatchObject({ ok: true, findings: [] })
    expect(after!.listLegs(EVERY_LEG)).toEqual(before!.listLegs(EVERY_LEG))
    expect(after!.listLegs(EVERY_LEG).count).toBeGreaterThan(0)
  })

  it('that is stopped leaves nothing, and what stood there stands', async () => {
    const folder = dataFolder()
    const path = await exportOf(folder)
    writeFileSync(path, 'old')
    const connection = openConnection(placeOf(join(folder, 'journal'), 'own').path)
    const stopping = new AbortController()
    const written = writeArchive(path, {
      source: { connection, settings: '{}', scenarios: { folder, files: [] } },
      watched: { signal: stopping.signal, onProgress: () => stopping.abort() },
    })
    await expect(written).rejects.toThrow(/abort/i)
    connection.close()
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(join(path, '..'))).toEqual(['all.zip'])
  })

  it('is refused when the journal is closed while it is read', async () => {
    const folder = dataFolder()
    const connection = openConnection(placeOf(join(folder, 'journal'), 'own').path)
    const path = join(freshFolder(), 'a.zip')
    const written = writeArchive(path, {
      source: {
        connection,
        settings: '{}',
        scenarios: { folder, files: [] },
      },
      watched: { ...WATCHED, onProgress: () => connection.close() },
    })
    await expect(written).rejects.toMatchObject({ code: 'conflict' })
    expect(existsSync(path)).toBe(false)
  })
})

/** Overwrites bytes from the first place where the text stands in the file. */
function changed(path: string, at: number, bytes: string | Buffer): void {
  const content = readFileSync(path)
  Buffer.from(bytes as string, 'latin1').copy(content, at)
  writeFileSync(path, content)
}

/** An export whose events are other lines than the journal's, with sums that fit: what a careful hand would make. */
async function tampered(change: (lines: string[]) => string[]): Promise<string> {
  const folder = dataFolder()
  const path = await exportOf(folder)
  const file = await open(path, 'r')
  const zip = await openZip(file)
  const parts: Buffer[] = []
  for await (const chunk of zip.content(zip.entries[0]!).chunks) parts.push(chunk)
  await file.close()
  const lines = change(Buffer.concat(parts).toString('utf8').trimEnd().split('\n'))
  return rewritten(lines)
}

async function rewritten(lines: readonly string[]): Promise<string> {
  const path = join(freshFolder(), 'tampered.zip')
  const file = await open(path, 'w')
  const zip = zipWriter(file, WATCHED.signal)
  const one = async function* (text: string) {
    yield await Promise.resolve(Buffer.from(text))
  }
  const add = (name: string, text: string) => zip.add(name, { chunks: one(text), packed: true })
  const files = [
    await add('events.jsonl', lines.map((line) => `${line}\n`).join('')),
    await add('settings.json', SETTINGS),
  ]
  const lastSeq = Number(/"seq":(\d+)/.exec(lines.at(-1) ?? '')?.[1] ?? 0)
  const facts = { journalFormat: FORMAT, events: lines.length, lastSeq, files }
  await add('manifest.json', manifestText(facts))
  await zip.finish()
  await file.close()
  return path
}

const reasonFor = async (path: string): Promise<string> => {
  const into = freshFolder()
  const outcome = await staged(path, into)
  if (outcome.ok) throw new Error('it was taken')
  expect(readdirSync(into), 'nothing is left of it').toEqual([])
  return outcome.reason
}

describe('a file that does not hold is refused, naming the first thing', () => {
  it.each([
    ['text', (path: string) => writeFileSync(path, 'my trades'), /not an export of this program/],
    ['nothing', (path: string) => truncateSync(path), /not an export of this program/],
    ['cut', (path: string) => truncateSync(path, 600), /cut short/],
    ['cut by a byte', (path: string) => truncateSync(path, readFileSync(path).length - 1), /cut/],
    ['grown', (path: string) => appendFileSync(path, 'x'), /cut short|packed by another/],
    [
      'bit-flipped in an event',
      (path: string) => changed(path, 200, '\xff\xff'),
      /events.jsonl is damaged/,
    ],
    ['renamed inside', (path: string) => changed(path, 31, 'x'), /packed by another/],
  ])('%s', async (_, spoil, words) => {
    const path = await exportOf(dataFolder())
    spoil(path)
    expect(await reasonFor(path)).toMatch(words)
  })

  it('gone', async () => {
    expect(await reasonFor(join(freshFolder(), 'none.zip'))).toMatch(/ENOENT/)
  })

  const swap = (from: string, to: string) => (lines: string[]) =>
    lines.map((line, at) => (at === 4 ? line.replace(from, to) : line))

  it.each([
    ['an event changed beyond its schema', swap('"10"', '10'), /Line 5 .*cannot be read/],
    [
      'a payload version from later',
      swap('"version":2,"listing"', '"version":9,"listing"'),
      /Line 5/,
    ],
    [
      'a column unlike its payload',
      swap('"kind":"fill-recorded","version":2,"at_ms"', '"kind":"annotated","version":2,"at_ms"'),
      /columns and another/,
    ],
    [
      'a side that its payload does not say',
      swap('"position_side":"net"', '"position_side":"long"'),
      /columns and another/,
    ],
    ['spaces that nobody wrote', swap('{"seq"', '{ "seq"'), /Line 5 .*as this program writes/],
    [
      'an event that is missing',
      (lines: string[]) => lines.filter((_, at) => at !== 1),
      /names a contract that no event before it lists/,
    ],
    [
      'two events in turned order',
      (lines: string[]) => [...lines.slice(0, 6), lines[7]!, lines[6]!],
      /out of order|FOREIGN/,
    ],
    ['an event twice', (lines: string[]) => [...lines, lines.at(-1)!], /out of order/],
    ['a time before the first coin', swap('"recorded_at_ms":1', '"recorded_at_ms":'), /Line 5/],
  ])('%s', async (_, change, words) => {
    expect(await reasonFor(await tampered(change))).toMatch(words)
  })
})

describe('an import that takes over', () => {
  it('keeps what it replaces: the journal as a backup, scenarios and settings under other names', async () => {
    const path = await exportOf(dataFolder())
    const target = dataFolder()
    writeFileSync(join(target, 'settings.json'), '{"settings":{"theme":"light"}}')
    const before = readFileSync(placesIn(target).journal.path)
    await staged(path, target)
    mark(target, FORMAT)
    const taken = takeOverImport(placesIn(target))
    expect(taken).toMatchObject({
      kept: `journal-v${FORMAT}-2026-11-23T12-00-00.000Z-before-import.sqlite`,
    })
    const kept = readFileSync(join(placesIn(target).journal.backups, taken!.kept!))
    expect(kept.equals(before)).toBe(true)
    expect(readdirSync(target).filter((name) => name.includes('before-import'))).toHaveLength(2)
    const journal = openIn(join(target, 'journal'))
    expect(journal.listBackups({})).toMatchObject([{ cause: 'daily' }, { cause: 'before-import' }])
    expect(journal.restoreBackup({ name: taken!.kept! }).state).toBe('open')
  })

  it('sets a journal aside that could not be opened, with its log', async () => {
    const path = await exportOf(dataFolder())
    const target = dataFolder()
    writeFileSync(`${placesIn(target).journal.path}-wal`, 'frames')
    await staged(path, target)
    mark(target, null)
    const taken = takeOverImport(placesIn(target))
    expect(taken?.kept).toMatch(/^journal-set-aside-/)
    expect(
      readdirSync(join(target, 'journal')).filter((name) => /aside.*wal$/.test(name)),
    ).toHaveLength(1)
    expect(openIn(join(target, 'journal')).verify({}).ok).toBe(true)
  })

  it('that was only laid out is cleared away, and nothing is replaced', async () => {
    const path = await exportOf(dataFolder())
    const target = dataFolder()
    const before = readFileSync(placesIn(target).journal.path)
    await staged(path, target)
    expect(takeOverImport(placesIn(target))).toBeNull()
    expect(existsSync(stagingIn(target).folder)).toBe(false)
    expect(readFileSync(placesIn(target).journal.path).equals(before)).toBe(true)
  })
})
