import { EVERY_LEG } from '../../src-shared/journal/leg-query'
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { listBackups } from '../../src-main/storage/backup'
import { assertMonotonic, migrate } from '../../src-main/storage/migrate'
import type { Migration } from '../../src-main/storage/migration'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { openJournalFile } from '../../src-main/storage/open-file'
import { openConnection } from '../../src-main/storage/sqlite'
import { NOW, fill, freshFolder, openIn, position } from '../support/journal-harness'

/** Released steps by version. A changed hash means that files of that format no longer agree: add a step. */
const RELEASED: Readonly<Record<number, string>> = {
  1: '0abba7be0119c6a459aed23c66ceeca30b4a8808ccd01660a3323763feb746a5',
  2: '9e7f67ca8e84b7a9155abaef1378d1bd940274bc43277bebd01e694d5a1f1295',
  3: 'ca8eb0ecb496ef9cc0bbd71936df3e8e41c7775bd573f7fa74632c4caf5180a0',
  4: '11f818352a50255ee5cbb6f3b4627124292f5502beb21dd4271cc7ca77f67f6f',
  5: 'b4671d28b781df605a52a61101d08de1c799dbfa433d831de82094a2046912b1',
}

const fixtures = join(import.meta.dirname, 'fixtures')

const placeIn = (folder: string) => ({
  path: join(folder, 'journal.sqlite'),
  backups: join(folder, 'backups'),
})

/** A journal of the newest format with one position, and a further step for it. */
function filledFolder(): string {
  const folder = freshFolder()
  const journal = openIn(folder)
  journal.recordPosition(position([fill('buy', '10 @ 50000')], { note: 'mine' }))
  journal.close()
  return folder
}
const newest = MIGRATIONS.length
const adds: Migration = {
  version: newest + 1,
  sql: "ALTER TABLE leg ADD COLUMN mood INTEGER; UPDATE leg SET mood = 5 WHERE note = 'mine'",
}
const breaks: Migration = {
  version: newest + 2,
  sql: "UPDATE leg SET note = 'half done'; INSERT INTO no_such_table VALUES (1)",
}

describe('the steps', () => {
  it('are numbered 1, 2, 3 …', () => {
    expect(() => assertMonotonic(MIGRATIONS)).not.toThrow()
    expect(() => assertMonotonic([adds])).toThrow(/migration 1 is numbered/)
    expect(() => assertMonotonic([...MIGRATIONS, ...MIGRATIONS])).toThrow(/steps are 1, 2, 3/)
  })

  it('that were released are never edited', () => {
    const hashes = MIGRATIONS.map(({ version, sql }) => [
      version,
      createHash('sha256').update(sql).digest('hex'),
    ])
    expect(Object.fromEntries(hashes)).toEqual(RELEASED)
  })

  it('each leave the file at their own version', () => {
    const connection = openConnection(join(freshFolder(), 'journal.sqlite'))
    expect(() => migrate(connection, [...MIGRATIONS, adds, breaks])).toThrow(/no_such_table/)
    expect(connection.pragma('user_version')).toBe(BigInt(newest + 1))
    connection.close()
  })
})

describe('an older journal', () => {
  it('is brought up after a backup, with what it held', () => {
    const folder = filledFolder()
    const place = placeIn(folder)
    const opened = openJournalFile({ place, migrations: [...MIGRATIONS, adds], nowMs: NOW })
    if (!opened.ok) throw new Error(opened.problem.message)
    expect(opened.connection.prepare('SELECT note, mood FROM leg').all()).toEqual([
      { note: 'mine', mood: 5n },
    ])
    expect(opened.connection.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 4n })
    opened.connection.close()
    expect(listBackups(place.backups)).toMatchObject([
      { name: `journal-v${newest}-2026-11-23T12-00-00.000Z-migration.sqlite`, cause: 'migration' },
    ])
  })

  it('is put back as it was when a step fails, and says so', () => {
    const folder = filledFolder()
    const place = placeIn(folder)
    const opened = openJournalFile({ place, migrations: [...MIGRATIONS, adds, breaks], nowMs: NOW })
    expect(opened).toMatchObject({
      ok: false,
      problem: {
        kind: 'unreadable',
        message: expect.stringMatching(/put back as it was/) as string,
      },
    })
    const again = openIn(folder)
    expect(again.status({})).toMatchObject({ state: 'open', lastSeq: 4 })
    expect(again.listLegs(EVERY_LEG).legs).toMatchObject([{ note: 'mine' }])
    expect(again.verify({}).ok).toBe(true)
    // The half-migrated file is kept too.
    expect(readdirSync(folder).filter((name) => name.startsWith('journal-set-aside'))).toHaveLength(
      1,
    )
  })

  it('is not touched when the backup cannot be made', () => {
    const folder = filledFolder()
    const place = { ...placeIn(folder), backups: join(folder, 'journal.sqlite', 'no-folder') }
    const opened = openJournalFile({ place, migrations: [...MIGRATIONS, adds], nowMs: NOW })
    expect(opened.ok).toBe(false)
    expect(openIn(folder).status({})).toMatchObject({ state: 'open', lastSeq: 4 })
  })
})

describe('a journal of a released version', () => {
  it('is kept of every format before this one', () => {
    const kept = readdirSync(fixtures).filter((name) => name.endsWith('.sqlite'))
    expect(kept.toSorted()).toEqual(
      MIGRATIONS.slice(0, -1).map(({ version }) => `journal-v${version}.sqlite`),
    )
  })

  it.each([
    ['journal-v1.sqlite', 10, 2],
    ['journal-v2.sqlite', 13, 2],
    ['journal-v3.sqlite', 19, 4],
    ['journal-v4.sqlite', 27, 4],
  ])('%s opens with everything in it', (name, events, count) => {
    const folder = freshFolder()
    copyFileSync(join(fixtures, name), join(folder, 'journal.sqlite'))
    const journal = openIn(folder)
    expect(journal.status({})).toMatchObject({ state: 'open', lastSeq: events })
    expect(journal.verify({})).toMatchObject({ ok: true, events, legs: count, findings: [] })
    // Those of a hedge came with format 3.
    const legs = journal.listLegs(EVERY_LEG).legs.filter((leg) => leg.positionSide === 'net')
    expect(legs).toMatchObject([
      { side: 'short', status: 'open', note: 'The other side.' },
      { side: 'long', status: 'closed', tags: ['trend pullback', 'mistake: chased'] },
    ])
    expect(legs[1]?.money.gross.toFixed()).toBe('0.00029605')
    const { entries } = journal.readLeg({ id: legs[0]!.id })
    expect(entries.some(({ voided }) => voided?.reason === 'A digit was missing.')).toBe(true)
    // And it goes on from there.
    journal.addFill({ legId: legs[0]!.id, fill: fill('buy', '200 @ 50000') })
    expect(journal.verify({}).ok).toBe(true)
  })
})

describe('a journal from the future', () => {
  it('is refused and left byte for byte', () => {
    const folder = filledFolder()
    const place = placeIn(folder)
    const connection = openConnection(place.path)
    connection.exec(`PRAGMA user_version = ${newest + 1}`)
    connection.close()
    const before = readFileSync(place.path)
    expect(openJournalFile({ place, migrations: MIGRATIONS, nowMs: NOW })).toMatchObject({
      ok: false,
      problem: { kind: 'from-newer-version' },
    })
    expect(readFileSync(place.path).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['journal.sqlite'])
  })
})
