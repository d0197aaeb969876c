import { AppError, type FieldIssue } from '@shared/ipc/errors'
import type { NewAnnotation } from '@shared/ipc/words'
import { UNANNOTATED, wordsByLeg, wordsOf, type NewWords } from '@shared/journal/annotations'
import { Note, Tags, type BodyOf, type EventId } from '@shared/journal/event'
import type { FoldKey } from '@shared/journal/fold-order'

import type { StoredLeg, StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import type { Recording } from './record'

/** Changes what is written about a leg; what is left out stays as it is. */
export function annotate(ledger: Ledger, input: NewAnnotation): Recording {
  return ledger.change(() => {
    const words = wordsOf({ ...input })
    if (Object.keys(words).length === 0)
      throw new AppError('invalid-input', 'Nothing was given that could be written down.')
    const leg = ledger.legHolding(input.legId)
    recordAnnotation(ledger, leg, words)
    return { legIds: [leg.id], lastSeq: ledger.lastSeq() }
  })
}

/** Writes the annotation and its place in the projection, and answers with its id. Must run inside a change. */
export function recordAnnotation(ledger: Ledger, leg: StoredLeg, words: NewWords): EventId {
  const given = { ...words, ...withoutRepeats(words) }
  refuseTooLong(given)
  const event = ledger.append(annotatedBody(leg, given), {
    stream: leg,
    atMs: ledger.nowMs(),
    subject: leg.id,
  })
  ledger.repository.saveAnnotation(leg.id, { ...leg.annotation, ...given })
  return event.id
}

function annotatedBody(leg: StoredLeg, words: NewWords): BodyOf<'annotated'> {
  const head = { kind: 'annotated', version: 2, subject: leg.id } as const
  // What comes in was read by the schema of the call, whose parts are the event's own.
  return { ...head, ...words } as BodyOf<'annotated'>
}

/** The lists of words, each word once. */
function withoutRepeats(words: NewWords): NewWords {
  const lists = (['tags', 'mistakes', 'emotions'] as const).flatMap((list) =>
    words[list] ? [[list, [...new Set(words[list])]] as const] : [],
  )
  return Object.fromEntries(lists)
}

/** Gathers again what was written about the leg that holds a moment of its stream. Must run inside a change. */
export function reword({ repository }: Ledger, stream: StreamId, at: FoldKey): void {
  const leg = repository.legOpenedBy(stream, at)
  if (leg === undefined) return
  const next = repository.legOpenedAfter(stream, leg.opened)
  const words = repository.wordsAbout(stream, {
    fromMs: leg.opened.atMs,
    // A leg may open within the millisecond in which the one before it closed.
    untilMs: next === undefined ? null : next.opened.atMs + 1,
  })
  const byLeg = wordsByLeg(next === undefined ? [leg] : [leg, next], words)
  repository.saveAnnotation(leg.id, byLeg.get(leg.id) ?? UNANNOTATED)
}

/** Joined with what was written before, words that each fit may be too many together. */
function refuseTooLong({ note = '', tags = [] }: NewWords): void {
  const issues: FieldIssue[] = []
  if (!Note.safeParse(note).success)
    issues.push({ path: 'note', message: 'is too long together with the note already there' })
  if (!Tags.safeParse(tags).success)
    issues.push({ path: 'tags', message: 'are too many together with the tags already there' })
  if (issues.length > 0)
    throw new AppError('invalid-input', 'The note or the tags are too long.', issues)
}
