import { generateDemoJournal } from '../demo/generate-demo-journal'

import type { JournalRepository } from './journal-repository'
import { createJournalService } from './journal-service'

/** One year, one story: the same for everybody. */
const SEED = 8

/**
 * Writes the demo year through the ordinary use cases, all in one transaction: half a demo is never left
 * behind, and a thousand commits to the disk become one.
 */
export function fillDemo(repository: JournalRepository, nowMs: number): void {
  repository.transaction(() => {
    generateDemoJournal({
      seed: SEED,
      nowMs,
      open: (clock) =>
        createJournalService({
          repository: { ...repository, transaction: (work) => work() },
          ...clock,
          onChanged: () => undefined,
        }),
    })
  })
}
