import { EVERY_LEG } from '../../src-shared/journal/leg-query'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { migrate } from '../../src-main/storage/migrate'
import { MIGRATIONS } from '../../src-main/storage/migrations/all'
import { openConnection } from '../../src-main/storage/sqlite'
import { freshFolder, openIn, plan } from '../support/journal-harness'

describe('format 2', () => {
  it('adds the list of plans and leaves what was there', () => {
    const connection = openConnection(join(freshFolder(), 'journal.sqlite'))
    migrate(connection, MIGRATIONS.slice(0, 1))
    connection.exec(
      "INSERT INTO event (id, account_id, kind, version, at_ms, recorded_at_ms, payload) VALUES ('e', 'a:B', 'x', 1, 1, 1, '{}')",
    )
    migrate(connection, MIGRATIONS.slice(0, 2))
    expect(connection.pragma('user_version')).toBe(2n)
    expect(connection.prepare('SELECT id FROM event').all()).toEqual([{ id: 'e' }])
    expect(connection.prepare('SELECT count(*) AS n FROM plan').get()).toEqual({ n: 0n })
    connection.close()
  })

  it('holds plans of events alone, with targets that are JSON', () => {
    const connection = openConnection(join(freshFolder(), 'journal.sqlite'))
    migrate(connection, MIGRATIONS.slice(0, 2))
    const insert = (id: string, targets: string) =>
      connection
        .prepare(
          "INSERT INTO plan VALUES (?, 'a:B', 'x', 'e', 1, 1, 'n', 'long', '1', '1', NULL, ?, NULL, NULL, NULL, NULL, NULL, '')",
        )
        .run(id, targets)
    connection.exec(
      "INSERT INTO event (id, account_id, kind, version, at_ms, recorded_at_ms, payload) VALUES ('e', 'a:B', 'x', 1, 1, 1, '{}')",
    )
    insert('e', '[]')
    expect(() => insert('e', '[]')).toThrow(/UNIQUE/)
    expect(() => insert('other', '[]')).toThrow(/FOREIGN KEY/)
    expect(() => insert('other', 'none')).toThrow(/CHECK/)
    connection.close()
  })

  it('is reached by a journal of format 1, which then takes plans', () => {
    const folder = freshFolder()
    copyFileSync(
      join(import.meta.dirname, 'fixtures', 'journal-v1.sqlite'),
      join(folder, 'journal.sqlite'),
    )
    const journal = openIn(folder)
    expect(journal.listPlans({}).plans).toEqual([])
    const legs = journal.listLegs(EVERY_LEG)
    const { planId } = journal.recordPlan(plan())
    expect(journal.listPlans({}).plans).toMatchObject([{ id: planId }])
    expect(journal.listLegs(EVERY_LEG)).toEqual(legs)
    expect(journal.verify({}).findings).toEqual([])
    expect(journal.listBackups({}).map(({ cause }) => cause)).toContain('migration')
  })
})
