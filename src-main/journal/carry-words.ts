import { isWords, type WordsEvent } from '@shared/journal/annotations'
import type { EventId } from '@shared/journal/event'

import { reword } from './annotate'
import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'
import { isVoided } from './voided'

/** The stops and links that speak of a fill and count. Its note and tags go on as one, see void-event.ts. */
export function wordsToCarry(ledger: Ledger, fill: EventId): readonly WordsEvent[] {
  return ledger.repository
    .speakingOf([fill])
    .filter(isWords)
    .filter(({ id, body }) => body.kind !== 'annotated' && !isVoided(ledger, id))
}

/** Says the same of another leg, each at its own time. Must run inside a change. */
export function carryWords(ledger: Ledger, leg: StoredLeg, words: readonly WordsEvent[]): void {
  for (const { atMs, body } of words)
    ledger.append({ ...body, subject: leg.id }, { stream: leg, atMs, subject: leg.id })
  if (words.length > 0) reword(ledger, leg, leg.opened)
}
