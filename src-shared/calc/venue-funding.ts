import type { ContractSpec } from '../market/contract-spec'
import type { Price, Rate } from '../num/units'

import { CONTINUOUS_HOURS } from './expected-funding'
import { absoluteFundingRate, type FundingTerms } from './funding'

const HOUR_MS = 3_600_000

export interface FundingSettled {
  readonly rate: Rate
  /** The price that the venue takes a payment on, or fixes it at. */
  readonly price: Price
  /** How long the position was held, where funding runs continuously; a whole period unless stated. */
  readonly elapsedMs?: number | undefined
}

/**
 * One payment as the contract states it: coins per contract fixed at a price (Kraken Futures), by the millisecond of
 * 8 hours (Deribit), otherwise a rate on the notional. Sources: Kraken Futures help 360022835911, Deribit support
 * 25944756883229, and each contract's own under `funding`.
 */
export function venueFunding(
  spec: ContractSpec,
  { rate, price, elapsedMs }: FundingSettled,
): FundingTerms {
  if (spec.funding.charge === 'per-contract')
    return { kind: 'absolute', coinsPerContract: absoluteFundingRate(spec, rate, price) }
  if (spec.funding.intervalHours > 0) return { kind: 'relative', rate, price }
  const periodMs = CONTINUOUS_HOURS * HOUR_MS
  return { kind: 'continuous', rate, price, periodMs, elapsedMs: elapsedMs ?? periodMs }
}
