import { createLedger } from '../journal/ledger'
import { rebuildCash } from '../journal/rebuild'
import { refoldPlans } from '../journal/record-plan'
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
    for (const stream of repository.streams()) {
      ledger.projector.refold(stream, WHOLE)
      // Plans are made on a contract, whichever side its fills count towards.
      if (stream.positionSide === 'net') refoldPlans(ledger, stream)
    }
    rebuildCash(ledger)
    repository.projectionsDone()
  })
  return repository.countLegs()
}
