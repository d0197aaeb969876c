import { z } from 'zod'

import { Side } from '../market/side'
import {
  coinCodec,
  contractsCodec,
  fractionCodec,
  leverageCodec,
  priceCodec,
  rateCodec,
} from '../num/decimal-codec'

/** What a person calls a plan: one line that can be read in a list. */
export const PlanName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => !/\p{Cc}/u.test(name), 'must be one line')

const MOST_CHARACTERS = 200_000

/** What was typed, by field: text that nothing here reads a number out of. */
const Texts = z
  .record(z.string().max(60), z.string().max(20_000))
  .refine((texts) => Object.keys(texts).length <= 600, 'has more than the 600 fields it may have')
  .refine(
    (texts) => Object.values(texts).reduce((sum, text) => sum + text.length, 0) <= MOST_CHARACTERS,
    'holds more than 200,000 characters',
  )

const Quantity = contractsCodec.refine((q) => q.gt(0), 'quantity must be above zero')
const Balance = coinCodec.refine((coins) => coins.gte(0), 'must not be negative')

/** What stands behind the position, as the engine is asked: a leverage, coins, or the whole account. */
const PlanBacking = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('leverage'), leverage: leverageCodec }),
  z.strictObject({
    kind: z.literal('margin'),
    margin: coinCodec.refine((coins) => coins.gt(0), 'margin must be above zero'),
  }),
  z.strictObject({ kind: z.literal('cross'), wallet: Balance, leverage: leverageCodec }),
])

export const PlanTarget = z.strictObject({
  price: priceCodec,
  /** Of the quantity: above 0 and at most 1. */
  share: fractionCodec.refine((s) => s.gt(0) && s.lte(1), 'share must be above 0 and at most 1'),
})

const FeeRole = z.enum(['maker', 'taker'])

/**
 * What a person means to do, before any fill: the position, where it is given up and where it is taken, what
 * stands behind it and what it is expected to cost. Nothing of it is a fact of an account.
 */
export const PlanTerms = z.strictObject({
  name: PlanName,
  side: Side,
  quantity: Quantity,
  /** The payoff mean where several fills are planned. */
  entry: priceCodec,
  entries: z
    .array(z.strictObject({ quantity: Quantity, price: priceCodec }))
    .min(1)
    .max(50)
    .optional(),
  stop: priceCodec.optional(),
  targets: z.array(PlanTarget).max(20),
  backing: PlanBacking.optional(),
  openRole: FeeRole,
  closeRole: FeeRole,
  openFeeRate: rateCodec,
  closeFeeRate: rateCodec,
  /** Expected per funding interval; longs pay it while it is above zero. */
  fundingRate: rateCodec.optional(),
  /** Settlement coins of the account when the plan was made. */
  balance: Balance.optional(),
  /** The sheet and the tools as they were typed, so that the plan opens as it was left. */
  sheet: Texts,
  tools: Texts,
})
export type PlanTerms = z.output<typeof PlanTerms>
