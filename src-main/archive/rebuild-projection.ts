import { createLedger } from '../journal/ledger'
import { rebuildRest } from '../journal/rebuild'
import { sqliteJournalRepository } from '../journal/sqlite-journal-repository'
import type { Connection } from '../storage/sqlite'

/** From before every event to after every event. */
const WHOLE = { firstMs: 0, lastMs: Number.MAX_SAFE_INTEGER }

/**
 * Folds every event of a file anew into the stored positions, plans and sums of cash, whatever stood there. Gives how many positions
 * there are.
 * @throws PayloadError, AppError for events that make no sound journal
 */
export function rebuildProjection(connection: Connection, nowMs: number): number {
  const repository = sqliteJournalRepository(connection)
  const ledger = createLedger({
    repository,
    now: () => nowMs,
    newId: () => {
      throw new Error('a rebuild records nothing')
    },
  })
  repository.transaction(() => {
    const streams = repository.streams()
    for (const stream of streams) ledger.projector.refold(stream, WHOLE)
    rebuildRest(ledger, streams)
  })
  return repository.countLegs()
}
