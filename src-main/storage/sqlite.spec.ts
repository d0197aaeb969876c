import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { freshFolder } from '../../test/support/journal-harness'

import { openJournalConnection } from './journal-connection'
import { openConnection, openProbe, SqliteFailure, type Connection } from './sqlite'

function withTable(): Connection {
  const connection = openConnection(join(freshFolder(), 'file.sqlite'))
  connection.exec('CREATE TABLE coin (name TEXT UNIQUE, units INTEGER) STRICT')
  return connection
}
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof SqliteFailure) return error.code
    throw error
  }
  return 'none'
}

describe('a connection', () => {
  it('gives rows with their own columns and integers beyond a float', () => {
    const connection = withTable()
    const most = 2n ** 63n - 1n
    connection.prepare('INSERT INTO coin VALUES (?, ?)').run('BTC', most)
    const query = connection.prepare('SELECT * FROM coin')
    const row = { name: 'BTC', units: most }
    expect(query.get()).toEqual(row)
    expect(query.all()).toEqual([row])
    expect([...query.iterate()]).toEqual([row])
    connection.close()
  })

  it('reads more rows than the library hands over at once', () => {
    const connection = withTable()
    const insert = connection.prepare('INSERT INTO coin VALUES (?, ?)')
    connection.transaction(() => {
      for (let n = 0n; n < 250n; n += 1n) insert.run(`coin ${n}`, n)
    })
    expect([...connection.prepare('SELECT * FROM coin').iterate()]).toHaveLength(250)
    connection.close()
  })

  it('does all of a transaction or nothing, and passes the reason on', () => {
    const connection = withTable()
    const failed = new Error('changed my mind')
    expect(() =>
      connection.transaction(() => {
        connection.exec("INSERT INTO coin VALUES ('BTC', 1)")
        throw failed
      }),
    ).toThrow(failed)
    expect(connection.prepare('SELECT * FROM coin').all()).toEqual([])
    expect(connection.transaction(() => 7)).toBe(7)
    connection.close()
  })

  it('names its failures as SQLite does', () => {
    const connection = withTable()
    connection.exec("INSERT INTO coin VALUES ('BTC', 1)")
    expect(codeOf(() => connection.exec("INSERT INTO coin VALUES ('BTC', 2)"))).toMatch(
      /^SQLITE_CONSTRAINT/,
    )
    expect(codeOf(() => connection.prepare('SELECT * FROM nothing'))).toBe('SQLITE_ERROR')
    expect(codeOf(() => openConnection(join(freshFolder(), 'no', 'file.sqlite')))).toBe(
      'SQLITE_CANTOPEN',
    )
    connection.close()
  })

  it('lets go of the file when it is closed, whatever was prepared on it', () => {
    const connection = withTable()
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
    connection.exec("INSERT INTO coin VALUES ('BTC', 1)")
    const kept = connection.prepare('SELECT * FROM coin')
    kept.get()
    connection.close()
    const next = openConnection(connection.path)
    next.exec("INSERT INTO coin VALUES ('ETH', 1)")
    next.close()
  })
})

describe('a probe', () => {
  it('answers questions and writes nothing', () => {
    const connection = withTable()
    connection.exec("INSERT INTO coin VALUES ('BTC', 1)")
    connection.close()
    const probe = openProbe(connection.path)
    expect(probe.holds('count(*) = 1 FROM coin')).toBe(true)
    expect(probe.holds('count(*) = 2 FROM coin')).toBe(false)
    expect(codeOf(() => probe.holds('1 FROM nothing'))).toBe('SQLITE_ERROR')
    expect(codeOf(() => probe.holds('1; DELETE FROM coin'))).toBe('SQLITE_READONLY')
    probe.close()
  })
})

it('lets go of a file that it could not begin to look into', () => {
  const path = join(freshFolder(), 'file.sqlite')
  const made = openJournalConnection(path)
  made.exec('CREATE TABLE coin (name TEXT)')
  made.close()
  const sound = readFileSync(path)
  // Written ahead, as a journal is while it is open, and with a schema that cannot be read.
  sound.fill(2, 18, 20)
  const damaged = Buffer.from(sound)
  damaged.write('XABLE', damaged.indexOf('TABLE coin'))
  writeFileSync(path, damaged)
  expect(codeOf(() => openProbe(path))).toBe('SQLITE_CORRUPT')
  writeFileSync(path, sound)
  const opened = openJournalConnection(path)
  expect(opened.prepare('SELECT count(*) AS n FROM coin').get()).toEqual({ n: 0n })
  opened.close()
})
