import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { openConnection, type Connection } from '../../src-main/storage/sqlite'
import type { AccountId } from '../../src-shared/journal/event'
import { EVERY_LEG } from '../../src-shared/journal/leg-query'
import { D } from '../../src-shared/num/decimal'
import { coin } from '../../src-shared/num/units'
import { freshFolder, NOW, openIn } from '../support/journal-harness'

function withFixture(): string {
  const folder = freshFolder()
  copyFileSync(
    join(import.meta.dirname, 'fixtures', 'journal-v3.sqlite'),
    join(folder, 'journal.sqlite'),
  )
  return folder
}

const TABLES = ['event', 'leg', 'plan', 'stream_state', 'kept_state', 'day_sum'] as const
const rowsOf = (connection: Connection) =>
  TABLES.map((table) => connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all())

const schemaOf = (connection: Connection) =>
  connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()

describe('format 4', () => {
  it('is held against a file that is format 3 as its steps make it', () => {
    const kept = openConnection(join(withFixture(), 'journal.sqlite'))
    const made = openConnection(join(freshFolder(), 'journal.sqlite'))
    migrate(made, MIGRATIONS.slice(0, 3))
    expect(schemaOf(kept)).toEqual(schemaOf(made))
    for (const connection of [kept, made]) connection.close()
  })

  it('leaves every row of format 3 as it was, and waits for nothing', () => {
    const connection = openConnection(join(withFixture(), 'journal.sqlite'))
    expect(connection.pragma('user_version')).toBe(3n)
    const before = rowsOf(connection)
    migrate(connection, MIGRATIONS.slice(0, 4))
    expect(connection.pragma('user_version')).toBe(4n)
    expect(rowsOf(connection)).toEqual(before)
    expect(connection.prepare('SELECT * FROM projections_due').all()).toEqual([])
    connection.close()
  })

  it('has an account for each of its coins, with what its trades came to, and takes cash', () => {
    const journal = openIn(withFixture())
    // As format 3 had them: a turn on BitMEX, and both sides of a hedge on Binance.
    expect(journal.listLegs(EVERY_LEG).legs.map((leg) => leg.positionSide)).toEqual([
      'short',
      'long',
      'net',
      'net',
    ])
    const { accounts } = journal.listAccounts({})
    expect(accounts.map(({ id, description }) => [id, description])).toEqual([
      ['bitmex:BTC', null],
      ['binance:BTC', null],
    ])
    const { totals } = journal.legTotals({ filter: { status: 'all', text: '' } })
    const sum = accounts.reduce((all, { balance }) => all.plus(balance), new D(0))
    expect(sum.toFixed()).toBe(totals[0]!.money.net.toFixed())

    const before = accounts[0]!.balance
    journal.moveCash({
      accountId: 'bitmex:BTC' as AccountId,
      ...{ cash: 'deposit', amount: coin(new D('0.5')), atMs: NOW, note: '' },
    })
    const [after] = journal.listAccounts({}).accounts
    expect(after!.balance.minus(before).toFixed()).toBe('0.5')
    expect(journal.verify({}).findings).toEqual([])
  })
})
