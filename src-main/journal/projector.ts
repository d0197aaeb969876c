import { AppError } from '@shared/ipc/errors'
import { apply, isTrade } from '@shared/journal/apply'
import { UNANNOTATED } from '@shared/journal/annotations'
import type { EventId, JournalEvent } from '@shared/journal/event'
import { inFoldOrder } from '@shared/journal/fold-order'
import type { ContractState, LegState } from '@shared/journal/leg-state'
import { projectContract, tradeOf, type ProjectedLeg } from '@shared/journal/project'

import { fitsStorage } from './bounds'
import type { JournalRepository, StreamId } from './journal-repository'
import type { Registry } from './registry'

/** Keeps the stored projection equal to the fold, inside the transaction that appends the events. */
export interface Projector {
  /** Folds trades that were just appended. Returns the legs they fell on, oldest first. */
  readonly advance: (stream: StreamId, trades: readonly JournalEvent[]) => readonly EventId[]
  /** Folds the stream from the beginning: after a void, or an event that came in the past. */
  readonly refold: (stream: StreamId) => readonly ProjectedLeg[]
  /** The listing of a leg that was folded lately, without asking the file. */
  readonly listingOf: (leg: EventId) => EventId | undefined
  /** Forgets what it holds in memory: the transaction was rolled back. */
  readonly forget: () => void
}

export function createProjector(
  repository: JournalRepository,
  registry: () => Registry,
): Projector {
  const states = new Map<string, ContractState>()
  const key = ({ accountId, contract }: StreamId) => `${accountId} ${contract}`
  const stateOf = (stream: StreamId): ContractState =>
    states.get(key(stream)) ?? repository.stateOf(stream)

  const refold = (stream: StreamId): readonly ProjectedLeg[] => {
    const before = stateOf(stream)
    const { specOf } = registry()
    const { legs, state } = projectContract({ ...stream, specOf }, repository.streamEvents(stream))
    refuseUnsound(
      before,
      state,
      legs.map((leg) => leg.state),
    )
    repository.clearProjection(stream)
    repository.saveProjection(stream, { state, legs })
    states.set(key(stream), state)
    return legs
  }

  const append = (stream: StreamId, trades: readonly JournalEvent[]): readonly EventId[] => {
    const before = stateOf(stream)
    const { specOf } = registry()
    const touched = new Map<EventId, LegState>()
    let state = before
    for (const trade of trades.filter(isTrade)) {
      const step = apply(state, tradeOf(trade, specOf))
      for (const leg of step.touched) touched.set(leg.id, leg)
      state = step.state
    }
    refuseUnsound(before, state, [...touched.values()])
    // The row of a leg that goes on holds nothing that a fill changes: its figures are in the state.
    const goesOn = (leg: LegState) => leg.closed === null && leg.id === before.leg?.id
    const legs = [...touched.values()]
      .filter((leg) => !goesOn(leg))
      .map((leg) => ({
        accountId: stream.accountId,
        spec: specOf(leg.listing),
        state: leg,
        // The row keeps the note it has; a new leg has none yet.
        annotation: UNANNOTATED,
      }))
    repository.saveProjection(stream, { state, legs })
    states.set(key(stream), state)
    return [...touched.keys()]
  }

  return {
    advance: (stream, trades) => {
      const first = trades.toSorted(byKey)[0]
      if (first === undefined) return []
      const { upTo } = stateOf(stream)
      if (upTo === null || inFoldOrder(upTo, first) < 0) return append(stream, trades)
      const legs = refold(stream)
      return legsOf(legs, trades)
    },
    refold,
    listingOf: (id) => {
      for (const { leg } of states.values()) if (leg?.id === id) return leg.listing
      return undefined
    },
    forget: () => states.clear(),
  }
}

const byKey = (a: JournalEvent, b: JournalEvent) => inFoldOrder(a, b)

/** The legs that hold these events after a refold, oldest first. A fill that crossed zero closes one more. */
function legsOf(
  legs: readonly ProjectedLeg[],
  trades: readonly JournalEvent[],
): readonly EventId[] {
  const holds = (leg: ProjectedLeg, index: number) => {
    const next = legs[index + 1]
    return trades.some(
      (trade) =>
        inFoldOrder(leg.state.opened, trade) <= 0 &&
        (next === undefined ||
          inFoldOrder(trade, next.state.opened) < 0 ||
          (leg.state.closed?.seq === trade.seq && leg.state.closed.atMs === trade.atMs)),
    )
  }
  return legs.filter(holds).map((leg) => leg.state.id)
}

/** Three things the fold can carry but a journal must not: they are refused before they are committed. */
function refuseUnsound(
  before: ContractState,
  after: ContractState,
  legs: readonly LegState[],
): void {
  if (after.unattached.count > before.unattached.count)
    throw new AppError(
      'invalid-input',
      'Funding would be left without a position: no fill of this contract comes before it.',
    )
  if (legs.some((leg) => leg.mixedListings))
    throw new AppError(
      'invalid-input',
      'The open position was recorded under other terms of this contract (contract value or smallest unit), so its quantities cannot be added. Close it first, or give the changed contract another symbol.',
    )
  if (!legs.every(fitsStorage))
    throw new AppError('invalid-input', 'The sums of this position are larger than can be stored.')
}
