import { join } from 'node:path'

import type { CheckName } from '@shared/ipc/safety'

import { listBackups } from '../storage/backup'
import { factsOf } from '../storage/file-trial'
import type { Connection } from '../storage/sqlite'

import { keepCheckRecord, readCheckRecord, type CheckRecord } from './check-record'
import { checkOfJournal, drillOfNewest, type CheckedPlaces } from './run-checks'

export interface ChecksOptions extends CheckedPlaces {
  /** Called whenever there is something new to read. */
  readonly onChanged: () => void
}

export interface Checks {
  readonly status: () => CheckRecord & { readonly checking: CheckName | null }
  /** From now on checks run by themselves. */
  readonly begin: () => void
  /** Something was recorded, or another journal is open: looks whether a new backup or journal is there to check. */
  readonly look: () => void
  /** Runs the restore drill, also on a backup that had one. False when there is no backup. */
  readonly drill: () => boolean
  /** Ends the check that runs, and starts no other. */
  readonly stop: () => void
  /** Resolved when no check runs and none is due. */
  readonly idle: () => Promise<void>
}

/**
 * The checks that run beside the person's work, one at a time, in processes of their own: the journal at hand after
 * it was opened, and the newest backup after it was taken. What they find is kept over a start.
 */
export function createChecks(options: ChecksOptions): Checks {
  const { dataFolder, place, own, onChanged, log } = options
  const recordPath = join(dataFolder, 'checks.json')
  let record = readCheckRecord(recordPath)
  let begun = false
  let stopping = new AbortController()
  let running: Promise<void> | undefined
  let checking: CheckName | null = null
  let proved: Connection | undefined
  let folderChangedMs: number | undefined
  const due = new Set<CheckName>()

  const keep = (change: Partial<CheckRecord>): void => {
    record = { ...record, ...change }
    keepCheckRecord(recordPath, record)
  }
  const work: Readonly<Record<CheckName, (signal: AbortSignal) => Promise<void>>> = {
    journal: async (signal) => {
      const journalCheck = await checkOfJournal(options, signal)
      if (journalCheck !== undefined) keep({ journalCheck })
    },
    drill: async (signal) => {
      const drill = await drillOfNewest(options, signal)
      if (drill !== undefined) keep({ drill })
    },
  }
  const runDue = async (): Promise<void> => {
    const { signal } = stopping
    // What becomes due meanwhile comes after.
    for (const name of due) {
      due.delete(name)
      checking = name
      onChanged()
      try {
        await work[name](signal)
      } catch (error) {
        if (!signal.aborted) log.error('check failed', error, { check: name })
      }
      checking = null
      if (signal.aborted) return
      onChanged()
    }
  }
  const start = (name: CheckName): void => {
    due.add(name)
    running ??= runDue().finally(() => {
      running = undefined
    })
  }
  const lookAtJournal = (): void => {
    const connection = own()
    if (connection === undefined || connection === proved) return
    proved = connection
    // One that begins empty is written by this very process.
    if (holdsEvents(connection)) start('journal')
  }
  const lookAtBackups = (): void => {
    // A backup that comes or goes changes the folder: one question to the disk, and not a list, for each event.
    const changedMs = factsOf(place.backups)?.mtimeMs
    if (changedMs === folderChangedMs) return
    folderChangedMs = changedMs
    const [newest] = listBackups(place.backups)
    if (newest !== undefined && newest.name !== record.drill?.backup) start('drill')
  }
  const look = (): void => {
    if (!begun) return
    lookAtJournal()
    lookAtBackups()
  }

  return {
    status: () => ({ ...record, checking }),
    begin: () => {
      begun = true
      look()
    },
    look,
    drill: () => {
      const some = listBackups(place.backups).length > 0
      if (some) start('drill')
      return some
    },
    stop: () => {
      begun = false
      due.clear()
      stopping.abort()
      stopping = new AbortController()
    },
    idle: () => running ?? Promise.resolve(),
  }
}

const holdsEvents = (connection: Connection): boolean =>
  connection.prepare('SELECT 1 FROM event LIMIT 1').get() !== undefined
