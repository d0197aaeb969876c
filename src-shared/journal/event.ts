import { z } from 'zod'

import { ContractSpec } from '../market/contract-spec'
import { Side } from '../market/side'
import { CurrencyCode, Scale } from '../money/currency'
import { contractsCodec, priceCodec } from '../num/decimal-codec'

import { CashKind } from './cash'
import { Judgement } from './judgement'
import { PlanTerms } from './plan-terms'
import { Note, Tags } from './words'

export { Note, Tag, Tags } from './words'

/**
 * The journal's facts. Events are never changed: a correction is a void and a new event. Payloads are JSON
 * with every number that counts as text; `version` is the payload's own, lifted on read by upcast.ts.
 */

export const EventId = z.uuid().brand<'EventId'>()
export type EventId = z.infer<typeof EventId>

export const AccountId = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Z0-9]+(?:#[a-z0-9-]+)?$/, 'must look like venue:COIN')
  .brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>

/** Milliseconds since 1970 UTC, from 2009 (the first bitcoin) to 2100. */
export const AtMs = z.int().min(1_230_768_000_000).max(4_102_444_800_000)

/** A count of the settlement coin's smallest units, as text on the wire; fits SQLite's 64-bit integer. */
export const MinorUnits = z.codec(z.string().regex(/^(?:0|-?[1-9]\d{0,17})$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (units) => units.toString(),
})

export const Reason = z.string().trim().min(1).max(500)

export const FillAction = z.enum(['buy', 'sell'])
export type FillAction = z.infer<typeof FillAction>

/**
 * How the fill met the book. A liquidation is the venue closing the position; a settlement closes what is held of a
 * dated contract when it expires, at the venue's settlement price and for the venue's settlement fee.
 */
export const FillRole = z.enum(['maker', 'taker', 'liquidation', 'settlement'])
export type FillRole = z.infer<typeof FillRole>

/**
 * What a fill counts towards where an account holds both sides of a contract at once (hedge mode). An account
 * that nets them has one position of the contract, and states none.
 */
export const HedgeSide = z.enum(['long', 'short'])
export type HedgeSide = z.infer<typeof HedgeSide>

/** The position of a contract that an event belongs to: the one that nets, or one of a hedged pair. */
export const PositionSide = z.enum(['net', ...HedgeSide.options])
export type PositionSide = z.infer<typeof PositionSide>

export const AccountOpened = z.strictObject({
  kind: z.literal('account-opened'),
  version: z.literal(1),
  venue: z.string().min(1).max(60),
  currency: CurrencyCode,
  scale: Scale,
})

/** What an account backs its positions with. */
export const MarginMode = z.enum(['isolated', 'cross', 'portfolio'])
export type MarginMode = z.infer<typeof MarginMode>

/** A zone of the IANA list, such as `UTC` or `Asia/Singapore`. Whether it exists is checked where it is recorded. */
export const ZoneName = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/, 'must look like Asia/Singapore')

/** What is said of an account besides its coin. The latest that counts holds; it moves no money. */
export const AccountDescribed = z.strictObject({
  kind: z.literal('account-described'),
  version: z.literal(1),
  name: z.string().trim().max(80),
  marginMode: MarginMode,
  zone: ZoneName,
  /** Minutes after midnight of the zone at which the statement's day begins: 0 to 1439. */
  dayBoundary: z.int().min(0).max(1_439),
})

export const CashMoved = z.strictObject({
  kind: z.literal('cash-moved'),
  version: z.literal(1),
  cash: CashKind,
  /** Smallest units; positive comes in. The kind rules the sign: see cash.ts. */
  amount: MinorUnits,
  /** Dollars of one coin at that moment, for the dollar twin; it has none without. */
  price: priceCodec.optional(),
  note: Note,
})

/** What a statement says of one position. A flat one has no quantity and no entry. */
export const StatedPosition = z.strictObject({
  /** The contract-listed event whose contract is meant. */
  listing: EventId,
  hedgeSide: HedgeSide.optional(),
  side: z.enum(['flat', ...Side.options]),
  quantity: contractsCodec,
  /** As the venue prints it. */
  averageEntry: priceCodec.optional(),
})
export type StatedPosition = z.output<typeof StatedPosition>

/** What the venue's statement says, after everything that is dated at or before the event's own time. */
export const CheckpointStated = z.strictObject({
  kind: z.literal('checkpoint-stated'),
  version: z.literal(1),
  /** Wallet balance in smallest units, open positions not among it. */
  balance: MinorUnits.optional(),
  position: StatedPosition.optional(),
  note: Note,
})

export const ContractListed = z.strictObject({
  kind: z.literal('contract-listed'),
  version: z.literal(2),
  spec: ContractSpec,
})

export const FillRecorded = z.strictObject({
  kind: z.literal('fill-recorded'),
  version: z.literal(2),
  /** The contract-listed event whose spec holds for this fill. */
  listing: EventId,
  action: FillAction,
  quantity: contractsCodec.refine((q) => q.gt(0), 'quantity must be above zero'),
  price: priceCodec,
  /** Value of the fill in smallest units by the venue's rounding: a fact, never derived again. > 0 */
  cost: MinorUnits,
  /** Fee in smallest units; positive is paid, negative is a rebate. */
  fee: MinorUnits,
  role: FillRole,
  venueTradeId: z.string().min(1).max(120).optional(),
  hedgeSide: HedgeSide.optional(),
})

export const FundingSettled = z.strictObject({
  kind: z.literal('funding-settled'),
  version: z.literal(2),
  listing: EventId,
  /** Smallest units; positive is received, negative is paid. */
  amount: MinorUnits,
  /** Mark price at the settlement: what the payment's dollar twin is counted at. */
  price: priceCodec,
  hedgeSide: HedgeSide.optional(),
})

export const Annotated = z.strictObject({
  kind: z.literal('annotated'),
  version: z.literal(2),
  /** The opening event of the leg spoken of. */
  subject: EventId,
  note: Note.optional(),
  tags: Tags.optional(),
  ...Judgement.partial().shape,
})

/**
 * Where a position is given up from that moment on; null where no stop stands any more. It moves no position: a
 * stop that is hit is a fill.
 */
export const StopMoved = z.strictObject({
  kind: z.literal('stop-moved'),
  version: z.literal(1),
  /** The opening event of the leg spoken of. */
  subject: EventId,
  stop: priceCodec.nullable(),
  note: Note,
})

/** What is meant to be done. It moves no position and no money: fills alone do. */
export const PlanRecorded = z.strictObject({
  kind: z.literal('plan-recorded'),
  version: z.literal(1),
  /** The contract-listed event whose spec the plan was made under. */
  listing: EventId,
  ...PlanTerms.shape,
  note: Note,
})

/** Says which plan a leg carries out. The last link holds; it is taken back by a void. */
export const PlanLinked = z.strictObject({
  kind: z.literal('plan-linked'),
  version: z.literal(1),
  /** The opening event of the leg spoken of. */
  subject: EventId,
  /** The plan-recorded event. */
  plan: EventId,
})

export const EventVoided = z.strictObject({
  kind: z.literal('event-voided'),
  version: z.literal(1),
  eventId: EventId,
  reason: Reason,
})

export const EventBody = z.discriminatedUnion('kind', [
  AccountOpened,
  ContractListed,
  FillRecorded,
  FundingSettled,
  Annotated,
  StopMoved,
  PlanRecorded,
  PlanLinked,
  AccountDescribed,
  CashMoved,
  CheckpointStated,
  EventVoided,
])
export type EventBody = z.output<typeof EventBody>
export type EventKind = EventBody['kind']
export type BodyOf<K extends EventKind> = Extract<EventBody, { kind: K }>

/** An event as the journal holds it. `seq` is the order of recording, `atMs` when it happened. */
export const JournalEvent = z.strictObject({
  seq: z.int().min(1),
  id: EventId,
  accountId: AccountId,
  atMs: AtMs,
  recordedAtMs: AtMs,
  body: EventBody,
})
export type JournalEvent = z.output<typeof JournalEvent>

/** The position of its contract that an event of this body belongs to. */
export const positionSideOf = (body: {
  readonly hedgeSide?: HedgeSide | undefined
}): PositionSide => body.hedgeSide ?? 'net'

/** An event before the journal gave it its place. */
export type NewJournalEvent = Omit<JournalEvent, 'seq'>
