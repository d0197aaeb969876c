import type { EventId, JournalEvent } from './event'
import { inFoldOrder, type FoldKey } from './fold-order'

/** What a person wrote about a leg. */
export interface Annotation {
  readonly note: string
  readonly tags: readonly string[]
}
export const UNANNOTATED: Annotation = { note: '', tags: [] }

/** A leg as far as annotations care: where it starts in its contract's stream. */
export interface Anchorage {
  readonly id: EventId
  readonly opened: FoldKey
}

/** The later word holds, note and tags each for themselves. */
export function annotatedWith(
  before: Annotation,
  body: { readonly note?: string | undefined; readonly tags?: readonly string[] | undefined },
): Annotation {
  return { note: body.note ?? before.note, tags: body.tags ?? before.tags }
}

/**
 * Which leg an event belongs to: the last one that had opened by then. A note is anchored to an event, so
 * when a correction moves the boundary of a leg, what was anchored goes with the event.
 * @param legs of one contract of one account, in fold order
 */
export function legHolding(legs: readonly Anchorage[], subject: FoldKey): Anchorage | undefined {
  return legs.findLast((leg) => inFoldOrder(leg.opened, subject) <= 0)
}

/**
 * The annotations of one contract's legs, by leg. An annotation whose subject was voided or never existed
 * speaks of nothing and is left out.
 * @param events of the same contract, without voided ones, in the order of recording
 */
export function annotationsByLeg(
  legs: readonly Anchorage[],
  events: readonly JournalEvent[],
): ReadonlyMap<EventId, Annotation> {
  const subjects = new Map(events.map((event) => [event.id, event]))
  const words = events.flatMap(({ body }) => {
    const about = body.kind === 'annotated' ? subjects.get(body.subject) : undefined
    return about && body.kind === 'annotated' ? [{ about, body }] : []
  })
  return wordsByLeg(legs, words)
}

/** An annotation with the place of the event that it speaks of. */
export interface Words {
  readonly about: FoldKey
  readonly body: Parameters<typeof annotatedWith>[1]
}

/** What annotations come to, by leg: each goes to the leg that holds its subject. */
export function wordsByLeg(
  legs: readonly Anchorage[],
  words: readonly Words[],
): ReadonlyMap<EventId, Annotation> {
  const byLeg = new Map<EventId, Annotation>()
  for (const { about, body } of words) {
    const leg = legHolding(legs, about)
    if (leg) byLeg.set(leg.id, annotatedWith(byLeg.get(leg.id) ?? UNANNOTATED, body))
  }
  return byLeg
}
