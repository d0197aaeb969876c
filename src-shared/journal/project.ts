import type { ContractSpec } from '../market/contract-spec'

import { annotationsByLeg, isWords, UNANNOTATED, type Annotation } from './annotations'
import { isTrade, type Trade } from './apply'
import {
  positionSideOf,
  type AccountId,
  type BodyOf,
  type EventId,
  type JournalEvent,
  type PositionSide,
} from './event'
import { inFoldOrder } from './fold-order'
import type { ContractState, LegState } from './leg-state'
import type { LegUnits } from './leg-units'
import { AT_START, streamFold } from './stream-fold'

/** A leg with everything that was folded into it. */
export interface ProjectedLeg {
  readonly accountId: AccountId
  readonly positionSide: PositionSide
  readonly spec: ContractSpec
  readonly state: LegState
  readonly annotation: Annotation
}

/** One stream after the fold: its legs in fold order, its money by day, and the state to go on from. */
export interface ContractProjection {
  readonly accountId: AccountId
  readonly contract: string
  readonly positionSide: PositionSide
  readonly legs: readonly ProjectedLeg[]
  readonly state: ContractState
  readonly totals: LegUnits
  readonly days: ReadonlyMap<number, LegUnits>
}

interface ProjectedStream {
  readonly accountId: AccountId
  readonly contract: string
  readonly positionSide: PositionSide
}

export type SpecOf = (listing: EventId) => ContractSpec

/** The contract that an event speaks of through its listing or its subject; undefined for account events. */
type Trading = JournalEvent & { readonly body: BodyOf<'fill-recorded' | 'funding-settled'> }

/** An event in the fold's terms. */
export function tradeOf(event: Trading, specOf: SpecOf): Trade {
  return {
    id: event.id,
    key: { atMs: event.atMs, seq: event.seq },
    body: event.body,
    spec: specOf(event.body.listing),
    specOf,
  }
}

/** The events that count: void(e) means that e was never recorded. A void itself cannot be voided. */
export function withoutVoided(events: readonly JournalEvent[]): readonly JournalEvent[] {
  const voided = new Set<EventId>()
  for (const { body } of events) if (body.kind === 'event-voided') voided.add(body.eventId)
  return events.filter((event) => !voided.has(event.id) && event.body.kind !== 'event-voided')
}

/**
 * Folds the events of one stream from the beginning: legs, their annotations, and the state to continue from.
 * @param events any order, voids among them; listings may be left out, `specOf` knows them
 */
export function projectContract(
  of: ProjectedStream & { readonly specOf: SpecOf },
  events: readonly JournalEvent[],
): ContractProjection {
  const { accountId, contract, positionSide, specOf } = of
  const counting = withoutVoided(events).toSorted((a, b) => a.seq - b.seq)
  const fold = streamFold(AT_START)
  for (const event of counting.filter(isTrade).toSorted(inFoldOrder))
    fold.take(tradeOf(event, specOf))
  const inOrder = [...fold.legs.values()]
  const annotations = annotationsByLeg(inOrder, counting)
  return {
    ...{ accountId, contract, positionSide, days: fold.days },
    ...fold.standing(),
    legs: inOrder.map((leg) => projectedLeg(of, leg, annotations.get(leg.id))),
  }
}

/** A folded leg with the account and the words it belongs with. */
export function projectedLeg(
  of: ProjectedStream & { readonly specOf: SpecOf },
  leg: LegState,
  annotation: Annotation = UNANNOTATED,
): ProjectedLeg {
  const { accountId, positionSide, specOf } = of
  return { accountId, positionSide, spec: specOf(leg.listing), state: leg, annotation }
}

/**
 * The whole journal as positions: pure, and the same however the events were batched or ordered on the way.
 * Legs come by account and contract, each in fold order.
 * @throws Error when an event speaks of a listing that is not among the events
 */
export function project(events: readonly JournalEvent[]): readonly ContractProjection[] {
  const specs = new Map<EventId, ContractSpec>()
  for (const { id, body } of events) if (body.kind === 'contract-listed') specs.set(id, body.spec)
  const specOf: SpecOf = (listing) => {
    const spec = specs.get(listing)
    if (spec === undefined) throw new Error(`no contract was listed as ${listing}`)
    return spec
  }
  const streams = new Map<string, ProjectedStream & { readonly events: JournalEvent[] }>()
  const places = placesOf(events, specOf)
  for (const event of events) {
    const place = places.get(event.id)
    if (place === undefined) continue
    const key = `${event.accountId} ${place.contract} ${place.positionSide}`
    const stream = streams.get(key) ?? { accountId: event.accountId, ...place, events: [] }
    streams.set(key, stream)
    stream.events.push(event)
  }
  return [...streams.values()].map((stream) =>
    projectContract({ ...stream, specOf }, stream.events),
  )
}

type Place = Pick<ProjectedStream, 'contract' | 'positionSide'>

/** The stream of each trading event, and through its subject of each annotation and void. */
function placesOf(events: readonly JournalEvent[], specOf: SpecOf): ReadonlyMap<EventId, Place> {
  const places = new Map<EventId, Place>()
  for (const event of events)
    if (isTrade(event))
      places.set(event.id, {
        contract: specOf(event.body.listing).id,
        positionSide: positionSideOf(event.body),
      })
  // What was written can be voided in turn, so subjects are followed after it is placed.
  for (const event of events) if (isWords(event)) follow(places, event.id, event.body.subject)
  for (const { id, body } of events)
    if (body.kind === 'event-voided') follow(places, id, body.eventId)
  return places
}

function follow(places: Map<EventId, Place>, id: EventId, subject: EventId): void {
  const place = places.get(subject)
  if (place !== undefined) places.set(id, place)
}
