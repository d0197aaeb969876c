import { EVERY_LEG } from '@shared/journal/leg-query'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import {
  fill,
  freshFolder,
  openIn,
  plan,
  position,
  refusalOf,
  specOf,
} from '../../test/support/journal-harness'
import { openConnection } from '../storage/sqlite'

/** A journal with some hundred events, closed. */
function filledFolder(): { folder: string; path: string } {
  const folder = freshFolder()
  const journal = openIn(folder)
  for (let minute = 0; minute < 120; minute += 1)
    journal.recordPosition(
      position([fill(minute % 3 === 2 ? 'sell' : 'buy', '10 @ 50000', { minute })], {
        note: `note ${minute}`,
      }),
    )
  journal.recordPosition(
    position([fill('buy', '100 @ 50000'), fill('sell', '100 @ 50001', { minute: 1 })], {
      spec: specOf('bitmex:XBTUSD'),
    }),
  )
  journal.recordPlan(plan())
  journal.close()
  return { folder, path: join(folder, 'journal.sqlite') }
}

function altered(path: string, sql: string): void {
  const connection = openConnection(path)
  connection.exec('PRAGMA foreign_keys = OFF')
  connection.exec(sql)
  connection.close()
}

describe('verify', { timeout: 30_000 }, () => {
  it('finds nothing wrong with a sound journal and counts it', () => {
    const { folder } = filledFolder()
    // 120 fills with a note each, one closed position of two fills, an account and a listing for both, a plan.
    expect(openIn(folder).verify({})).toEqual({ ok: true, events: 247, legs: 2, findings: [] })
  })

  it.each([
    [
      'a changed sum',
      'UPDATE leg SET fees = fees + 1 WHERE closed_seq IS NOT NULL',
      /fees is stored as \d+, the events say \d+/,
    ],
    ['a position that is missing', 'DELETE FROM leg', /is missing from the list/],
    [
      'a position that no event made',
      'CREATE TEMP TABLE stray AS SELECT * FROM leg LIMIT 1; UPDATE stray SET opened_seq = 9, id = (SELECT id FROM event WHERE seq = 9); INSERT INTO leg SELECT * FROM stray',
      /does not follow from the events/,
    ],
    ['a changed note', "UPDATE leg SET note = ''", /note is stored as/],
    ['a changed running state', "UPDATE stream_state SET state = '{}'", /running state/],
    ['changed money of a stream', 'UPDATE stream_state SET fees = fees + 1', /running state.*fees/],
    ['changed money of a day', 'UPDATE day_sum SET funding = funding + 1', /on day \d+: funding/],
    ['a missing day', 'DELETE FROM day_sum', /on day \d+ is missing/],
    [
      'a kept state that is wrong',
      'INSERT INTO kept_state SELECT account_id, contract, position_side, 99999, state, gross + 1, fees, funding, gross_micro_usd, fees_micro_usd, funding_micro_usd FROM stream_state',
      /kept for day 99999: gross/,
    ],
    [
      'an event changed behind the triggers',
      'DROP TRIGGER event_is_never_changed; UPDATE event SET payload = replace(payload, \'"10"\', \'"20"\') WHERE seq = 5',
      /the events say/,
    ],
    [
      'a changed plan',
      "UPDATE plan SET risk = '1'",
      /plan \S+: risk is stored as 1, the events say/,
    ],
    ['a plan that is missing', 'DELETE FROM plan', /plan \S+ is missing from the list/],
    [
      'a plan that no event made',
      'UPDATE plan SET id = (SELECT id FROM event WHERE seq = 9)',
      /plan \S+ is listed but does not follow from the events/,
    ],
    [
      'an event that cannot be read',
      'DROP TRIGGER event_is_never_changed; UPDATE event SET payload = \'{"kind":"fill-recorded","version":9}\' WHERE seq = 5',
      /event 5 cannot be read: .*payload version 9/,
    ],
    [
      'an event that was deleted',
      'DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE seq = 3',
      /points at an event that does not exist/,
    ],
  ])('finds %s', (_, sql, words) => {
    const { folder, path } = filledFolder()
    altered(path, sql)
    const report = openIn(folder).verify({})
    expect(report.ok).toBe(false)
    expect(report.findings.join('\n')).toMatch(words)
  })
})

describe('a position whose running state is gone', { timeout: 30_000 }, () => {
  it.each(["UPDATE stream_state SET state = '{}'", 'DELETE FROM stream_state'])(
    'is told in words instead of with invented figures (%s)',
    (sql) => {
      const { folder, path } = filledFolder()
      altered(path, sql)
      const journal = openIn(folder)
      const leg = journal.listLegs(EVERY_LEG).legs.find(({ status }) => status === 'open')!
      const further = () => journal.addFill({ legId: leg.id, fill: fill('buy', '10 @ 50000') })
      expect(refusalOf(further)).toMatchObject({
        code: 'storage',
        message: expect.stringMatching(/running state/) as string,
      })
    },
  )
})

describe('a file whose accounts cannot be read', { timeout: 30_000 }, () => {
  it('is told as damage at open instead of stopping the program', () => {
    const { folder, path } = filledFolder()
    altered(
      path,
      "DROP TRIGGER event_is_never_changed; UPDATE event SET payload = '{}' WHERE kind = 'contract-listed'",
    )
    const journal = openIn(folder)
    expect(journal.status({})).toMatchObject({
      state: 'corrupt',
      message: expect.stringMatching(/event 2 cannot be read/) as string,
    })
    expect(journal.startAfresh({}).state).toBe('open')
  })
})

describe('an event in the file', { timeout: 30_000 }, () => {
  it('cannot be changed, deleted or replaced', () => {
    const { path } = filledFolder()
    const connection = openConnection(path)
    connection.exec('PRAGMA recursive_triggers = ON')
    expect(() => connection.exec("UPDATE event SET kind = 'x' WHERE seq = 3")).toThrow(
      /never changed/,
    )
    expect(() => connection.exec('DELETE FROM event WHERE seq = 3')).toThrow(/never deleted/)
    expect(() =>
      connection.exec('INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 3'),
    ).toThrow(/never deleted/)
    connection.close()
  })
})

describe('a file with overwritten bytes', { timeout: 30_000 }, () => {
  it('is refused at open with the words for it, and not touched', () => {
    const { folder, path } = filledFolder()
    const file = openSync(path, 'r+')
    // A table's page from its second byte on: SQLite notices the page does not parse.
    writeSync(file, Buffer.alloc(4_000, 0x5a), 0, 4_000, 4_096 * 3 + 1)
    closeSync(file)
    const before = readFileSync(path)
    const journal = openIn(folder)
    expect(journal.status({})).toMatchObject({ state: 'corrupt', path })
    expect(refusalOf(() => journal.listLegs(EVERY_LEG))).toMatchObject({
      code: 'storage',
    })
    journal.close()
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('is found by verify when the damage came while it was open', () => {
    const { folder, path } = filledFolder()
    const journal = openIn(folder)
    const file = openSync(path, 'r+')
    const { size } = { size: readFileSync(path).length }
    for (let page = 2; page * 4_096 < size; page += 1)
      writeSync(file, Buffer.alloc(200, 0x5a), 0, 200, page * 4_096 + 1_000)
    closeSync(file)
    expect(journal.verify({}).ok).toBe(false)
  })
})
