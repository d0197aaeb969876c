import { JournalEvent, type EventId, type NewJournalEvent } from '@shared/journal/event'
import { storedBodyText } from '@shared/journal/stored-text'
import { PayloadError, upcast } from '@shared/journal/upcast'

import type { Bound, Row } from '../storage/sqlite'

import type { StreamId } from './journal-repository'

export const EVENT_COLUMNS =
  'seq, id, account_id, kind, version, at_ms, recorded_at_ms, contract, position_side, payload'

/** The cells of a new event in the order of `INSERT INTO event`. */
export function eventCells(
  event: NewJournalEvent,
  of: { readonly stream: StreamId | null; readonly subject: EventId | null },
): readonly Bound[] {
  const { body } = event
  return [
    event.id,
    event.accountId,
    body.kind,
    BigInt(body.version),
    BigInt(event.atMs),
    BigInt(event.recordedAtMs),
    of.stream?.contract ?? null,
    of.stream?.positionSide ?? 'net',
    of.subject,
    body.kind === 'fill-recorded' ? (body.venueTradeId ?? null) : null,
    storedBodyText(body),
  ]
}

/**
 * Reads a stored event, lifting an old payload.
 * @throws PayloadError naming the event when it cannot be read
 */
export function eventOfRow(row: Row): JournalEvent {
  const seq = Number(row['seq'])
  try {
    const { id, accountId } = JournalEvent.pick({ id: true, accountId: true }).parse({
      id: row['id'],
      accountId: row['account_id'],
    })
    return {
      seq,
      id,
      accountId,
      atMs: Number(row['at_ms']),
      recordedAtMs: Number(row['recorded_at_ms']),
      body: upcast(JSON.parse(String(row['payload']))),
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new PayloadError(`event ${seq} cannot be read: ${why}`)
  }
}
