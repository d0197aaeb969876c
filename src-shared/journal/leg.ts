import { z } from 'zod'

import { ContractSpec } from '../market/contract-spec'
import { Side } from '../market/side'
import { CurrencyCode, Scale } from '../money/currency'
import { coinCodec, contractsCodec, priceCodec, usdCodec } from '../num/decimal-codec'

import { AccountId, AtMs, EventId, JournalEvent, Note, PositionSide, Tags } from './event'
import { Judgement } from './judgement'
import { LegR } from './leg-r'

/**
 * A leg is one position from flat to flat in one contract of one account. Its id is its opening event's id,
 * so notes and links survive a refold. A fill that crosses zero closes one leg and opens the next.
 */

/** Money of a leg: exact coin and its dollar twin, each part counted at its own event's price. */
export const LegMoney = z.strictObject({
  /** Price PnL realised so far, after the venue's rounding of each fill. */
  gross: coinCodec,
  /** Positive is paid. */
  fees: coinCodec,
  /** Positive is received. */
  funding: coinCodec,
  /** gross − fees + funding */
  net: coinCodec,
  grossUsd: usdCodec,
  feesUsd: usdCodec,
  fundingUsd: usdCodec,
  netUsd: usdCodec,
})
export type LegMoney = z.output<typeof LegMoney>

export const LegSummary = z.strictObject({
  id: EventId,
  accountId: AccountId,
  contract: z.string(),
  venue: z.string(),
  symbol: z.string(),
  currency: CurrencyCode,
  scale: Scale,
  side: Side,
  /** `net` where the account holds one position of the contract; in hedge mode the side it counts towards. */
  positionSide: PositionSide,
  status: z.enum(['open', 'closed']),
  openedAtMs: AtMs,
  closedAtMs: AtMs.nullable(),
  /** Contracts still open; 0 when closed. */
  quantity: contractsCodec,
  /** The most contracts that were open at once. */
  peakQuantity: contractsCodec,
  /** Payoff mean of the opening fills (harmonic for inverse contracts). */
  averageEntry: priceCodec,
  /**
   * Payoff mean of what is still open, as venues print it: a partial close leaves it, a further entry moves
   * it. Null when closed.
   */
  openEntry: priceCodec.nullable(),
  /** Payoff mean of the closing fills; null while none has closed. */
  averageExit: priceCodec.nullable(),
  money: LegMoney,
  fillCount: z.int().min(1),
  liquidated: z.boolean(),
  note: Note,
  tags: Tags,
  /** The first stop that the leg had; null without one. */
  firstStop: priceCodec.nullable(),
  r: LegR,
  /** The plan that it carries out; null without one. */
  plan: EventId.nullable(),
  ...Judgement.shape,
})
export type LegSummary = z.output<typeof LegSummary>

/** Sums of the listed legs, one row per settlement coin: coins of different kinds are never added. */
export const LegTotals = z.strictObject({
  currency: CurrencyCode,
  /** The finest scale that the coin is counted at among them. */
  scale: Scale,
  legs: z.int().min(0),
  openLegs: z.int().min(0),
  money: LegMoney,
})
export type LegTotals = z.output<typeof LegTotals>

/** A window of the legs that match, in the order asked for. */
export const LegList = z.strictObject({
  legs: z.array(LegSummary),
  /** How many match in all. */
  count: z.int().min(0),
})
export type LegList = z.output<typeof LegList>

/** One line of a leg's history. A voided event stays readable, with the reason. */
export const LegEntry = z.strictObject({
  event: JournalEvent,
  /** This fill's share in this leg: less than its quantity when it crossed zero. Null for other kinds. */
  quantityInLeg: contractsCodec.nullable(),
  /** PnL this entry realised in this leg: 0 for an opening fill. */
  realised: coinCodec.nullable(),
  realisedUsd: usdCodec.nullable(),
  /** Fee share or funding that falls on this leg, with its sign as in LegMoney. */
  fee: coinCodec.nullable(),
  feeUsd: usdCodec.nullable(),
  funding: coinCodec.nullable(),
  fundingUsd: usdCodec.nullable(),
  /** Open contracts and entry after it. */
  quantityAfter: contractsCodec.nullable(),
  voided: z.strictObject({ reason: z.string(), atMs: AtMs }).nullable(),
})
export type LegEntry = z.output<typeof LegEntry>

export const LegHistory = z.strictObject({
  leg: LegSummary,
  spec: ContractSpec,
  entries: z.array(LegEntry),
})
export type LegHistory = z.output<typeof LegHistory>
