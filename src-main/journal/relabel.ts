import type { Relabelled, Relabelling } from '@shared/ipc/words'
import type { NewWords } from '@shared/journal/annotations'
import type { EventId } from '@shared/journal/event'

import { recordAnnotation } from './annotate'
import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'

/**
 * Adds and removes tags, and sets the setup, of several legs in one transaction. A leg that has them so already gets no
 * event. Voiding the events that it answers with takes the whole of it back.
 */
export function relabel(ledger: Ledger, { legIds, ...change }: Relabelling): Relabelled {
  return ledger.change(() => {
    const eventIds: EventId[] = []
    for (const id of new Set(legIds.map((legId) => ledger.legHolding(legId).id))) {
      const leg = ledger.legHolding(id)
      const words = changed(leg, change)
      if (Object.keys(words).length > 0) eventIds.push(recordAnnotation(ledger, leg, words))
    }
    return { eventIds, lastSeq: ledger.lastSeq() }
  })
}

function changed(
  { annotation: { tags, setup } }: StoredLeg,
  change: Omit<Relabelling, 'legIds'>,
): NewWords {
  const gone = new Set(change.remove)
  const next = [...new Set([...tags.filter((tag) => !gone.has(tag)), ...change.add])]
  const sameTags = next.length === tags.length && next.every((tag, index) => tag === tags[index])
  return {
    ...(sameTags ? {} : { tags: next }),
    ...(change.setup === undefined || change.setup === setup ? {} : { setup: change.setup }),
  }
}
