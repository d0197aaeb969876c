import { z } from 'zod'

import { rateCodec } from '../num/decimal-codec'

/** A fee of the whole value would leave nothing to close at: no bankruptcy price has it inside. */
const feeRate = rateCodec.refine((rate) => rate.lt(1), 'a fee must be below 100 %')

/** The rates of one volume or membership tier, beside the standard ones. */
const FeeTier = z.strictObject({
  name: z.string().min(1).max(60),
  maker: feeRate,
  taker: feeRate,
})

/** Fee rates as fractions of notional. Negative is a rebate. `maker` and `taker` are those without any tier. */
export const FeeSchedule = z.strictObject({
  maker: feeRate,
  taker: feeRate,
  /** On the notional at the delivery price of a dated contract. */
  delivery: feeRate.optional(),
  /** What the venue takes when it liquidates. */
  liquidation: feeRate.optional(),
  tiers: z.array(FeeTier).max(40).optional(),
})
export type FeeSchedule = z.output<typeof FeeSchedule>
