import { AppError, type FieldIssue } from '@shared/ipc/errors'
import { UNANNOTATED, wordsByLeg } from '@shared/journal/annotations'
import { Note, Tags, type EventId } from '@shared/journal/event'
import type { FoldKey } from '@shared/journal/fold-order'

import type { StoredLeg, StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import type { Recording } from './record'

interface NewWords {
  readonly note?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** Changes the note or the tags of a leg; what is left out stays as it is. */
export function annotate(ledger: Ledger, input: NewWords & { readonly legId: EventId }): Recording {
  return ledger.change(() => {
    if (input.note === undefined && input.tags === undefined)
      throw new AppError('invalid-input', 'Neither a note nor tags were given.')
    const leg = ledger.legHolding(input.legId)
    recordAnnotation(ledger, leg, input)
    return { legIds: [leg.id], lastSeq: ledger.lastSeq() }
  })
}

/** Writes the annotation and its place in the projection. Must run inside a change. */
export function recordAnnotation(ledger: Ledger, leg: StoredLeg, words: NewWords): void {
  const tags = words.tags && [...new Set(words.tags)]
  refuseTooLong({ note: words.note, tags })
  ledger.append(
    {
      kind: 'annotated',
      version: 1,
      subject: leg.id,
      ...(words.note === undefined ? {} : { note: words.note }),
      ...(tags === undefined ? {} : { tags }),
    },
    { stream: leg, atMs: ledger.nowMs(), subject: leg.id },
  )
  const { note, tags: before, ...rest } = leg.annotation
  ledger.repository.saveAnnotation(leg.id, {
    ...rest,
    note: words.note ?? note,
    tags: tags ?? before,
  })
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
