import { AppError } from '@shared/ipc/errors'
import { UNANNOTATED } from '@shared/journal/annotations'
import { isTrade } from '@shared/journal/apply'
import { dayOf, dayStartMs } from '@shared/journal/day'
import type { EventId, JournalEvent, PositionSide } from '@shared/journal/event'
import { inFoldOrder } from '@shared/journal/fold-order'
import { unitsMinus, unitsPlus } from '@shared/journal/leg-units'
import type { LegState } from '@shared/journal/leg-state'
import { projectedLeg, tradeOf } from '@shared/journal/project'
import { streamFold, type Standing } from '@shared/journal/stream-fold'

import { fitsStorage } from './bounds'
import type { JournalRepository, Kept, StoredLeg, StreamId } from './journal-repository'
import { foldsOnAlike, foldStretch, wholeOf } from './refold'
import type { Registry } from './registry'

/** Keeps the stored projection equal to the fold, inside the transaction that appends the events. */
export interface Projector {
  /** Folds trades that were just appended. Returns the legs they fell on, oldest first. */
  readonly advance: (stream: StreamId, trades: readonly JournalEvent[]) => readonly EventId[]
  /**
   * Folds the stream again after events between two moments came or went. It begins at the last state kept before
   * them and ends at the first kept after them from which everything goes on as before.
   */
  readonly refold: (stream: StreamId, changed: Changed) => void
  /** The listing and side of a leg that was folded lately, without asking the file. */
  readonly placeOf: (leg: EventId) => Pick<StoredLeg, 'listing' | 'positionSide'> | undefined
  /** Forgets what it holds in memory: the transaction was rolled back, or the file was written past it. */
  readonly forget: () => void
}

/** The first and the last moment at which something came or went. */
interface Changed {
  readonly firstMs: number
  readonly lastMs: number
}

interface Known {
  readonly positionSide: PositionSide
  readonly standing: Standing
  /** Events since the last kept state, as far as they were counted. */
  readonly since: number
}

export function createProjector(of: {
  readonly repository: JournalRepository
  readonly registry: () => Registry
  readonly keptEvery: number
}): Projector {
  const { repository, registry, keptEvery } = of
  const streams = new Map<string, Known>()
  const key = ({ accountId, contract, positionSide }: StreamId) =>
    `${accountId} ${contract} ${positionSide}`
  const known = (stream: StreamId): Known => {
    const held = streams.get(key(stream))
    if (held !== undefined) return held
    const standing = repository.standingOf(stream)
    const since = eventsSinceKept({ repository, keptEvery }, stream, standing.state)
    return { positionSide: stream.positionSide, standing, since }
  }

  const refold = (stream: StreamId, { firstMs, lastMs }: Changed): void => {
    const before = known(stream).standing
    const { specOf } = registry()
    let met: Kept | undefined
    const stretch = wholeOf(
      foldStretch({
        ...{ repository, specOf, stream, keptEvery },
        from: repository.keptBy(stream, dayOf(firstMs)),
        endsAt: ({ standing, stored }) => {
          if (stored === undefined || dayStartMs(stored.day) <= lastMs) return false
          met = foldsOnAlike(standing, stored.standing) ? stored : undefined
          return met !== undefined
        },
      }),
    )
    const moved = met && unitsMinus(stretch.end.totals, met.standing.totals)
    refuseUnsound({
      legs: stretch.legs.map(({ state }) => state),
      before,
      after: moved ? { ...before, totals: unitsPlus(before.totals, moved) } : stretch.end,
    })
    repository.replaceStretch(stream, stretch)
    // What follows goes on as before, but for the money that was moved until then.
    if (met && moved) repository.shiftTotals(stream, met.day, moved)
    else repository.saveStanding(stream, stretch.end)
    streams.delete(key(stream))
  }

  const append = (stream: StreamId, trades: readonly JournalEvent[]): readonly EventId[] => {
    const { standing: before, since } = known(stream)
    const { specOf } = registry()
    const fold = streamFold(before)
    const kept: Kept[] = []
    let count = since
    let today = before.state.upTo === null ? undefined : dayOf(before.state.upTo.atMs)
    for (const trade of trades.filter(isTrade)) {
      const day = dayOf(trade.atMs)
      if (count >= keptEvery && day !== today) {
        kept.push({ day, standing: fold.standing() })
        count = 0
      }
      today = day
      count += 1
      fold.take(tradeOf(trade, specOf))
    }
    const touched = [...fold.legs.values()].filter((leg) => leg !== before.state.leg)
    const standing = fold.standing()
    refuseUnsound({ legs: touched, before, after: standing })
    repository.saveAdvance(stream, {
      standing,
      // The row keeps the words it has; a new leg has none yet.
      legs: touched.map((leg) => projectedLeg({ ...stream, specOf }, leg, UNANNOTATED)),
      days: fold.days,
      kept,
    })
    streams.set(key(stream), { positionSide: stream.positionSide, standing, since: count })
    return touched.map(({ id }) => id)
  }

  return {
    advance: (stream, trades) => {
      const inOrder = trades.toSorted(inFoldOrder)
      const [first] = inOrder
      const last = inOrder.at(-1)
      if (first === undefined || last === undefined) return []
      const { upTo } = known(stream).standing.state
      if (upTo === null || inFoldOrder(upTo, first) < 0) return append(stream, trades)
      refold(stream, { firstMs: first.atMs, lastMs: last.atMs })
      return legsHolding(repository, stream, trades)
    },
    refold,
    placeOf: (id) => {
      for (const { positionSide, standing } of streams.values()) {
        const { leg } = standing.state
        if (leg?.id === id) return { listing: leg.listing, positionSide }
      }
      return undefined
    },
    forget: () => streams.clear(),
  }
}

/** Those that are folded: what the running change has already appended is not among them. */
function eventsSinceKept(
  { repository, keptEvery }: { readonly repository: JournalRepository; readonly keptEvery: number },
  stream: StreamId,
  { upTo }: Standing['state'],
): number {
  if (upTo === null) return 0
  const kept = repository.keptBy(stream, dayOf(upTo.atMs))
  const fromMs = kept === undefined ? 0 : dayStartMs(kept.day)
  return repository.countTradesIn(stream, { fromMs, to: upTo, most: keptEvery })
}

/** The legs that hold these events, oldest first. A fill that crossed zero closes one more. */
function legsHolding(
  repository: JournalRepository,
  stream: StreamId,
  trades: readonly JournalEvent[],
): readonly EventId[] {
  const found = new Map<EventId, { readonly atMs: number; readonly seq: number }>()
  for (const trade of trades) {
    const leg = repository.legOpenedBy(stream, trade)
    if (leg === undefined) continue
    found.set(leg.id, leg.opened)
    if (leg.opened.seq !== trade.seq) continue
    const before = repository.legOpenedBy(stream, { atMs: trade.atMs, seq: trade.seq - 1 })
    if (before?.closed?.seq === trade.seq) found.set(before.id, before.opened)
  }
  return [...found].toSorted(([, a], [, b]) => inFoldOrder(a, b)).map(([id]) => id)
}

/** Three things the fold can carry but a journal must not: they are refused before they are committed. */
function refuseUnsound(of: {
  readonly legs: readonly LegState[]
  readonly before: Standing
  readonly after: Standing
}): void {
  const { legs, before, after } = of
  if (after.state.unattached.count > before.state.unattached.count)
    throw new AppError(
      'invalid-input',
      'Funding would be left without a position: no fill of this contract comes before it.',
    )
  if (legs.some((leg) => leg.mixedListings))
    throw new AppError(
      'invalid-input',
      'The open position was recorded under other terms of this contract (contract value or smallest unit), so its quantities cannot be added. Close it first, or give the changed contract another symbol.',
    )
  if (!legs.every(fitsStorage) || !fitsStorage(after.totals))
    throw new AppError('invalid-input', 'The sums of this position are larger than can be stored.')
}
