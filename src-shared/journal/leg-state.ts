import { z } from 'zod'

import { Side } from '../market/side'
import { contractsCodec, decimal } from '../num/decimal-codec'

import { EventId } from './event'

const FoldKeyJson = z.strictObject({ atMs: z.int(), seq: z.int() })

/** Sums outgrow the 18 digits that one event may carry; SQLite's 64 bits are checked by the service. */
const UnitSum = z.codec(z.string().regex(/^(?:0|-?[1-9]\d*)$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (units) => units.toString(),
})

/**
 * One leg as the fold carries it from event to event. Money is in whole smallest units of the settlement
 * coin and in micro-dollars; only the two payoff sums are Decimals, because an average is never settled.
 */
export const LegState = z.strictObject({
  /** The fill that opened it. A fill opens at most one leg, also when it crosses zero. */
  id: EventId,
  /** The contract-listed event of the opening fill: the leg keeps that spec for good. */
  listing: EventId,
  side: Side,
  opened: FoldKeyJson,
  closed: FoldKeyJson.nullable(),
  /** The opening fill's share: less than its quantity when it crossed zero. */
  openingQuantity: contractsCodec,
  quantity: contractsCodec,
  peakQuantity: contractsCodec,
  /** Cost still carried by the open quantity, > 0 while open and 0 when closed. */
  openCost: UnitSum,
  /** Σ q·f(p) of what is open, of every entry, and of every exit: the averages are f⁻¹ of their means. */
  openValue: decimal,
  entryQuantity: contractsCodec,
  entryValue: decimal,
  exitQuantity: contractsCodec,
  exitValue: decimal,
  gross: UnitSum,
  fees: UnitSum,
  funding: UnitSum,
  grossMicroUsd: UnitSum,
  feesMicroUsd: UnitSum,
  fundingMicroUsd: UnitSum,
  fillCount: z.int().min(1),
  liquidated: z.boolean(),
  /** A fill came under a listing whose contracts are worth something else: quantities do not add up. */
  mixedListings: z.boolean(),
})
export type LegState = z.output<typeof LegState>

/**
 * All that the fold of one contract of one account needs to go on: its current leg, or the last one while
 * flat. Small on purpose: it is written with every event.
 */
export const ContractState = z.strictObject({
  leg: LegState.nullable(),
  /** Funding dated before any leg: it belongs to no position. */
  unattached: z.strictObject({ count: z.int().min(0), units: UnitSum }),
  /** The last event folded; an event before it needs a refold. */
  upTo: FoldKeyJson.nullable(),
})
export type ContractState = z.output<typeof ContractState>

/** Before the first event. */
export const FLAT: ContractState = { leg: null, unattached: { count: 0, units: 0n }, upTo: null }

/** The leg that is open now, if any. */
export function openLegOf(state: ContractState): LegState | undefined {
  return state.leg?.closed === null ? state.leg : undefined
}
