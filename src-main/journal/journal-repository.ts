import type { Annotation, Words } from '@shared/journal/annotations'
import type {
  AccountId,
  BodyOf,
  EventId,
  JournalEvent,
  NewJournalEvent,
  PositionSide,
} from '@shared/journal/event'
import type { FoldKey } from '@shared/journal/fold-order'
import type { LegSummary } from '@shared/journal/leg'
import type { LegUnits } from '@shared/journal/leg-units'
import type { PlanSummary, ProjectedPlan } from '@shared/journal/plan'
import type { ProjectedLeg } from '@shared/journal/project'
import type { Standing } from '@shared/journal/stream-fold'
import type { ContractSpec } from '@shared/market/contract-spec'

import type { AccountStorage } from './account-storage'
import type { LegLists } from './leg-lists'

/** A contract of an account, on the side it counts towards: the stream that legs are folded from. */
export interface StreamId {
  readonly accountId: AccountId
  readonly contract: string
  readonly positionSide: PositionSide
}

/** An event with the stream it belongs to; account events belong to none. */
export interface StoredEvent {
  readonly event: JournalEvent
  readonly stream: StreamId | null
}

/** Where a stream stood before the first event of a day. */
export interface Kept {
  readonly day: number
  readonly standing: Standing
}

/**
 * What the events of a stretch of days fold to. A stretch begins at a kept state, or at the beginning, and ends
 * at one, or at the last event.
 */
export interface Stretch {
  /** First day, and the day after the last; null where it goes on to that end. */
  readonly fromDay: number | null
  readonly untilDay: number | null
  readonly legs: readonly ProjectedLeg[]
  /** The leg that stood at the end: what follows tells how it goes on. */
  readonly continuing: EventId | null
  readonly days: ReadonlyMap<number, LegUnits>
  /** The states to keep after its first day, the one at its end among them. */
  readonly kept: readonly Kept[]
  readonly end: Standing
}

/** What the leg row holds beyond the summary: where the leg stands in its stream. */
export interface StoredLeg extends StreamId {
  readonly id: EventId
  readonly listing: EventId
  readonly opened: FoldKey
  readonly closed: FoldKey | null
  readonly openingQuantity: string
  readonly annotation: Annotation
  /** The row as lists show it, under the spec of its listing. */
  readonly summary: (spec: ContractSpec) => LegSummary
}

/** What the plan row holds; the words of its contract come from the listing's spec. */
export interface StoredPlan {
  readonly listing: EventId
  readonly summary: (spec: ContractSpec) => PlanSummary
}

/** From one place of a stream to another, both inclusive; an absent end is open. */
interface Between {
  readonly from?: FoldKey | undefined
  readonly to?: FoldKey | undefined
}

/** By time: from the first moment to before the last; an absent end is open. */
interface Lasting {
  readonly fromMs: number
  readonly untilMs: number | null
}

/** A leg row or state that is not what the fold says, in words. */
export type Difference = string

/**
 * The journal's storage, by what the use cases need of it. Synchronous; everything between `transaction`'s
 * start and end is committed together or not at all.
 */
export interface JournalRepository extends AccountStorage {
  readonly transaction: <T>(work: () => T) => T
  readonly lastSeq: () => number
  /** Writes one event and answers with its place. `stream` and `subject` are what queries need of it. */
  readonly append: (
    event: NewJournalEvent,
    of: { readonly stream: StreamId | null; readonly subject: EventId | null },
  ) => JournalEvent
  readonly eventById: (id: EventId) => StoredEvent | undefined
  readonly declarations: () => readonly (JournalEvent & {
    readonly body: BodyOf<'account-opened' | 'contract-listed'>
  })[]
  /** Fills and funding that count, in fold order, from that place on. */
  readonly tradesFrom: (stream: StreamId, from: FoldKey, most: number) => readonly JournalEvent[]
  /** How many events of a stream happened from a moment to a place, counted up to `most`. */
  readonly countTradesIn: (
    stream: StreamId,
    of: { readonly fromMs: number; readonly to: FoldKey; readonly most: number },
  ) => number
  /** Whether anything of a stream, a void or a note too, was recorded after that place. */
  readonly hasEventAfter: (stream: StreamId, seq: number) => boolean
  /** What was written and counts, about events of the stretch, in order of recording. */
  readonly wordsAbout: (stream: StreamId, lasting: Lasting) => readonly Words[]
  /** Fills and funding of a stretch in fold order, voided ones among them. */
  readonly tradesIn: (stream: StreamId, between: Between) => readonly JournalEvent[]
  /** Voids and what was written that speak of these events, in order of recording. */
  readonly speakingOf: (subjects: readonly EventId[]) => readonly JournalEvent[]
  readonly standingOf: (stream: StreamId) => Standing
  /** The last state kept for a day that begins no later than that. */
  readonly keptBy: (stream: StreamId, day: number) => Kept | undefined
  /** All states kept for later days, the earliest first, each read when it is asked for. */
  readonly keptAfter: (stream: StreamId, day: number | null) => IterableIterator<Kept>
  /** Writes what further events brought: where the stream stands, its legs, and what to add to its days. */
  readonly saveAdvance: (
    stream: StreamId,
    advance: {
      readonly standing: Standing
      readonly legs: readonly ProjectedLeg[]
      readonly days: ReadonlyMap<number, LegUnits>
      readonly kept: readonly Kept[]
    },
  ) => void
  /** Puts a stretch in the place of what was stored for its days. */
  readonly replaceStretch: (stream: StreamId, stretch: Stretch) => void
  /** Where a stream stands at its end. No state is kept for a day beyond its last event. */
  readonly saveStanding: (stream: StreamId, standing: Standing) => void
  /** Adds to the money of every state kept after a day, and to that of the stream. */
  readonly shiftTotals: (stream: StreamId, afterDay: number, by: LegUnits) => void
  /** Whether the projections wait to be folded anew, because the file's format changed. */
  readonly projectionsDue: () => boolean
  readonly projectionsDone: () => void
  readonly saveAnnotation: (id: EventId, annotation: Annotation) => void
  /** The plans of a stream and what voids them. */
  readonly planEvents: (stream: StreamId) => readonly JournalEvent[]
  readonly savePlan: (plan: ProjectedPlan) => void
  /** Drops every stored plan of a stream. */
  readonly clearPlans: (stream: StreamId) => void
  /** Newest first. */
  readonly plans: () => readonly StoredPlan[]
  readonly planDifferences: (
    stream: StreamId,
    plans: readonly ProjectedPlan[],
  ) => readonly Difference[]
  readonly legById: (id: EventId) => StoredLeg | undefined
  /** The last leg of the stream that had opened by then. */
  readonly legOpenedBy: (stream: StreamId, at: FoldKey) => StoredLeg | undefined
  /** The first leg of the stream that opened after that. */
  readonly legOpenedAfter: (stream: StreamId, at: FoldKey) => StoredLeg | undefined
  readonly lists: LegLists
  /** Every stream that has an event, or a row that says it has. */
  readonly streams: () => readonly StreamId[]
  readonly countEvents: () => number
  readonly countLegs: () => number
  /** Damage that the database itself reports, in words; empty when there is none. */
  readonly fileFindings: () => readonly string[]
  /** How what is stored for the days of a stretch differs from what its events fold to. */
  readonly differences: (stream: StreamId, stretch: Stretch) => readonly Difference[]
}
