import { z } from 'zod'

import { CurrencyCode, Scale } from '../money/currency'
import { contractsCodec, contractValueCodec, priceCodec, rateCodec } from '../num/decimal-codec'

/** What a source speaks of, so that a figure can name the one behind it. */
export const SourceTopic = z.enum([
  'contract',
  'fees',
  'margin',
  'liquidation',
  'funding',
  'rounding',
])
export type SourceTopic = z.infer<typeof SourceTopic>

/** Where a figure was read and when. Confirmed: stated by the venue or reproduced from its records. */
export const Source = z.strictObject({
  title: z.string().min(1).max(300),
  url: z.string().max(500).optional(),
  readOn: z.iso.date(),
  standing: z.enum(['confirmed', 'inferred']),
  topics: z.array(SourceTopic).max(6).optional(),
})
export type Source = z.infer<typeof Source>

/** Fee rates as fractions of notional. Negative is a rebate. */
export const FeeSchedule = z.strictObject({ maker: rateCodec, taker: rateCodec })
export type FeeSchedule = z.output<typeof FeeSchedule>

/**
 * Maintenance and initial margin of the first tier.
 * `first-tier`: a flat rate up to `upToCoin` of position value (absent: no published limit).
 * `linear-growth`: rate = base + slopePerCoin × position value in coin, on the whole position (Deribit).
 */
export const MarginSchedule = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('first-tier'),
    initialRate: rateCodec,
    maintenanceRate: rateCodec,
    upToCoin: contractValueCodec.optional(),
  }),
  z.strictObject({
    method: z.literal('linear-growth'),
    initialBase: rateCodec,
    maintenanceBase: rateCodec,
    /** ≥ 0: a rate that fell with the position would have no single liquidation price. */
    slopePerCoin: rateCodec.refine((slope) => slope.gte(0), 'slope must not be negative'),
  }),
])
export type MarginSchedule = z.output<typeof MarginSchedule>

/**
 * On which value the maintenance margin is taken when a venue asks "is it liquidated yet?".
 * `entry-value`: on q·C/entry (BitMEX, Bybit classic). `liquidation-value`: on q·C/p at the price itself
 * (Binance COIN-M, Deribit). The two differ by about four basis points at 10× and 0.5 %.
 */
export const LiquidationBasis = z.enum(['entry-value', 'liquidation-value'])
export type LiquidationBasis = z.infer<typeof LiquidationBasis>

const Rounding = z.enum(['down', 'up', 'floor', 'ceil', 'half-up', 'half-even'])

/**
 * How the venue turns an exact figure into whole smallest units of the settlement coin.
 * `value`: `per-lot` rounds the value of one lot and multiplies by the lots (BitMEX); `total` rounds the value
 * of the whole fill. `fee` rounds each fee.
 */
export const SettlementPolicy = z.strictObject({
  value: z.strictObject({ grain: z.enum(['per-lot', 'total']), mode: Rounding }),
  fee: Rounding,
})
export type SettlementPolicy = z.output<typeof SettlementPolicy>

/** What every kind of contract states. */
const common = {
  id: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9_.-]+$/, 'must look like venue:SYMBOL'),
  version: z.int().min(1),
  venue: z.string().min(1).max(60),
  symbol: z.string().min(1).max(40),
  title: z.string().min(1).max(80),
  base: CurrencyCode,
  quote: CurrencyCode,
  settlement: CurrencyCode,
  settlementScale: Scale,
  contractValue: contractValueCodec,
  tick: priceCodec,
  /** The order step, in contracts. */
  lot: contractsCodec.refine((lot) => lot.gt(0), 'lot must be above zero'),
  maxLeverage: contractsCodec.refine((most) => most.gte(1), 'highest leverage must be at least 1'),
  fees: FeeSchedule,
  margin: MarginSchedule,
  liquidationBasis: LiquidationBasis,
  settlementPolicy: SettlementPolicy,
  /** Hours between funding settlements; 0 where funding runs continuously. */
  fundingIntervalHours: z.int().min(0).max(24),
  sources: z.array(Source).min(1).max(40),
  userDefined: z.boolean(),
}

/** Quoted in dollars, worth `contractValue / price` coins, settled in the coin. */
export const InverseSpec = z.strictObject({ kind: z.literal('inverse'), ...common })
export type InverseSpec = z.output<typeof InverseSpec>

/** Worth `contractValue · price` in the quote currency; contractValue is in base units. */
export const LinearSpec = z.strictObject({ kind: z.literal('linear'), ...common })
export type LinearSpec = z.output<typeof LinearSpec>

/** Worth `contractValue · price` in a third currency; contractValue is settlement units per price point. */
export const QuantoSpec = z.strictObject({ kind: z.literal('quanto'), ...common })
export type QuantoSpec = z.output<typeof QuantoSpec>

/**
 * One contract as dated data. A position keeps the whole spec it was opened under, so a later edit of venue
 * data never rewrites history. Its wire and storage form is JSON with every decimal as text.
 */
export const ContractSpec = z.discriminatedUnion('kind', [InverseSpec, LinearSpec, QuantoSpec])
export type ContractSpec = z.output<typeof ContractSpec>
export type ContractId = ContractSpec['id']
