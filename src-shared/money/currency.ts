import { z } from 'zod'

/**
 * A settlement coin or quote currency by its ticker: 2 to 10 capitals and digits, as venues print it.
 * BitMEX's XBT is BTC here; the venue's own spelling belongs to its import rules.
 */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,9}$/, 'must be a ticker such as BTC or USD')
export type CurrencyCode = z.infer<typeof CurrencyCode>

/**
 * Decimal places of a currency's smallest unit: 8 for BTC (one satoshi). A venue that prints more keeps
 * its own scale with the account. 0 to 18.
 */
export const Scale = z.int().min(0).max(18)
export type Scale = z.infer<typeof Scale>
