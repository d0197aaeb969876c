import { AppError } from '@shared/ipc/errors'
import type { Voiding } from '@shared/ipc/words'
import { isWords, UNANNOTATED, wordsOf, type NewWords } from '@shared/journal/annotations'
import { dayOf } from '@shared/journal/day'
import type { EventId } from '@shared/journal/event'

import { recordAnnotation, reword } from './annotate'
import { carryWords, wordsToCarry } from './carry-words'
import type { StoredEvent, StoredLeg, StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { refoldCash } from './record-account'
import { refoldPlans } from './record-plan'
import { isVoided } from './voided'

/**
 * Declares an event wrong: from now on the journal reads as if it had never been recorded, and it stays
 * readable with the reason. A fill's note goes on to the position that its other fills now form.
 */
export function voidEvent(
  ledger: Ledger,
  input: { readonly eventId: EventId; readonly reason: string },
): { lastSeq: number } {
  return voidEvents(ledger, { eventIds: [input.eventId], reason: input.reason })
}

/** The same of several events, all or none, in the order given. */
export function voidEvents(ledger: Ledger, { eventIds, reason }: Voiding): { lastSeq: number } {
  return ledger.change(() => {
    for (const eventId of eventIds) voidOne(ledger, { eventId, reason })
    return { lastSeq: ledger.lastSeq() }
  })
}

/** What belongs to an account moves no position: its cash is summed again, and the rest is read as it counts. */
function voidOfAccount(
  ledger: Ledger,
  { event, reason }: { readonly event: StoredEvent['event']; readonly reason: string },
): void {
  const { accountId } = event
  ledger.append(
    { kind: 'event-voided', version: 1, eventId: event.id, reason },
    { accountId, atMs: ledger.nowMs(), subject: event.id },
  )
  if (event.body.kind === 'cash-moved') refoldCash(ledger, accountId, dayOf(event.atMs))
}

function voidOne(
  ledger: Ledger,
  input: { readonly eventId: EventId; readonly reason: string },
): void {
  const { event, stream } = voidable(ledger, input.eventId)
  if (stream === null) {
    voidOfAccount(ledger, { event, reason: input.reason })
    return
  }
  const before =
    event.body.kind === 'fill-recorded' ? ledger.repository.legOpenedBy(stream, event) : undefined
  const heir = before && nextFill(ledger, stream, { event, leg: before })
  const words = wordsToCarry(ledger, event.id)
  ledger.append(
    { kind: 'event-voided', version: 1, eventId: event.id, reason: input.reason },
    { stream, atMs: ledger.nowMs(), subject: event.id },
  )
  if (event.body.kind === 'plan-recorded') {
    refoldPlans(ledger, stream)
    return
  }
  refoldAfterVoid(ledger, stream, event)
  if (before !== undefined && heir !== undefined) {
    reanchor(ledger, before, heir)
    carryWords(ledger, ledger.legHolding(heir), words)
  }
}

/** What was written moves no money: when it is voided only the words of its leg are gathered again. */
function refoldAfterVoid(ledger: Ledger, stream: StreamId, event: StoredEvent['event']): void {
  if (!isWords(event)) {
    ledger.projector.refold(stream, { firstMs: event.atMs, lastMs: event.atMs })
    return
  }
  const about = ledger.repository.eventById(event.body.subject)?.event
  if (about !== undefined) reword(ledger, stream, about)
}

function voidable(ledger: Ledger, id: EventId): StoredEvent {
  const stored = ledger.repository.eventById(id)
  if (stored === undefined) throw new AppError('not-found', 'That event is not in this journal.')
  const { event, stream } = stored
  if (event.body.kind === 'event-voided')
    throw new AppError('invalid-input', 'A void cannot be voided: record the event again instead.')
  if (event.body.kind === 'account-opened' || event.body.kind === 'contract-listed')
    throw new AppError(
      'invalid-input',
      'An account or a listing cannot be voided: other events are recorded under it.',
    )
  if (isVoided(ledger, id)) throw new AppError('conflict', 'That event is already voided.')
  return { event, stream }
}

/** The first other fill of the leg that still counts. */
function nextFill(
  ledger: Ledger,
  stream: StreamId,
  of: { readonly event: StoredEvent['event']; readonly leg: StoredLeg },
): EventId | undefined {
  const stretch = { from: of.leg.opened, to: of.leg.closed ?? undefined }
  return ledger.repository
    .tradesIn(stream, stretch)
    .find(
      ({ id, body }) =>
        id !== of.event.id && body.kind === 'fill-recorded' && !isVoided(ledger, id),
    )?.id
}

/** Nothing that was written is lost from sight because the fill it hung on was wrong. */
function reanchor(ledger: Ledger, before: StoredLeg, heir: EventId): void {
  const leg = ledger.legHolding(heir)
  const words = wordsOf({ ...before.annotation })
  const lost = isWritten(words) && !alike(words, wordsOf({ ...leg.annotation }))
  if (lost && leg.id !== before.id) recordAnnotation(ledger, leg, words)
}

const isWritten = (words: NewWords): boolean => !alike(words, wordsOf({ ...UNANNOTATED }))

/** Both name their parts in one order. */
const alike = (a: NewWords, b: NewWords): boolean => JSON.stringify(a) === JSON.stringify(b)
