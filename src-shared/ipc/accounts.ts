import { z } from 'zod'

import { DayText } from '../journal/calendar'
import { CashKind } from '../journal/cash'
import {
  AccountDescribed,
  AccountId,
  AtMs,
  EventId,
  HedgeSide,
  Note,
  PositionSide,
  Reason,
} from '../journal/event'
import { LegMoney } from '../journal/leg'
import { Side } from '../market/side'
import { CurrencyCode, Scale } from '../money/currency'
import { coinCodec, contractsCodec, priceCodec, usdCodec } from '../num/decimal-codec'

const Description = AccountDescribed.omit({ kind: true, version: true })
export type AccountDescription = z.output<typeof Description>

/** An account before any position: its venue as in `bitmex:XBTUSD`, its coin and that coin's decimals. */
export const NewAccount = z.strictObject({
  venue: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be in small letters, digits and dashes'),
  currency: CurrencyCode,
  scale: Scale,
  ...Description.shape,
})
export type NewAccount = z.output<typeof NewAccount>

export const NewDescription = z.strictObject({ accountId: AccountId, ...Description.shape })
export type NewDescription = z.output<typeof NewDescription>

export const NewCash = z.strictObject({
  accountId: AccountId,
  cash: CashKind,
  /** Coins; positive comes in. The kind rules the sign. */
  amount: coinCodec,
  /** Dollars of one coin at that moment. */
  price: priceCodec.optional(),
  atMs: AtMs,
  note: Note,
})
export type NewCash = z.output<typeof NewCash>

export const StatedSide = z.enum(['flat', ...Side.options])

/** What a statement says, after everything dated at or before its time: a balance, a position, or both. */
export const NewCheckpoint = z.strictObject({
  accountId: AccountId,
  atMs: AtMs,
  balance: coinCodec.optional(),
  position: z
    .strictObject({
      contract: z.string().max(101),
      hedgeSide: HedgeSide.optional(),
      side: StatedSide,
      quantity: contractsCodec,
      averageEntry: priceCodec.optional(),
    })
    .optional(),
  note: Note,
})
export type NewCheckpoint = z.output<typeof NewCheckpoint>

export const AccountRecording = z.strictObject({
  accountId: AccountId,
  eventId: EventId,
  lastSeq: z.int().min(1),
})
export type AccountRecording = z.output<typeof AccountRecording>

/** Whether the last checkpoint agrees with the events; absent where none was stated. */
export const CheckState = z.enum(['green', 'red', 'absent'])
export type CheckState = z.output<typeof CheckState>

/** The last checkpoint of a position. */
export const PositionCheck = z.strictObject({
  contract: z.string(),
  symbol: z.string(),
  positionSide: PositionSide,
  state: CheckState.exclude(['absent']),
  atMs: AtMs,
})
export type PositionCheck = z.output<typeof PositionCheck>

export const AccountSummary = z.strictObject({
  id: AccountId,
  venue: z.string(),
  currency: CurrencyCode,
  scale: Scale,
  /** Null until something was said of it. */
  description: Description.nullable(),
  /** The sum of all its events that are dated until now. */
  balance: coinCodec,
  /** What of the balance nobody brought in: results, fees, funding and the cash that is no capital. */
  result: coinCodec,
  /** Null where a part of it has no price. */
  resultUsd: usdCodec.nullable(),
  /** When the opening balance was stated; null where it begins with its first event. */
  openedAtMs: AtMs.nullable(),
  balanceCheck: z.strictObject({
    state: CheckState,
    atMs: AtMs.nullable(),
    /** Statement less events; null where there is no checkpoint. */
    difference: coinCodec.nullable(),
  }),
  positionChecks: z.array(PositionCheck),
})
export type AccountSummary = z.output<typeof AccountSummary>

export const AccountList = z.strictObject({ accounts: z.array(AccountSummary) })
export type AccountList = z.output<typeof AccountList>

const Voided = z.strictObject({ reason: Reason, atMs: AtMs }).nullable()

/** A position as it was stated, or as the events come to it. */
const Held = z.strictObject({
  side: StatedSide,
  quantity: contractsCodec,
  averageEntry: priceCodec.nullable(),
})

/** A checkpoint beside what the events come to at its time. A voided one is not held against them. */
export const CheckpointLine = z.strictObject({
  id: EventId,
  atMs: AtMs,
  note: Note,
  balance: z
    .strictObject({
      stated: coinCodec,
      computed: coinCodec,
      difference: coinCodec,
      state: CheckState.exclude(['absent']),
    })
    .nullable(),
  position: z
    .strictObject({
      contract: z.string(),
      symbol: z.string(),
      tick: priceCodec,
      positionSide: PositionSide,
      stated: Held,
      computed: Held,
      differs: z.array(z.enum(['side', 'quantity', 'entry'])),
      state: CheckState.exclude(['absent']),
    })
    .nullable(),
  voided: Voided,
})
export type CheckpointLine = z.output<typeof CheckpointLine>

/** An event that would explain a difference. Coins, or contracts for a position. */
export const SuspectEvent = z.strictObject({
  id: EventId,
  atMs: AtMs,
  kind: z.enum(['fill', 'funding', 'cash']),
  /** Of cash alone. */
  cash: CashKind.nullable(),
  /** The contract's symbol; null for cash. */
  symbol: z.string().nullable(),
  amount: coinCodec,
})
export type SuspectEvent = z.output<typeof SuspectEvent>

/** Where the statement and the events parted: see reconcile.ts. */
export const DifferenceFound = z.strictObject({
  /** The contract of a position, and its side; both null for the balance. */
  contract: z.string().nullable(),
  symbol: z.string().nullable(),
  positionSide: PositionSide.nullable(),
  checkpoint: EventId,
  checkpointAtMs: AtMs,
  /** The last checkpoint that agrees; null where none does. */
  sinceAtMs: AtMs.nullable(),
  /** Statement less events, in coins, or in contracts with long above zero. */
  difference: coinCodec,
  fromDay: DayText,
  byDay: DayText,
  days: z.array(z.strictObject({ start: DayText, moved: coinCodec, after: coinCodec })),
  suspects: z.array(
    z.strictObject({
      why: z.enum(['not-stated', 'missing-like', 'wrong-sign', 'own-fee', 'pair']),
      events: z.array(SuspectEvent).min(1).max(2),
    }),
  ),
  /** False where too many events lie between to look at each. */
  searched: z.boolean(),
})
export type DifferenceFound = z.output<typeof DifferenceFound>

/** A contract that the account has traded, as a checkpoint may name it. */
export const AccountContract = z.strictObject({
  contract: z.string(),
  symbol: z.string(),
  tick: priceCodec,
  lot: contractsCodec,
  hedged: z.boolean(),
})
export type AccountContract = z.output<typeof AccountContract>

export const AccountHistory = z.strictObject({
  account: AccountSummary,
  contracts: z.array(AccountContract),
  /** The newest first, voided ones among them. */
  checkpoints: z.array(CheckpointLine),
  /** The balance first, then positions: one each where the last checkpoint does not agree. */
  differences: z.array(DifferenceFound),
})
export type AccountHistory = z.output<typeof AccountHistory>

export const WalletQuery = z.strictObject({
  accountId: AccountId,
  window: z.strictObject({ from: z.int().min(0), count: z.int().min(1).max(500) }),
})
export type WalletQuery = z.output<typeof WalletQuery>

/** One UTC day on which something moved, and the balance at its end. */
export const WalletDay = z.strictObject({
  start: DayText,
  trades: LegMoney,
  cash: coinCodec,
  /** Null where a part of the day's cash has no price. */
  cashUsd: usdCodec.nullable(),
  total: coinCodec,
  totalUsd: usdCodec.nullable(),
  balance: coinCodec,
})
export type WalletDay = z.output<typeof WalletDay>

/** A window of the days, the newest first. */
export const WalletDays = z.strictObject({
  days: z.array(WalletDay),
  count: z.int().min(0),
})
export type WalletDays = z.output<typeof WalletDays>

/** One event of a day. A voided one stays readable, moves nothing and carries the reason. */
export const WalletEntry = z.strictObject({
  id: EventId,
  atMs: AtMs,
  kind: z.enum(['fill', 'funding', 'cash']),
  cash: CashKind.nullable(),
  contract: z.string().nullable(),
  symbol: z.string().nullable(),
  amount: coinCodec,
  amountUsd: usdCodec.nullable(),
  /** The balance after it; null for a voided one. */
  balance: coinCodec.nullable(),
  note: Note,
  voided: Voided,
})
export type WalletEntry = z.output<typeof WalletEntry>

export const WalletDayQuery = z.strictObject({ accountId: AccountId, day: DayText })
export type WalletDayQuery = z.output<typeof WalletDayQuery>

/** In the order in which they happened. */
export const WalletEntries = z.strictObject({
  entries: z.array(WalletEntry),
  /** True where the day has more events than are told here. */
  more: z.boolean(),
})
export type WalletEntries = z.output<typeof WalletEntries>
