import { assertNever } from '../num/result'
import type { Price } from '../num/units'

import type { BodyOf, EventId, JournalEvent } from './event'
import { inFoldOrder, type FoldKey } from './fold-order'
import { Judgement, UNJUDGED } from './judgement'

/** What a person wrote about a leg. */
export interface Annotation extends Readonly<Judgement> {
  readonly note: string
  readonly tags: readonly string[]
  /** The first stop that the leg had, by the time it stood: what its risk is counted to. Null without one. */
  readonly firstStop: Price | null
  /** The plan that it carries out. */
  readonly plan: EventId | null
}
export const UNANNOTATED: Annotation = {
  ...UNJUDGED,
  ...{ note: '', tags: [], firstStop: null, plan: null },
}

/** The words of an annotation: what is given takes the place of what was there. */
export type NewWords = Partial<Pick<Annotation, 'note' | 'tags' | keyof Judgement>>

/** The kinds of event that speak of a leg by its opening event and move no position. */
export const WORDS_KINDS = ['annotated', 'stop-moved', 'plan-linked'] as const
export type WordsBody = BodyOf<(typeof WORDS_KINDS)[number]>
export type WordsEvent = JournalEvent & { readonly body: WordsBody }

export const isWords = (event: JournalEvent): event is WordsEvent =>
  WORDS_KINDS.some((kind) => kind === event.body.kind)

/** A leg as far as annotations care: where it starts in its contract's stream. */
export interface Anchorage {
  readonly id: EventId
  readonly opened: FoldKey
}

/** The later word holds, each for itself; of stops the one that stands already. */
export function annotatedWith(before: Annotation, body: WordsBody): Annotation {
  switch (body.kind) {
    case 'annotated':
      return { ...before, ...wordsOf(body) }
    case 'stop-moved':
      return { ...before, firstStop: before.firstStop ?? body.stop }
    case 'plan-linked':
      return { ...before, plan: body.plan }
    default:
      return assertNever(body)
  }
}

/** What an annotation speaks of; what it leaves out is not among it. */
export function wordsOf(body: Readonly<Record<string, unknown>>): NewWords {
  // The schema judged the body: its parts under these names are of these kinds.
  return Object.fromEntries(
    WORDS_PARTS.flatMap((part) => (body[part] === undefined ? [] : [[part, body[part]]])),
  )
}

const WORDS_PARTS = ['note', 'tags', ...Judgement.keyof().options] as const

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
  const words = events.filter(isWords).flatMap(({ atMs, seq, body }) => {
    const about = subjects.get(body.subject)
    return about ? [{ about, at: { atMs, seq }, body }] : []
  })
  return wordsByLeg(legs, words)
}

/** Words about a leg with the place of the event that they speak of, and their own. */
export interface Words {
  readonly about: FoldKey
  readonly at: FoldKey
  readonly body: WordsBody
}

/**
 * What was written comes to, by leg: each goes to the leg that holds its subject.
 * @param words in the order of recording, which is the order that notes and tags replace each other in. Stops are
 * taken by the time they stood: one that is entered late is no later stop.
 */
export function wordsByLeg(
  legs: readonly Anchorage[],
  words: readonly Words[],
): ReadonlyMap<EventId, Annotation> {
  const byLeg = new Map<EventId, Annotation>()
  const isStop = ({ body }: Words): boolean => body.kind === 'stop-moved'
  const inTurn = [
    ...words.filter((each) => !isStop(each)),
    ...words.filter(isStop).toSorted((a, b) => inFoldOrder(a.at, b.at)),
  ]
  for (const { about, body } of inTurn) {
    const leg = legHolding(legs, about)
    if (leg) byLeg.set(leg.id, annotatedWith(byLeg.get(leg.id) ?? UNANNOTATED, body))
  }
  return byLeg
}
