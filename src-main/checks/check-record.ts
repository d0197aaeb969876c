import { readFileSync } from 'node:fs'

import { z } from 'zod'

import { JournalCheck, RestoreDrill } from '@shared/ipc/safety'

import { writeWhole } from '../files/write-whole'
import { factsOf } from '../storage/file-trial'

/** What the last checks found, as it is kept over a start. */
export const CheckRecord = z.strictObject({
  journalCheck: JournalCheck.nullable(),
  drill: RestoreDrill.nullable(),
})
export type CheckRecord = z.output<typeof CheckRecord>

const NONE: CheckRecord = { journalCheck: null, drill: null }

/** A record that cannot be read counts as none: the checks are made again. */
export function readCheckRecord(path: string): CheckRecord {
  if (factsOf(path) === undefined) return NONE
  try {
    const read = z.safeDecode(CheckRecord, JSON.parse(readFileSync(path, 'utf8')) as never)
    return read.success ? read.data : NONE
  } catch {
    return NONE
  }
}

/** @throws AppError storage */
export function keepCheckRecord(path: string, record: CheckRecord): void {
  writeWhole(path, {
    text: JSON.stringify(z.encode(CheckRecord, record)),
    what: 'The record of checks',
  })
}
