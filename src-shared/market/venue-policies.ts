import { z } from 'zod'

import { priceCodec, rateCodec } from '../num/decimal-codec'

/**
 * Named policies: what venues do differently and no formula can be parametrised for. A closed list, so that a
 * new venue is data and never a branch.
 */

export const Rounding = z.enum(['down', 'up', 'floor', 'ceil', 'half-up', 'half-even'])

/** What is paid and what is received may be rounded apart (both against the trader, say). */
const TwoWays = z.strictObject({ paid: Rounding, received: Rounding })

/** `value-difference`: the difference of two rounded values; otherwise the exact PnL rounded once. */
const PnlRounding = z.enum(['value-difference', ...Rounding.options])
export type PnlRounding = z.infer<typeof PnlRounding>

/** So many decimals, and how they are reached. */
const PrintedPlaces = z.strictObject({ places: z.int().min(0).max(18), mode: Rounding })

/**
 * The entry shown for a position of several fills. `booked-lot`: the price at which one lot has the average booked
 * value, to a whole smallest unit (BitMEX; a single fill price is shown as it is). `booked-value`: the price at which
 * all contracts have their booked value, to the settlement coin's decimals (Bybit).
 */
const AverageEntry = z.enum(['exact', 'booked-lot', 'booked-value'])

/**
 * The fee of closing that a venue sets aside beside the margin, at the taker rate. `cost-and-margin`: on the cost and
 * the margin together, the same on both sides (BitMEX, Phemex). `cost-and-margin-per-lot`: the same with each lot
 * rounded up; no listed contract has it now, contracts written down before do. `bankruptcy-price`: on the value at the
 * printed bankruptcy price (Bybit).
 */
const ClosingReserve = z.enum(['cost-and-margin-per-lot', 'cost-and-margin', 'bankruptcy-price'])

/**
 * What an order is charged. `fees-both-ways`: margin, opening fee and closing fee, the closing value being
 * 1 + 1/L of the order's on both sides (`alike`, BitMEX) or 1 + 1/L for a buy and 1 − 1/L for a sell (`by-side`),
 * not below `leastClosingValue` (Bybit 1 %). `open-loss`: margin and what would be lost at once at the mark
 * (Binance).
 */
const OrderCostRule = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('fees-both-ways'),
    closing: z.enum(['alike', 'by-side']),
    leastClosingValue: rateCodec.optional(),
  }),
  z.strictObject({ method: z.literal('open-loss') }),
])
export type OrderCostRule = z.output<typeof OrderCostRule>

/**
 * How the venue turns an exact figure into whole smallest units of the settlement coin.
 * `value`: `per-lot` rounds the value of one lot and multiplies by the lots (BitMEX); `total` rounds the value
 * of the whole fill. `fee` and `funding` round each payment. `margin` rounds initial and maintenance margin.
 * `pnl`: `value-difference` takes the difference of two rounded values (BitMEX, KuCoin); otherwise the exact PnL
 * is rounded once.
 */
export const SettlementPolicy = z.strictObject({
  value: z.strictObject({ grain: z.enum(['per-lot', 'total']), mode: Rounding }),
  fee: TwoWays,
  funding: TwoWays,
  margin: Rounding,
  pnl: PnlRounding,
  /** Unrealised PnL, where it is rounded otherwise than realised PnL (Binance). */
  unrealisedPnl: PnlRounding.optional(),
  /** Absent: the exact payoff mean is shown. */
  averageEntry: AverageEntry.optional(),
  /** Absent: none is reserved. */
  closingReserve: ClosingReserve.optional(),
  /** Absent: an order is charged its initial margin and nothing for fees. */
  orderCost: OrderCostRule.optional(),
  /** Coin figures where the venue prints fewer places than it books (OKX: 4, cut). */
  printedCoin: PrintedPlaces.optional(),
  /** Ratios such as ROE; absent: they are not rounded. */
  printedRatio: PrintedPlaces.optional(),
})
export type SettlementPolicy = z.output<typeof SettlementPolicy>

/**
 * On which value the maintenance margin is taken when a venue asks "is it liquidated yet?".
 * `entry-value`: on q·C/entry (BitMEX, Bybit until 2025, KuCoin, Phemex). `liquidation-value`: on q·C/p at the
 * price itself (Binance COIN-M, OKX, HTX, Kraken, Deribit, Bybit since). The two differ by about four basis
 * points at 10× and 0.5 %.
 */
export const LiquidationBasis = z.enum(['entry-value', 'liquidation-value'])
export type LiquidationBasis = z.infer<typeof LiquidationBasis>

/**
 * Where the fee of the forced close stands in the liquidation price.
 * `outside`: not in it. `cancels`: reserved beside the margin and asked for again in the maintenance, so it drops
 * out (BitMEX). `bankruptcy-value`: the fee on the value at the bankruptcy price, which leaves enough to pay it, is
 * added to the maintenance (Bybit classic cross). `liquidation-value`: its rate is added to the maintenance rate (KuCoin, OKX trigger).
 * `shrinks-extra`: margin added beyond the initial one counts as extra / (1 ± rate) (Bybit since 2025).
 */
export const ClosingFee = z.enum([
  'outside',
  'cancels',
  'bankruptcy-value',
  'liquidation-value',
  'shrinks-extra',
])
export type ClosingFee = z.infer<typeof ClosingFee>

export const LiquidationPolicy = z.strictObject({
  /** How people name the rule, such as "unified account since 2025". */
  name: z.string().min(1).max(80),
  basis: LiquidationBasis,
  isolatedFee: ClosingFee,
  crossFee: ClosingFee,
  /** Which rate the closing fee has. */
  feeRate: z.enum(['taker', 'liquidation']),
  /** True where the funding that the side is about to pay is added to the maintenance margin (BitMEX). */
  fundingDue: z.boolean(),
  /** How the venue prints the price: by the tick, or exactly. */
  printed: z.enum(['long-ceil-short-floor', 'floor', 'exact']),
  /** True where the venue margins the account as a whole, so that one position's price is only indicative. */
  indicative: z.boolean(),
})
export type LiquidationPolicy = z.output<typeof LiquidationPolicy>

/** Prices that a venue prints instead of "never". Understood on import, never produced. */
export const NeverPrices = z.array(priceCodec).max(8)

/**
 * Which break-even a venue shows. `with-realised`: fees and funding already paid are in, the exit fee is not
 * (BitMEX). `opening-fee`: entry moved by one fee (Binance). `linear-with-closing-fee`: a linear contract's
 * formula (Bybit). `round-trip`: both fees and funding, which no venue shows.
 */
export const BreakEvenDefinition = z.enum([
  'with-realised',
  'opening-fee',
  'linear-with-closing-fee',
  'round-trip',
])
export type BreakEvenDefinition = z.infer<typeof BreakEvenDefinition>

/** What a venue divides by when it prints ROE: the margin at entry, or the margin at the mark (Binance). */
export const RoeDefinition = z.enum(['entry-margin', 'mark-margin'])
export type RoeDefinition = z.infer<typeof RoeDefinition>

/**
 * How the rate of an interval is predicted from premium and interest.
 * `clamped-premium`: P + clamp(I − P, −clamp, +clamp). `clamped-average`: clamp(mean(P − I), ±cap).
 * `dead-band`: max(band, P) + min(−band, P). `premium-over-hours`: mean premium / hours.
 */
export const FundingRule = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('clamped-premium'),
    interestRate: rateCodec,
    clamp: rateCodec,
    cap: rateCodec.optional(),
  }),
  z.strictObject({
    method: z.literal('clamped-average'),
    interestRate: rateCodec,
    cap: rateCodec,
  }),
  z.strictObject({ method: z.literal('dead-band'), band: rateCodec, cap: rateCodec }),
  z.strictObject({
    method: z.literal('premium-over-hours'),
    hours: z.int().min(1).max(168),
    cap: rateCodec,
  }),
])
export type FundingRule = z.output<typeof FundingRule>

export const FundingTerms = z.strictObject({
  /** Hours between settlements; 0 where funding runs continuously. */
  intervalHours: z.int().min(0).max(24),
  /** The price that a payment is taken on. */
  paidOn: z.enum(['mark', 'index', 'settlement']),
  /** `relative`: rate × notional. `per-contract`: a coin sum per contract, fixed for the interval (Kraken). */
  charge: z.enum(['relative', 'per-contract']),
  rule: FundingRule.optional(),
})
export type FundingTerms = z.output<typeof FundingTerms>
