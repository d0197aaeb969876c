import { z } from 'zod'

import { CurrencyCode, Scale } from '../money/currency'
import { contractsCodec, contractValueCodec, priceCodec } from '../num/decimal-codec'

import { FeeSchedule } from './fee-schedule'
import { MarginSchedule } from './margin-schedule'
import { Source } from './source'
import {
  BreakEvenDefinition,
  FundingTerms,
  LiquidationPolicy,
  NeverPrices,
  RoeDefinition,
  SettlementPolicy,
} from './venue-policies'

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
  /** Perpetual, or dated: it expires and is settled at a delivery price. */
  term: z.enum(['perpetual', 'dated']),
  contractValue: contractValueCodec,
  tick: priceCodec,
  /** The order step, in contracts. */
  lot: contractsCodec.refine((lot) => lot.gt(0), 'lot must be above zero'),
  maxLeverage: contractsCodec.refine((most) => most.gte(1), 'highest leverage must be at least 1'),
  fees: FeeSchedule,
  margin: MarginSchedule,
  liquidation: LiquidationPolicy,
  settlementPolicy: SettlementPolicy,
  funding: FundingTerms,
  breakEven: BreakEvenDefinition,
  roe: RoeDefinition,
  /** How the venue makes its mark price, in words. */
  markRule: z.string().min(1).max(400),
  neverPrices: NeverPrices,
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
