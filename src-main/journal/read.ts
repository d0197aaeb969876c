import { isWords } from '@shared/journal/annotations'
import type { EventId } from '@shared/journal/event'
import { inFoldOrder, type FoldKey } from '@shared/journal/fold-order'
import type { LegHistory } from '@shared/journal/leg'
import { legEntries } from '@shared/journal/leg-entries'
import { D } from '@shared/num/decimal'
import { contracts } from '@shared/num/units'

import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'

/** One leg with every event that made it. An id that a correction turned into a part of a leg leads to it. */
export function readLeg(ledger: Ledger, input: { readonly id: EventId }): LegHistory {
  const leg = ledger.legHolding(input.id)
  const { specOf } = ledger.registry()
  const spec = specOf(leg.listing)
  const { trades, tellsVoided, anchors } = around(ledger, leg)
  const voids = voidsOf(
    ledger,
    trades.map(({ id }) => id),
  )
  const subjects = trades.filter((event) => anchors(event)).map(({ id }) => id)
  const annotations = ledger.repository.speakingOf(subjects).filter(isWords)
  const voidedNotes = voidsOf(
    ledger,
    annotations.map(({ id }) => id),
  )
  const entries = legEntries({
    id: leg.id,
    spec,
    opened: leg.opened,
    openingQuantity: contracts(new D(leg.openingQuantity)),
    trades,
    annotations,
    voids: new Map([...voids, ...voidedNotes]),
    tellsVoided,
    specOf,
  })
  return { leg: leg.summary(spec), spec, entries }
}

/** The fills and payments from the end of the leg before to the start of the next. */
function around(ledger: Ledger, leg: StoredLeg) {
  const { repository } = ledger
  const justBefore = { atMs: leg.opened.atMs, seq: leg.opened.seq - 1 }
  const previous = repository.legOpenedBy(leg, justBefore)
  const next = repository.legOpenedAfter(leg, leg.opened)
  const trades = repository.tradesIn(leg, {
    from: previous?.closed ?? undefined,
    to: next?.opened,
  })
  const started = previous?.closed ?? null
  const ended = next === undefined ? null : leg.closed
  const tellsVoided = (key: FoldKey) =>
    (started === null || inFoldOrder(key, started) > 0) &&
    (ended === null || inFoldOrder(key, ended) <= 0)
  // The fill that crosses zero is the next leg's opening, and so are the words about it.
  const anchors = (key: FoldKey) =>
    (inFoldOrder(key, leg.opened) >= 0 || tellsVoided(key)) &&
    (next === undefined || inFoldOrder(key, next.opened) < 0)
  return { trades, tellsVoided, anchors }
}

/** The voids that speak of these events, by the event. */
export function voidsOf(
  ledger: Ledger,
  ids: readonly EventId[],
): ReadonlyMap<EventId, { readonly reason: string; readonly atMs: number }> {
  const voids = new Map<EventId, { reason: string; atMs: number }>()
  for (const { body, recordedAtMs } of ledger.repository.speakingOf(ids))
    if (body.kind === 'event-voided')
      voids.set(body.eventId, { reason: body.reason, atMs: recordedAtMs })
  return voids
}
