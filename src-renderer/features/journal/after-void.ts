import type { EventId } from '@shared/journal/event'
import type { LegHistory } from '@shared/journal/leg'

/** Where a voided event leaves the person: at the position still, at another one, or at the list. */
export type AfterVoid =
  | { readonly kind: 'same' }
  | { readonly kind: 'moved'; readonly id: EventId }
  | { readonly kind: 'gone' }

/**
 * A leg is named by its opening event. When that is voided the leg begins with its next fill, or its other
 * fills become part of the leg that was open before; with no other fill it is gone.
 * @param legOf the position that holds an event now, if any does
 */
export async function afterVoid(
  { leg, entries }: LegHistory,
  legOf: (event: EventId) => Promise<EventId | undefined>,
): Promise<AfterVoid> {
  if ((await legOf(leg.id)) === leg.id) return { kind: 'same' }
  const other = entries.find(
    ({ event, voided }) => event.body.kind === 'fill-recorded' && event.id !== leg.id && !voided,
  )
  const id = other && (await legOf(other.event.id))
  return id === undefined ? { kind: 'gone' } : { kind: 'moved', id }
}
