import type { AccountId, EventId } from '@shared/journal/event'
import type { LegFilter, LegGrouping, LegSort } from '@shared/journal/leg-query'
import type { LegUnits } from '@shared/journal/leg-units'

import type { StoredLeg } from './journal-repository'

/** A filter with what only the listings know: whose words the text matches, and what their coins count in. */
export interface LegMatch {
  readonly filter: LegFilter
  /** Listings whose symbol or venue holds the text. */
  readonly named: readonly EventId[]
}

export interface LegOrder extends LegMatch {
  readonly sort: LegSort
  readonly group: LegGrouping | undefined
  /** Decimals that each listing's coin is counted with: coins of different scales are compared as coins. */
  readonly scales: ReadonlyMap<EventId, number>
}

/** Legs of one listing and one group, counted and summed. */
export interface LegSumRow {
  readonly listing: EventId
  /** Days since 1970 of the close, or the contract, account or side; null for open legs by day. */
  readonly group: string | number | null
  readonly legs: number
  readonly openLegs: number
  readonly units: LegUnits
}

/** What a day's events of one account and contract moved. */
export interface DaySumRow {
  readonly day: number
  readonly accountId: AccountId
  readonly units: LegUnits
}

/** The questions that lists and calendars ask of the stored projections. */
export interface LegLists {
  /** The places of all legs that match, in order: what windows and places are cut from. */
  readonly order: (order: LegOrder) => readonly number[]
  /** Legs by the place of their opening, in the order asked for. */
  readonly legsAt: (places: readonly number[]) => readonly StoredLeg[]
  readonly sums: (match: LegMatch, group: LegGrouping | undefined) => readonly LegSumRow[]
  readonly days: (range: { readonly from: number; readonly to: number }) => readonly DaySumRow[]
}
