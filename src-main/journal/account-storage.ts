import type { CashEvent, CashSum } from '@shared/journal/cash-sums'
import type { AccountId, JournalEvent } from '@shared/journal/event'
import type { LegUnits } from '@shared/journal/leg-units'

import type { Difference, StreamId } from './journal-repository'

/** The kinds of event that belong to an account and to none of its contracts. */
export type AccountKind = 'account-described' | 'cash-moved' | 'checkpoint-stated'

export interface AccountEventsQuery {
  readonly accountId: AccountId
  readonly kind: AccountKind
  /** From the first moment to before the last; an absent end is open. */
  readonly fromMs?: number
  readonly untilMs?: number
  /** Whether voided ones are among them. */
  readonly voided: boolean
}

/** What trades of an account moved on one day, all its streams together. */
export interface TradeDay {
  readonly day: number
  readonly units: LegUnits
}

/** What accounts and wallets ask of the storage. */
export interface AccountStorage {
  /** By the time they happened; events of one instant by the order of recording. */
  readonly accountEvents: (query: AccountEventsQuery) => readonly JournalEvent[]
  /** The opening balance that counts, if one was stated. */
  readonly openingOf: (accountId: AccountId) => CashEvent | undefined
  /** Cash by kind over the days before one; all days where it is absent. One sum a kind, under its last day. */
  readonly cashBefore: (accountId: AccountId, day?: number) => readonly CashSum[]
  /** Cash by kind and day, from a day on to before another. */
  readonly cashIn: (
    accountId: AccountId,
    range: { readonly from: number; readonly until: number },
  ) => readonly CashSum[]
  /** Puts sums in the place of all that is stored of a day. */
  readonly replaceCashDay: (accountId: AccountId, day: number, sums: readonly CashSum[]) => void
  readonly cashDifferences: (
    accountId: AccountId,
    sums: readonly CashSum[],
  ) => readonly Difference[]
  /** Accounts that have cash, or a row that says they have. */
  readonly cashAccounts: () => readonly AccountId[]
  /** What trades of an account moved over the days before one. */
  readonly tradeUnitsBefore: (accountId: AccountId, day: number) => LegUnits
  readonly tradeDays: (
    accountId: AccountId,
    range: { readonly from: number; readonly until: number },
  ) => readonly TradeDay[]
  /** What a stream moved on one day. */
  readonly streamUnitsOn: (stream: StreamId, day: number) => LegUnits
  /** Whether a stream has a fill or payment, voided ones too, between two moments, both included. */
  readonly tradesWithin: (stream: StreamId, fromMs: number, toMs: number) => boolean
  /** Days on which anything moved in an account, the newest first. */
  readonly walletDays: (accountId: AccountId) => readonly number[]
}
