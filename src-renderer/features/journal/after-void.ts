import type { EventId } from '@shared/journal/event'
import type { LegHistory, LegSummary } from '@shared/journal/leg'

/** Where a voided event leaves the person: at the position still, at another one, or at the list. */
export type AfterVoid =
  | { readonly kind: 'same' }
  | { readonly kind: 'moved'; readonly id: EventId }
  | { readonly kind: 'gone' }

/**
 * A leg is named by its opening event. When that is voided the leg begins with its next fill, or its other
 * fills become part of the leg that was open before; with no other fill it is gone.
 * @param legs all legs as they are after the void
 */
export function afterVoid(before: LegHistory, legs: readonly LegSummary[]): AfterVoid {
  const { leg, entries } = before
  if (legs.some((each) => each.id === leg.id)) return { kind: 'same' }
  const others = entries.filter(
    ({ event, voided }) => event.body.kind === 'fill-recorded' && event.id !== leg.id && !voided,
  )
  const ids = new Set(others.map(({ event }) => event.id))
  const renamed = legs.find((each) => ids.has(each.id))
  if (renamed) return { kind: 'moved', id: renamed.id }
  const [first] = others
  const joined = first && legs.find((each) => holds(each, leg, first.event.atMs))
  return joined ? { kind: 'moved', id: joined.id } : { kind: 'gone' }
}

function holds(leg: LegSummary, before: LegSummary, atMs: number): boolean {
  return (
    leg.accountId === before.accountId &&
    leg.contract === before.contract &&
    leg.openedAtMs <= atMs &&
    (leg.closedAtMs === null || leg.closedAtMs >= atMs)
  )
}
