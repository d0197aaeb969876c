import { z } from 'zod'

import { rateCodec } from '../num/decimal-codec'

/** The rates of one volume or membership tier, beside the standard ones. */
const FeeTier = z.strictObject({
  name: z.string().min(1).max(60),
  maker: rateCodec,
  taker: rateCodec,
})

/** Fee rates as fractions of notional. Negative is a rebate. `maker` and `taker` are those without any tier. */
export const FeeSchedule = z.strictObject({
  maker: rateCodec,
  taker: rateCodec,
  /** On the notional at the delivery price of a dated contract. */
  delivery: rateCodec.optional(),
  /** What the venue takes when it liquidates. */
  liquidation: rateCodec.optional(),
  tiers: z.array(FeeTier).max(40).optional(),
})
export type FeeSchedule = z.output<typeof FeeSchedule>
