import type {
  AccountId,
  BodyOf,
  EventId,
  JournalEvent,
  NewJournalEvent,
} from '@shared/journal/event'
import type { FoldKey } from '@shared/journal/fold-order'
import type { ContractState } from '@shared/journal/leg-state'
import type { LegSummary } from '@shared/journal/leg'
import type { PlanSummary, ProjectedPlan } from '@shared/journal/plan'
import type { ProjectedLeg } from '@shared/journal/project'

import type { ContractSpec } from '@shared/market/contract-spec'

/** One contract of one account: the stream that legs are folded from. */
export interface StreamId {
  readonly accountId: AccountId
  readonly contract: string
}

/** An event with the stream it belongs to; account events belong to none. */
export interface StoredEvent {
  readonly event: JournalEvent
  readonly contract: string | null
}

/** What the leg row holds beyond the summary: where the leg stands in its stream. */
export interface StoredLeg extends StreamId {
  readonly id: EventId
  readonly listing: EventId
  readonly opened: FoldKey
  readonly closed: FoldKey | null
  readonly openingQuantity: string
  readonly note: string
  readonly tags: readonly string[]
  /** The row as lists show it, under the spec of its listing. */
  readonly summary: (spec: ContractSpec) => LegSummary
}

/** What the plan row holds; the words of its contract come from the listing's spec. */
export interface StoredPlan {
  readonly listing: EventId
  readonly summary: (spec: ContractSpec) => PlanSummary
}

/** A stretch of a stream, both ends inclusive; an absent end is open. */
export interface Stretch {
  readonly from?: FoldKey | undefined
  readonly to?: FoldKey | undefined
}

/** A leg row or state that is not what the fold says, in words. */
export type Difference = string

/**
 * The journal's storage, by what the use cases need of it. Synchronous; everything between `transaction`'s
 * start and end is committed together or not at all.
 */
export interface JournalRepository {
  readonly transaction: <T>(work: () => T) => T
  readonly lastSeq: () => number
  /** Writes one event and answers with its place. `contract` and `subject` are what queries need of it. */
  readonly append: (
    event: NewJournalEvent,
    of: { readonly contract: string | null; readonly subject: EventId | null },
  ) => JournalEvent
  readonly eventById: (id: EventId) => StoredEvent | undefined
  readonly declarations: () => readonly (JournalEvent & {
    readonly body: BodyOf<'account-opened' | 'contract-listed'>
  })[]
  /** Every event of a stream that its legs are folded from, in fold order: voids and notes too, no plans. */
  readonly streamEvents: (stream: StreamId) => readonly JournalEvent[]
  /** Fills and funding of a stretch in fold order, voided ones among them. */
  readonly tradesIn: (stream: StreamId, stretch: Stretch) => readonly JournalEvent[]
  /** Voids and annotations that speak of these events, in order of recording. */
  readonly speakingOf: (subjects: readonly EventId[]) => readonly JournalEvent[]
  readonly stateOf: (stream: StreamId) => ContractState
  /** Writes a stream's state, and of its legs those that opened or closed, or changed after their close. */
  readonly saveProjection: (
    stream: StreamId,
    change: { readonly state: ContractState; readonly legs: readonly ProjectedLeg[] },
  ) => void
  /** Drops every stored leg and state of a stream. */
  readonly clearProjection: (stream: StreamId) => void
  readonly saveAnnotation: (
    id: EventId,
    annotation: { readonly note: string; readonly tags: readonly string[] },
  ) => void
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
  readonly legs: () => IterableIterator<StoredLeg>
  readonly streams: () => readonly StreamId[]
  readonly countEvents: () => number
  readonly countLegs: () => number
  /** Damage that the database itself reports, in words; empty when there is none. */
  readonly fileFindings: () => readonly string[]
  /** How the stored projection of a stream differs from a fold of its events. */
  readonly differences: (
    stream: StreamId,
    projection: { readonly state: ContractState; readonly legs: readonly ProjectedLeg[] },
  ) => readonly Difference[]
}
