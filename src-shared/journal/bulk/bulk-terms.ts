import type { ContractSpec } from '../../market/contract-spec'
import { canonicalText, type Decimal } from '../../num/decimal'
import type { RoundingMode } from '../../num/rounding'
import { scaledFrom, type Scaled } from '../../num/scaled'
import { assertNever } from '../../num/result'
import { productOf, tenTo, type Whole } from '../../num/whole'

/** The facts of a contract that the bulk fold reads. */
export type BulkSpec = Pick<
  ContractSpec,
  'kind' | 'contractValue' | 'lot' | 'settlementScale' | 'settlementPolicy'
>

/** The venue's roundings, each by its own name. */
export interface Roundings {
  readonly perLot: boolean
  readonly value: RoundingMode
  readonly feePaid: RoundingMode
  readonly feeReceived: RoundingMode
}

/** The one place where the bulk fold reads the contract's settlement policy. */
export function roundingsOf({ settlementPolicy }: BulkSpec): Roundings {
  const { value, fee } = settlementPolicy
  return {
    perLot: value.grain === 'per-lot',
    value: value.mode,
    feePaid: fee.paid,
    feeReceived: fee.received,
  }
}

/** A contract in whole numbers. Quantities of the fold count in 10^−quantityScale contracts. */
export interface BulkTerms {
  readonly roundings: Roundings
  /** −1 where a contract is worth less coin as the price rises. */
  readonly sign: 1 | -1
  readonly contractValue: Whole
  /** One quantity step of the contract at price 1 is worth contractValue · 10^exponent smallest units. */
  readonly exponent: number
  /** The lot in quantity steps. */
  readonly lot: Whole
}

/** @param quantityScale at least the lot's own: how many decimals the finest quantity has */
export function bulkTermsOf(spec: BulkSpec, quantityScale: number): BulkTerms {
  const worth = exactly(spec.contractValue)
  const lot = exactly(spec.lot)
  return {
    roundings: roundingsOf(spec),
    sign: signOfKind(spec.kind),
    contractValue: worth.digits,
    exponent: spec.settlementScale - worth.scale - quantityScale,
    lot: productOf(lot.digits, tenTo(quantityScale - lot.scale)),
  }
}

/** How many decimals the contract's own lot has. */
export const lotScaleOf = ({ lot }: BulkSpec): number => exactly(lot).scale

function exactly(value: Decimal): Scaled {
  const scaled = scaledFrom(canonicalText(value))
  // Canonical text is plain digits, which is all that is read.
  if (scaled === undefined) throw new Error(`${value.toFixed()} is no plain decimal`)
  return scaled
}

function signOfKind(kind: ContractSpec['kind']): 1 | -1 {
  switch (kind) {
    case 'inverse':
      return -1
    case 'linear':
    case 'quanto':
      return 1
    default:
      return assertNever(kind)
  }
}
