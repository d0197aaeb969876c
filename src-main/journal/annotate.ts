import { AppError, type FieldIssue } from '@shared/ipc/errors'
import { Note, Tags, type EventId } from '@shared/journal/event'

import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'
import type { Recording } from './record'

interface Words {
  readonly note?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** Changes the note or the tags of a leg; what is left out stays as it is. */
export function annotate(ledger: Ledger, input: Words & { readonly legId: EventId }): Recording {
  return ledger.change(() => {
    if (input.note === undefined && input.tags === undefined)
      throw new AppError('invalid-input', 'Neither a note nor tags were given.')
    const leg = ledger.legHolding(input.legId)
    recordAnnotation(ledger, leg, input)
    return { legIds: [leg.id], lastSeq: ledger.lastSeq() }
  })
}

/** Writes the annotation and its place in the projection. Must run inside a change. */
export function recordAnnotation(ledger: Ledger, leg: StoredLeg, words: Words): void {
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
  ledger.repository.saveAnnotation(leg.id, {
    note: words.note ?? leg.note,
    tags: tags ?? leg.tags,
  })
}

/** Joined with what was written before, words that each fit may be too many together. */
function refuseTooLong({ note = '', tags = [] }: Words): void {
  const issues: FieldIssue[] = []
  if (!Note.safeParse(note).success)
    issues.push({ path: 'note', message: 'is too long together with the note already there' })
  if (!Tags.safeParse(tags).success)
    issues.push({ path: 'tags', message: 'are too many together with the tags already there' })
  if (issues.length > 0)
    throw new AppError('invalid-input', 'The note or the tags are too long.', issues)
}
