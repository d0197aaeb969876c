import { EVERY_LEG } from '@shared/journal/leg-query'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it, onTestFinished } from 'vitest'

import {
  NOW,
  fill,
  freshFolder,
  openIn,
  position,
  refusalOf,
} from '../../test/support/journal-harness'
import { openJournalConnection } from '../storage/journal-connection'
import { openConnection } from '../storage/sqlite'

const DAY = 24 * 60 * 60 * 1_000

/** A closed journal with one position, and no backup yet. */
function withOnePosition(): { folder: string; path: string } {
  const folder = freshFolder()
  const journal = openIn(folder)
  journal.recordPosition(position([fill('buy', '10 @ 50000')], { note: 'mine' }))
  journal.close()
  return { folder, path: join(folder, 'journal.sqlite') }
}

/** Everything in a folder with its bytes, to prove that nothing was touched. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  )

const legsIn = (journal: ReturnType<typeof openIn>) => journal.listLegs(EVERY_LEG).legs

/** Root may write anything, so refusals are provoked as an ordinary user; an ordinary user just goes on. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

describe('a journal file', () => {
  it('is made readable for its owner alone', () => {
    const { folder } = withOnePosition()
    expect(statSync(join(folder, 'journal.sqlite')).mode & 0o777).toBe(0o600)
  })

  it('leaves nothing but itself behind when it is closed', () => {
    const { folder } = withOnePosition()
    expect(readdirSync(folder)).toEqual(['journal.sqlite'])
  })

  it('is opened with durability above speed', () => {
    const { path } = withOnePosition()
    const connection = openJournalConnection(path)
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'trusted_schema',
      'busy_timeout',
    ]
    expect(settings.map((name) => connection.pragma(name))).toEqual(['wal', 2n, 1n, 0n, 5000n])
    connection.close()
  })
})

describe('a file that is no sound journal', () => {
  it.each([
    ['text', (path: string) => writeFileSync(path, 'my trades\n'.repeat(900)), 'corrupt'],
    ['a few bytes', (path: string) => writeFileSync(path, 'x'), 'corrupt'],
    ['half of itself', (path: string) => truncateSync(path, 4_096 * 3), 'corrupt'],
    [
      'its log alone',
      (path: string) => {
        writeFileSync(`${path}-wal`, 'frames')
        rmSync(path)
      },
      'corrupt',
    ],
    [
      'a folder',
      (path: string) => {
        rmSync(path)
        mkdirSync(path)
        writeFileSync(join(path, 'x'), 'x')
      },
      'unreadable',
    ],
  ])('when it is %s is told and left byte for byte', (_, spoil, state) => {
    const { folder, path } = withOnePosition()
    spoil(path)
    const before = contents(folder)
    const journal = openIn(folder)
    expect(journal.status({})).toMatchObject({ state, journal: 'own', path })
    expect(refusalOf(() => legsIn(journal)).code).toBe('storage')
    expect(
      refusalOf(() => journal.recordPosition(position([fill('buy', '10 @ 50000')]))).code,
    ).toBe('storage')
    journal.close()
    expect(contents(folder)).toEqual(before)
  })

  it('when it is another program’s database is told and left byte for byte', () => {
    const folder = freshFolder()
    const other = openConnection(join(folder, 'journal.sqlite'))
    other.exec('CREATE TABLE recipes (title TEXT)')
    other.close()
    const before = contents(folder)
    expect(openIn(folder).status({})).toMatchObject({
      state: 'unreadable',
      message: expect.stringMatching(/another program/) as string,
    })
    expect(contents(folder)).toEqual(before)
  })

  it('when it comes from a newer version says so and is not even opened', () => {
    const { folder, path } = withOnePosition()
    const connection = openConnection(path)
    connection.exec('PRAGMA user_version = 99')
    connection.close()
    const before = contents(folder)
    const journal = openIn(folder)
    expect(journal.status({})).toMatchObject({
      state: 'from-newer-version',
      message: expect.stringMatching(/format 99; this one knows up to format 5/) as string,
    })
    expect(refusalOf(() => legsIn(journal)).code).toBe('storage-from-future')
    expect(contents(folder)).toEqual(before)
  })

  it('is a first start when it is empty and nothing else is there', () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'journal.sqlite'), '')
    expect(openIn(folder).status({})).toMatchObject({ state: 'open', lastSeq: 0 })
  })

  it('is damage when it is empty or gone while backups are there', () => {
    const { folder, path } = withOnePosition()
    openIn(folder).close()
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
    truncateSync(path)
    expect(openIn(folder).status({}).state).toBe('corrupt')
    rmSync(path)
    expect(openIn(folder).status({})).toMatchObject({
      state: 'unreadable',
      message: expect.stringMatching(/missing, although a backup/) as string,
    })
    expect(existsSync(path)).toBe(false)
  })
})

describe('a place that cannot be written', () => {
  it('is told for the file', () => {
    const { folder, path } = withOnePosition()
    chmodSync(folder, 0o777)
    chmodSync(path, 0o444)
    const before = contents(folder)
    asOrdinaryUser(() => {
      expect(openIn(folder).status({})).toMatchObject({
        state: 'read-only',
        message: expect.stringMatching(/file cannot be written/) as string,
      })
    })
    expect(contents(folder)).toEqual(before)
  })

  it('is told for the folder, where the log must go', () => {
    const { folder, path } = withOnePosition()
    chmodSync(path, 0o666)
    chmodSync(folder, 0o555)
    onTestFinished(() => chmodSync(folder, 0o755))
    asOrdinaryUser(() => {
      const journal = openIn(folder)
      expect(journal.status({})).toMatchObject({
        state: 'read-only',
        message: expect.stringMatching(/folder cannot be written/) as string,
      })
      expect(refusalOf(() => journal.startAfresh({})).code).toBe('storage')
    })
  })

  it('is told when the file cannot even be read', () => {
    const { folder, path } = withOnePosition()
    chmodSync(folder, 0o777)
    chmodSync(path, 0o000)
    asOrdinaryUser(() => {
      expect(openIn(folder).status({})).toMatchObject({
        state: 'unreadable',
        message: expect.stringMatching(/EACCES/) as string,
      })
    })
  })
})

describe('a journal held by another process', () => {
  it('is not opened, not moved aside and not replaced', () => {
    const { folder } = withOnePosition()
    const holder = openIn(folder)
    const script = `
      const Database = require('libsql')
      const database = new Database(process.argv[1], { timeout: 100 })
      try { database.exec('BEGIN IMMEDIATE'); console.log('got it') } catch (error) { console.log(error.code) }`
    const other = spawnSync(process.execPath, ['-e', script, join(folder, 'journal.sqlite')], {
      encoding: 'utf8',
    })
    expect(other.stdout.trim()).toBe('SQLITE_BUSY')
    // The same from the side of the service: a connection of another kind holds the lock.
    holder.close()
    const lock = openConnection(join(folder, 'journal.sqlite'))
    lock.exec('PRAGMA locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    const late = openIn(folder)
    expect(late.status({})).toMatchObject({
      state: 'unreadable',
      message: expect.stringMatching(/Another program holds/) as string,
    })
    expect(refusalOf(() => late.startAfresh({})).message).toMatch(/Another program holds/)
    lock.exec('ROLLBACK')
    lock.close()
  }, 20_000)
})

describe('starting afresh', () => {
  it('moves the unusable file aside and opens an empty journal', () => {
    const { folder, path } = withOnePosition()
    truncateSync(path, 4_096 * 3)
    const spoilt = readFileSync(path)
    const journal = openIn(folder)
    expect(journal.startAfresh({})).toMatchObject({ state: 'open', lastSeq: 0 })
    expect(journal.told.statuses).toBe(1)
    const aside = readdirSync(folder).find((name) =>
      name.startsWith('journal-set-aside-2026-11-23T'),
    )
    expect(readFileSync(join(folder, aside!)).equals(spoilt)).toBe(true)
    journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    expect(legsIn(journal)).toHaveLength(1)
  })

  it('is refused while the journal is open and sound', () => {
    const { folder } = withOnePosition()
    expect(refusalOf(() => openIn(folder).startAfresh({})).code).toBe('conflict')
  })
})

describe('backups', { timeout: 30_000 }, () => {
  it('are taken on the first use of each day, ten are kept', () => {
    const folder = freshFolder()
    let nowMs = NOW
    const journal = openIn(folder, { now: () => nowMs })
    expect(journal.listBackups({})).toEqual([])
    for (let day = 0; day < 14; day += 1) {
      journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: day })]))
      journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: day })]))
      nowMs += DAY
    }
    const backups = journal.listBackups({})
    expect(backups).toHaveLength(10)
    expect(backups.every(({ cause, bytes }) => cause === 'daily' && bytes > 4_096)).toBe(true)
    expect(backups[0]?.name).toBe('journal-v5-2026-12-06T12-00-00.000Z-daily.sqlite')
    expect(new Set(backups.map(({ takenAtMs }) => Math.floor(takenAtMs / DAY))).size).toBe(10)
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(10)
  })

  it('that fail are logged and keep nobody from recording', () => {
    const { folder } = withOnePosition()
    writeFileSync(join(folder, 'backups'), 'in the way')
    const journal = openIn(folder)
    journal.recordPosition(position([fill('sell', '10 @ 50000', { minute: 1 })]))
    expect(legsIn(journal)).toMatchObject([{ status: 'closed' }])
    expect(journal.told.logged).toContain('backup failed')
  })

  it('bring the journal back, and what they replaced is kept as another', () => {
    const { folder } = withOnePosition()
    const journal = openIn(folder)
    const [daily] = journal.listBackups({})
    journal.recordPosition(position([fill('sell', '10 @ 50000', { minute: 1 })]))
    expect(journal.restoreBackup({ name: daily!.name })).toMatchObject({
      state: 'open',
      lastSeq: 4,
    })
    expect(legsIn(journal)).toMatchObject([{ status: 'open', note: 'mine' }])
    expect(journal.verify({}).ok).toBe(true)
    expect(journal.told.statuses).toBe(1)
    const replaced = journal.listBackups({}).find(({ cause }) => cause === 'before-restore')
    journal.restoreBackup({ name: replaced!.name })
    expect(legsIn(journal)).toMatchObject([{ status: 'closed' }])
    // What was restored goes on as a journal does.
    journal.recordPosition(position([fill('buy', '10 @ 50000', { minute: 2 })]))
    expect(journal.verify({}).ok).toBe(true)
  })

  it('bring a damaged journal back, and the damaged file is set aside', () => {
    const { folder, path } = withOnePosition()
    openIn(folder).close()
    truncateSync(path, 4_096 * 3)
    const spoilt = readFileSync(path)
    const journal = openIn(folder)
    const [daily] = journal.listBackups({})
    expect(journal.restoreBackup({ name: daily!.name })).toMatchObject({ state: 'open' })
    expect(legsIn(journal)).toMatchObject([{ note: 'mine' }])
    const aside = readdirSync(folder).find((name) => name.startsWith('journal-set-aside-'))
    expect(readFileSync(join(folder, aside!)).equals(spoilt)).toBe(true)
  })

  it('that are damaged or unknown are refused before anything is touched', () => {
    const { folder } = withOnePosition()
    const journal = openIn(folder)
    const [daily] = journal.listBackups({})
    truncateSync(join(folder, 'backups', daily!.name), 4_096)
    expect(refusalOf(() => journal.restoreBackup({ name: daily!.name }))).toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/^That backup cannot be used/) as string,
    })
    for (const name of ['journal-v1-2020-01-01T00-00-00.000Z-daily.sqlite', 'journal.sqlite'])
      expect(refusalOf(() => journal.restoreBackup({ name })).code).toBe('not-found')
    expect(legsIn(journal)).toHaveLength(1)
    expect(journal.told.statuses).toBe(0)
  })
})

// The demo is some thousand events; beside other suites that takes a while.
describe('the demo journal', { timeout: 30_000 }, () => {
  it('is another file, filled on its first opening, and leaves the own one alone', () => {
    const { folder, path } = withOnePosition()
    const journal = openIn(folder)
    expect(journal.switchTo({ journal: 'demo' })).toMatchObject({
      state: 'open',
      journal: 'demo',
      path: join(folder, 'demo', 'journal.sqlite'),
    })
    const filled = legsIn(journal).length
    expect(filled).toBeGreaterThan(200)
    expect(journal.listBackups({})).toEqual([])
    expect(refusalOf(() => journal.restoreBackup({ name: 'a.sqlite' })).code).toBe('conflict')
    journal.recordPosition(position([fill('buy', '10 @ 50000')]))
    journal.switchTo({ journal: 'own' })
    expect(legsIn(journal)).toMatchObject([{ note: 'mine' }])
    journal.switchTo({ journal: 'demo' })
    expect(legsIn(journal).length).toBeGreaterThanOrEqual(filled)
    expect(openIn(folder).status({})).toMatchObject({ journal: 'own', path, lastSeq: 4 })
    expect(journal.told.statuses).toBe(3)
  })

  it('stays where it is when it is asked for again', () => {
    const journal = openIn(freshFolder())
    journal.switchTo({ journal: 'own' })
    expect(journal.told.statuses).toBe(0)
  })
})
