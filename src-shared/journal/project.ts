import type { ContractSpec } from '../market/contract-spec'

import { annotationsByLeg, UNANNOTATED, type Annotation } from './annotations'
import { apply, isTrade, type Trade } from './apply'
import type { AccountId, BodyOf, EventId, JournalEvent } from './event'
import { inFoldOrder } from './fold-order'
import { FLAT, type ContractState, type LegState } from './leg-state'

/** A leg with everything that was folded into it. */
export interface ProjectedLeg {
  readonly accountId: AccountId
  readonly spec: ContractSpec
  readonly state: LegState
  readonly annotation: Annotation
}

/** One contract of one account after the fold: its legs in fold order, and the state to go on from. */
export interface ContractProjection {
  readonly accountId: AccountId
  readonly contract: string
  readonly legs: readonly ProjectedLeg[]
  readonly state: ContractState
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
 * Folds the events of one contract of one account from the beginning: legs, their annotations, and the
 * state to continue from.
 * @param events any order, voids among them; listings may be left out, `specOf` knows them
 */
export function projectContract(
  of: { readonly accountId: AccountId; readonly contract: string; readonly specOf: SpecOf },
  events: readonly JournalEvent[],
): ContractProjection {
  const counting = withoutVoided(events).toSorted((a, b) => a.seq - b.seq)
  const legs = new Map<EventId, LegState>()
  let state = FLAT
  for (const event of counting.filter(isTrade).toSorted(inFoldOrder)) {
    const step = apply(state, tradeOf(event, of.specOf))
    for (const leg of step.touched) legs.set(leg.id, leg)
    state = step.state
  }
  const inOrder = [...legs.values()]
  const annotations = annotationsByLeg(inOrder, counting)
  return {
    accountId: of.accountId,
    contract: of.contract,
    state,
    legs: inOrder.map((leg) => ({
      accountId: of.accountId,
      spec: of.specOf(leg.listing),
      state: leg,
      annotation: annotations.get(leg.id) ?? UNANNOTATED,
    })),
  }
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
  const streams = new Map<
    string,
    { accountId: AccountId; contract: string; events: JournalEvent[] }
  >()
  const contracts = contractsOf(events, specOf)
  for (const event of events) {
    const contract = contracts.get(event.id)
    if (contract === undefined) continue
    const key = `${event.accountId} ${contract}`
    const stream = streams.get(key) ?? { accountId: event.accountId, contract, events: [] }
    streams.set(key, stream)
    stream.events.push(event)
  }
  return [...streams.values()].map((stream) =>
    projectContract({ ...stream, specOf }, stream.events),
  )
}

/** The contract of each trading event, and through its subject of each annotation and void. */
function contractsOf(
  events: readonly JournalEvent[],
  specOf: SpecOf,
): ReadonlyMap<EventId, string> {
  const contracts = new Map<EventId, string>()
  for (const event of events)
    if (isTrade(event)) contracts.set(event.id, specOf(event.body.listing).id)
  // An annotation can be voided in turn, so subjects are followed after annotations are placed.
  for (const { id, body } of events)
    if (body.kind === 'annotated') follow(contracts, id, body.subject)
  for (const { id, body } of events)
    if (body.kind === 'event-voided') follow(contracts, id, body.eventId)
  return contracts
}

function follow(contracts: Map<EventId, string>, id: EventId, subject: EventId): void {
  const contract = contracts.get(subject)
  if (contract !== undefined) contracts.set(id, contract)
}
