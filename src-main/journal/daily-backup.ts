import { listBackups, takeBackup } from '../storage/backup'
import type { Connection } from '../storage/sqlite'

const DAY_MS = 24 * 60 * 60 * 1_000
const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS)

export interface DailyBackupOptions {
  readonly connection: Connection
  readonly folder: string
  readonly now: () => number
  /** True while there is nothing to lose yet. */
  readonly isEmpty: () => boolean
  readonly onFailed: (error: unknown) => void
}

/**
 * A copy on the first use of each UTC day: called when the journal opens and before every change, so that a
 * program left running over midnight has one too. A copy that fails is reported and tried again next time; it
 * never keeps a person from recording.
 */
export function dailyBackup(options: DailyBackupOptions): () => void {
  const { connection, folder, now, isEmpty, onFailed } = options
  const newest = listBackups(folder).find(({ cause }) => cause === 'daily')
  let lastDay = newest === undefined ? -1 : dayOf(newest.takenAtMs)
  return () => {
    const atMs = now()
    if (dayOf(atMs) <= lastDay || isEmpty()) return
    try {
      takeBackup(connection, { folder, atMs, cause: 'daily' })
      lastDay = dayOf(atMs)
    } catch (error) {
      onFailed(error)
    }
  }
}
