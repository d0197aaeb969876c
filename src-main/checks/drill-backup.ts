import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import type { RestoreDrill } from '@shared/ipc/safety'
import { LegTotals } from '@shared/journal/leg'

import { eventColumns } from '../archive/event-lines'
import { rebuildProjection } from '../archive/rebuild-projection'
import { newestVersion } from '../storage/migrate'
import { MIGRATIONS } from '../storage/migrations/all'
import type { JournalPlace } from '../storage/open-file'
import { checkBackup } from '../storage/restore'
import type { Connection } from '../storage/sqlite'

import { copyIn } from './copy-journal'
import { onCopy, proofOf, storedTotals, type Proof } from './prove-journal'
import { wordsOf } from './words-of'

export interface DrillInput {
  readonly place: JournalPlace
  /** The backup's name in its place. */
  readonly name: string
  /** The check's own: it holds the copy of the journal at hand, if one is open. */
  readonly folder: string
  readonly hasJournal: boolean
  readonly nowMs: number
}

export interface Drilled extends Proof {
  readonly journal: RestoreDrill['journal']
}

/**
 * Restores a backup to one side, as a person would: it opens, is brought to the newest format, is proved, and its
 * events are folded anew to the same totals as the positions that came with it. Then its events are held against the
 * journal's first ones, cell by cell: from the same events the same fold makes the same totals.
 */
export function drillBackup({ place, name, folder, hasJournal, nowMs }: DrillInput): Drilled {
  const restored = join(folder, 'restored')
  let journal: Drilled['journal'] = 'none'
  const refusal = refusalOf(place, name)
  if (refusal !== undefined) return unrestored(refusal)
  try {
    mkdirSync(restored, { recursive: true, mode: 0o700 })
    copyFileSync(join(place.backups, name), copyIn(restored))
  } catch (error) {
    return unrestored(wordsOf(error))
  }
  const proof = onCopy({ folder: restored, nowMs }, (connection) => {
    const stored = proofOf(connection, nowMs)
    const findings = [...stored.findings]
    if (findings.length === 0) findings.push(...foldedApart(connection, nowMs))
    if (hasJournal) {
      const against = heldAgainst(connection, copyIn(folder))
      journal = against.journal
      findings.push(...against.findings)
    }
    return { ...stored, findings }
  })
  return { ...proof, journal }
}

/** Why a restore would not take the backup; undefined when it would. */
function refusalOf(place: JournalPlace, name: string): string | undefined {
  const check = checkBackup({ place, name, newest: newestVersion(MIGRATIONS) })
  if (check.ok) return undefined
  return check.problem.kind === 'no-such-backup'
    ? 'it is gone, or there is nothing in it'
    : `it does not open: ${check.problem.message}`
}

const unrestored = (finding: string): Drilled => ({
  ...{ events: 0, legs: 0, totals: [], findings: [finding] },
  journal: 'none',
})

const textOf = (totals: readonly LegTotals[]): string =>
  JSON.stringify(z.encode(z.array(LegTotals), [...totals]))

/** Folds every event anew over the stored positions, and says so when their sums are no longer the same. */
export function foldedApart(connection: Connection, nowMs: number): readonly string[] {
  const stored = textOf(storedTotals(connection, nowMs))
  rebuildProjection(connection, nowMs)
  const folded = textOf(storedTotals(connection, nowMs))
  return stored === folded
    ? []
    : [`its positions add up to ${stored}, but its events fold to ${folded}`]
}

function heldAgainst(
  connection: Connection,
  path: string,
): { readonly journal: RestoreDrill['journal']; readonly findings: readonly string[] } {
  connection.prepare('ATTACH DATABASE ? AS hand').run(path)
  const goesOn = connection
    .prepare(
      `SELECT 1 FROM main.event AS b JOIN hand.event AS h ON h.seq = b.seq AND h.id = b.id
       WHERE b.seq = (SELECT max(seq) FROM main.event)`,
    )
    .get()
  if (goesOn === undefined) return { journal: 'parted', findings: [] }
  const at = firstDifference(connection)
  return at === undefined
    ? { journal: 'same', findings: [] }
    : {
        journal: 'other',
        findings: [`event ${at} of the backup is not event ${at} of the journal at hand`],
      }
}

/** The place of the first event up to the backup's last that is not the same in both, or in one alone. */
function firstDifference(connection: Connection): bigint | undefined {
  const columns = eventColumns(connection)
  const cells = (of: string) => columns.map((column) => `${of}.${column}`).join(', ')
  const row = connection
    .prepare(
      `SELECT min(seq) AS seq FROM (
         SELECT b.seq FROM main.event AS b LEFT JOIN hand.event AS h ON h.seq = b.seq
         WHERE (${cells('b')}) IS NOT (${cells('h')})
         UNION ALL
         SELECT h.seq FROM hand.event AS h LEFT JOIN main.event AS b ON b.seq = h.seq
         WHERE b.seq IS NULL AND h.seq <= (SELECT max(seq) FROM main.event))`,
    )
    .get()
  const seq = row?.['seq']
  return typeof seq === 'bigint' ? seq : undefined
}
