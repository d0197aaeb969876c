import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { words0005 } from '../../src-main/storage/migrations/0005-words'
import { openConnection } from '../../src-main/storage/sqlite'
import { EVERY_LEG } from '../../src-shared/journal/leg-query'
import { D } from '../../src-shared/num/decimal'
import { price } from '../../src-shared/num/units'
import { freshFolder, openIn } from '../support/journal-harness'

const steps = MIGRATIONS.slice(0, words0005.version)

/** A file of format 4 with every kind of event of that day. */
function fixture(): { readonly folder: string; readonly path: string } {
  const folder = freshFolder()
  const path = join(folder, 'journal.sqlite')
  copyFileSync(join(import.meta.dirname, 'fixtures', 'journal-v4.sqlite'), path)
  return { folder, path }
}

describe('format 5', () => {
  it('leaves every event and every figure as it was, and begins with nothing written', () => {
    const connection = openConnection(fixture().path)
    const read = (sql: string) => connection.prepare(sql).all()
    const events = 'SELECT * FROM event ORDER BY seq'
    const legs = 'SELECT * FROM leg ORDER BY opened_seq'
    const before = { events: read(events), legs: read(legs) }
    expect(before.legs.length).toBe(4)
    migrate(connection, steps)
    expect(connection.pragma('user_version')).toBe(BigInt(words0005.version))
    expect(read(events)).toEqual(before.events)
    const nothing = {
      ...{ first_stop: null, plan: null, setup: null, rating: null },
      ...{ mistakes: '[]', emotions: '[]', checklist: '[]' },
    }
    expect(read(legs)).toEqual(before.legs.map((leg) => ({ ...leg, ...nothing })))
    connection.close()
  })

  it('takes ratings from 1 to 5 alone, and lists that are JSON', () => {
    const connection = openConnection(fixture().path)
    migrate(connection, steps)
    expect(() => connection.exec('UPDATE leg SET rating = 6')).toThrow(/CHECK/)
    expect(() => connection.exec("UPDATE leg SET mistakes = 'none'")).toThrow(/CHECK/)
    expect(() => connection.exec("UPDATE leg SET plan = 'nowhere'")).toThrow(/FOREIGN KEY/)
    connection.exec('UPDATE leg SET rating = 5')
    connection.close()
  })

  it('opens a journal of format 4 that then takes stops', () => {
    const { folder } = fixture()
    const journal = openIn(folder)
    const [leg] = journal.listLegs(EVERY_LEG).legs
    expect(leg).toMatchObject({ firstStop: null, r: { kind: 'unknown', why: 'no-stop' } })
    journal.moveStop({
      ...{ legId: leg!.id, stop: price(new D(70_000)), note: '' },
      atMs: leg!.openedAtMs,
    })
    expect(journal.readLeg({ id: leg!.id }).leg.firstStop?.toFixed()).toBe('70000')
    expect(journal.verify({})).toMatchObject({ ok: true, findings: [] })
    expect(journal.listBackups({}).map(({ cause }) => cause)).toContain('migration')
  })
})
