import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { openConnection, type Connection } from '../../src-main/storage/sqlite'
import { EVERY_LEG } from '../../src-shared/journal/leg-query'
import {
  FIRST,
  fill,
  freshFolder,
  funding,
  openIn,
  plan,
  position,
} from '../support/journal-harness'

const DAY = 86_400_000

const fileIn = (folder: string): string => join(folder, 'journal.sqlite')

function withFixture(format: 1 | 2): string {
  const folder = freshFolder()
  copyFileSync(join(import.meta.dirname, 'fixtures', `journal-v${format}.sqlite`), fileIn(folder))
  return folder
}

const allOf = (connection: Connection, sql: string) => connection.prepare(sql).all()

/** Every event's own columns: what a migration must leave byte for byte. */
const EVENTS =
  'SELECT seq, id, account_id, kind, version, at_ms, recorded_at_ms, contract, subject, venue_trade_id, payload FROM event ORDER BY seq'

describe('format 3', () => {
  it.each([1, 2] as const)(
    'leaves every event of format %i as it was, all of them netting',
    (format) => {
      const connection = openConnection(fileIn(withFixture(format)))
      const before = allOf(connection, EVENTS)
      migrate(connection, MIGRATIONS.slice(0, 3))
      expect(connection.pragma('user_version')).toBe(3n)
      expect(allOf(connection, EVENTS)).toEqual(before)
      expect(allOf(connection, 'SELECT DISTINCT position_side FROM event')).toEqual([
        { position_side: 'net' },
      ])
      // The projections wait for the program, which folds them from the events.
      expect(allOf(connection, 'SELECT since_version FROM projections_due')).toEqual([
        { since_version: 3n },
      ])
      connection.close()
    },
  )

  it('has nothing to fold in a new file', () => {
    const connection = openConnection(fileIn(freshFolder()))
    migrate(connection, MIGRATIONS)
    expect(allOf(connection, 'SELECT * FROM projections_due')).toEqual([])
    connection.close()
  })

  it('is folded from the events when it is first opened, and once only', () => {
    const folder = withFixture(2)
    const journal = openIn(folder)
    expect(journal.status({})).toMatchObject({ state: 'open', lastSeq: 13 })
    const { legs } = journal.listLegs(EVERY_LEG)
    // As format 2 had them: 29 605 and 806 satoshi of the closed one, and a short that is open.
    expect(legs.map(({ side, status }) => [side, status])).toEqual([
      ['short', 'open'],
      ['long', 'closed'],
    ])
    expect([legs[1]!.money.gross.toFixed(), legs[1]!.money.fees.toFixed()]).toEqual([
      '0.00029605',
      '0.00000806',
    ])
    expect(journal.listPlans({}).plans).toMatchObject([{ name: 'Back to the range' }])
    expect(journal.verify({})).toMatchObject({ ok: true, events: 13, legs: 2, findings: [] })
    expect(journal.listBackups({}).map(({ cause }) => cause)).toContain('migration')
    journal.close()

    const connection = openConnection(fileIn(folder))
    expect(allOf(connection, 'SELECT * FROM projections_due')).toEqual([])
    connection.exec('UPDATE leg SET gross = 1')
    connection.close()
    // What stands there is taken as it is: only a proof folds everything again.
    expect(openIn(folder).verify({}).ok).toBe(false)
  })

  it('is folded again from the start when the program was killed half-way', () => {
    const folder = withFixture(2)
    const connection = openConnection(fileIn(folder))
    migrate(connection, MIGRATIONS.slice(0, 3))
    // One position was written, and not the state that it came to.
    connection.exec(
      `INSERT INTO leg SELECT seq, id, account_id, contract, 'net', (SELECT id FROM event WHERE seq = 2), 'long', at_ms,
       '1', '', '[]', '', NULL, NULL, NULL, '1', '1', '1', '1', NULL, 0, 0, 0, 0, 0, 0, 1, 0
       FROM event WHERE seq = 4`,
    )
    connection.close()
    const journal = openIn(folder)
    expect(journal.verify({})).toMatchObject({ ok: true, legs: 2, findings: [] })
  })

  it('comes to the same list, sums and states as one that was format 3 from its first event', () => {
    const first = freshFolder()
    const journal = openIn(first)
    // Flat every evening, but short from one week's last day to the next one's first, by flips both ways.
    const rounds = Array.from({ length: 180 }, (_, day) => {
      const atMs = FIRST - (200 - day) * DAY
      const [bought, sold] = [day % 7 === 0 && day > 0 ? 20 : 10, day % 7 === 6 ? 20 : 10]
      return [
        fill('buy', `${bought} @ 50000`, { atMs }),
        fill('sell', `${sold} @ 50500`, { atMs: atMs + 1 }),
      ]
    })
    journal.recordPosition(position(rounds.flat(), { note: 'A year.', tags: ['range'] }))
    const { legs } = journal.listLegs(EVERY_LEG)
    const leg = legs[3]!
    journal.addFunding({
      legId: leg.id,
      funding: { ...funding('-0.00000021', 0), atMs: leg.openedAtMs },
    })
    journal.annotate({ legId: leg.id, note: 'Paid for it.' })
    journal.recordPlan(plan())
    const second = legs[9]!
    journal.voidEvent({ eventId: second.id, reason: 'not mine' })
    const shown = () => ({
      list: journal.listLegs(EVERY_LEG),
      sums: journal.legTotals({ filter: EVERY_LEG.filter, group: 'month' }),
      days: journal.calendar({ by: 'day' }),
    })
    const before = shown()
    journal.close()

    // The same events in a file of format 2, in the payload's form of that day.
    const folder = freshFolder()
    const older = openConnection(fileIn(folder))
    migrate(older, MIGRATIONS.slice(0, 2))
    older.exec(`ATTACH '${fileIn(first)}' AS newer`)
    const columns = EVENTS.slice('SELECT '.length, EVENTS.indexOf(' FROM'))
    older.exec(`INSERT INTO event (${columns}) SELECT ${columns} FROM newer.event ORDER BY seq`)
    older.exec('INSERT INTO plan SELECT * FROM newer.plan')
    older.exec(`DROP TRIGGER event_is_never_changed;
      UPDATE event SET version = 1, payload = json_set(payload, '$.version', 1)
      WHERE kind IN ('fill-recorded', 'funding-settled');
      CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'events are never changed: record a void and a new event'); END;`)
    older.close()

    const lifted = openIn(folder)
    expect(lifted.verify({}).findings).toEqual([])
    const after = {
      list: lifted.listLegs(EVERY_LEG),
      sums: lifted.legTotals({ filter: EVERY_LEG.filter, group: 'month' }),
      days: lifted.calendar({ by: 'day' }),
    }
    expect(after).toEqual(before)
    expect(before.list.legs.length).toBeGreaterThan(30)
  })
})
