import type { ContractSpec } from '../market/contract-spec'

import { fundingUnder, type FundingTerms, type Funded } from './funding'
import { ok, type Result } from '../num/result'
import { bookedCoins } from './whole-units'

type FundedSpec = Pick<
  ContractSpec,
  'kind' | 'contractValue' | 'settlementScale' | 'settlementPolicy'
>

/**
 * A funding payment in whole smallest units, positive received, by `settlementPolicy.funding`: what is paid and what
 * is received may be rounded apart. Short 1 000 USD at mark 63 974.88 and −0.01 %: the short pays 156.3… satoshi, cut
 * to −156 (Bybit's log of the classic account).
 */
export function bookedFunding(
  position: Funded<FundedSpec>,
  terms: FundingTerms,
): Result<bigint, string> {
  const exact = fundingUnder(position, terms)
  if (!exact.ok) return exact
  const { settlementScale, settlementPolicy } = position.spec
  const { paid, received } = settlementPolicy.funding
  return ok(bookedCoins(exact.value, settlementScale, exact.value.lt(0) ? paid : received))
}
