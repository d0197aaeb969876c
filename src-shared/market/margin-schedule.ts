import { z } from 'zod'

import { decimal, rateCodec } from '../num/decimal-codec'
import type { Decimal } from '../num/decimal'

const above = (least: number, message: string) =>
  decimal.refine((value) => value.gt(least), message)

/** One row of a tier table. `upTo` counts in the schedule's measure and belongs to the tier; absent: no end. */
export const MarginTier = z.strictObject({
  upTo: above(0, 'a tier must end above zero').optional(),
  initialRate: rateCodec,
  maintenanceRate: rateCodec,
})
export type MarginTier = z.output<typeof MarginTier>

interface Rates {
  readonly initialRate: Decimal
  readonly maintenanceRate: Decimal
}
const ratesHold = ({ initialRate, maintenanceRate }: Rates): boolean =>
  maintenanceRate.gte(0) && maintenanceRate.lte(initialRate) && initialRate.lte(1)

type TierRow = Rates & { readonly upTo?: Decimal | undefined }
interface TierTable {
  readonly tiers: readonly TierRow[]
  readonly then?: unknown
}

/** The first thing that is wrong with a tier table, in words; undefined when it holds. */
function flawOf({ tiers, then }: TierTable): string | undefined {
  const wrong = tiers.findIndex((tier) => !ratesHold(tier))
  if (wrong !== -1)
    return `tier ${wrong + 1}: 0 ≤ maintenance rate ≤ initial rate ≤ 100 % does not hold`
  for (const [at, tier] of tiers.slice(1).entries()) {
    const before = tiers[at]
    const flaw = before && flawBetween(before, tier)
    if (flaw) return `tier ${at + 2}: ${flaw}`
  }
  if (then !== undefined && tiers.at(-1)?.upTo === undefined)
    return 'further tiers need an end of the last listed one'
  return undefined
}

function flawBetween(before: TierRow, tier: TierRow): string | undefined {
  if (before.upTo === undefined) return 'the tier before it has no end'
  if (tier.upTo?.lte(before.upTo)) return `must end above ${before.upTo.toFixed()}`
  if (tier.initialRate.lt(before.initialRate) || tier.maintenanceRate.lt(before.maintenanceRate))
    return 'rates must not fall as the position grows'
  return undefined
}

const Tiered = z
  .strictObject({
    method: z.literal('tiered'),
    /** What a tier's end counts: the notional in settlement coins, or the contracts held. */
    measure: z.enum(['coin', 'contracts']),
    /**
     * `whole`: the rate of the tier reached holds for the whole position (BitMEX, OKX, Phemex).
     * `marginal`: each tier's rate holds for the part inside it, which is the whole at the last rate less a
     * deduction (Binance, Bybit in coins; Kraken in contracts).
     */
    maintenance: z.enum(['whole', 'marginal']),
    initial: z.enum(['whole', 'marginal']),
    tiers: z.array(MarginTier).min(1).max(200),
    /** Tiers go on by this step after the last listed one, until a rate reaches 100 %. */
    then: z
      .strictObject({
        step: above(0, 'the step must be above zero'),
        initialStep: rateCodec.refine((rate) => rate.gt(0), 'must be above zero'),
        maintenanceStep: rateCodec.refine((rate) => rate.gt(0), 'must be above zero'),
      })
      .optional(),
  })
  .superRefine((schedule, context) => {
    // A rate that could not be read is still text here, and was named already.
    if (context.issues.length > 0) return
    const message = flawOf(schedule)
    if (message !== undefined)
      context.addIssue({ code: 'custom', message, path: ['tiers'], input: schedule })
  })

/** rate = base + slopePerCoin × notional in coin, on the whole position (Deribit). */
const LinearGrowth = z.strictObject({
  method: z.literal('linear-growth'),
  initialBase: rateCodec,
  maintenanceBase: rateCodec,
  /** ≥ 0: a rate that fell with the position would have no single liquidation price. */
  slopePerCoin: rateCodec.refine((slope) => slope.gte(0), 'slope must not be negative'),
})

/**
 * Initial margin is notional / leverage; the position is liquidated when what is left of it falls to
 * adjust × margin, so the maintenance rate is adjust / leverage (HTX). A row holds for leverages up to its own.
 */
const AdjustFactor = z.strictObject({
  method: z.literal('adjust-factor'),
  rows: z
    .array(
      z.strictObject({
        leverageUpTo: above(0, 'leverage must be above zero'),
        tiers: z
          .array(
            z.strictObject({
              upToContracts: above(0, 'a tier must end above zero').optional(),
              adjust: rateCodec.refine((rate) => rate.gte(0) && rate.lt(1), 'must be 0 to below 1'),
            }),
          )
          .min(1)
          .max(60),
      }),
    )
    .min(1)
    .max(60)
    .superRefine((rows, context) => {
      if (context.issues.length > 0) return
      const rising = rows
        .slice(1)
        .every((row, at) => rows[at]?.leverageUpTo.lt(row.leverageUpTo) === true)
      const message = 'rows must be in the order of leverage'
      if (!rising) context.addIssue({ code: 'custom', message, input: rows })
    }),
})

/** How the margin that a venue asks for grows with the position. */
export const MarginSchedule = z.discriminatedUnion('method', [Tiered, LinearGrowth, AdjustFactor])
export type MarginSchedule = z.output<typeof MarginSchedule>
export type TieredSchedule = Extract<MarginSchedule, { method: 'tiered' }>
