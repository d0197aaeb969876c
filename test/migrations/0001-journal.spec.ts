import { describe, expect, it } from 'vitest'

import { freshFolder } from '../support/journal-harness'
import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { openConnection, type Connection } from '../../src-main/storage/sqlite'

function empty(): Connection {
  return openConnection(`${freshFolder()}/journal.sqlite`)
}

const names = (connection: Connection, type: string) =>
  connection
    .prepare('SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE ? ORDER BY name')
    .all(type, 'sqlite%')
    .map((row) => row['name'])

describe('format 1', () => {
  it('is made from an empty file', () => {
    const connection = empty()
    migrate(connection, MIGRATIONS.slice(0, 1))
    expect(connection.pragma('user_version')).toBe(1n)
    expect(connection.pragma('application_id')).toBe(0x52_43_50_4an)
    expect(names(connection, 'table')).toEqual(['contract_state', 'event', 'leg'])
    expect(names(connection, 'trigger')).toEqual([
      'event_is_never_changed',
      'event_is_never_deleted',
    ])
    connection.close()
  })

  it('takes no second event of one id, and no payload that is not JSON', () => {
    const connection = empty()
    migrate(connection, MIGRATIONS.slice(0, 1))
    const insert = (id: string, payload: string) =>
      connection
        .prepare(
          "INSERT INTO event (id, account_id, kind, version, at_ms, recorded_at_ms, payload) VALUES (?, 'a:B', 'x', 1, 1, 1, ?)",
        )
        .run(id, payload)
    insert('one', '{}')
    expect(() => insert('one', '{}')).toThrow(/UNIQUE/)
    expect(() => insert('two', 'not json')).toThrow(/CHECK/)
    connection.close()
  })

  it('takes one venue trade once in an account and contract', () => {
    const connection = empty()
    migrate(connection, MIGRATIONS.slice(0, 1))
    const insert = (id: string, contract: string, trade: string | null) =>
      connection
        .prepare(
          "INSERT INTO event (id, account_id, kind, version, at_ms, recorded_at_ms, contract, venue_trade_id, payload) VALUES (?, 'a:B', 'x', 1, 1, 1, ?, ?, '{}')",
        )
        .run(id, contract, trade)
    insert('1', 'x', 't')
    insert('2', 'y', 't')
    insert('3', 'x', null)
    insert('4', 'x', null)
    expect(() => insert('5', 'x', 't')).toThrow(/UNIQUE/)
    connection.close()
  })
})
