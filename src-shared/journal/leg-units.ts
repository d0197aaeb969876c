/** Money of a leg, of a day, or of any sum of events, in whole smallest units and micro-dollars. */
export interface LegUnits {
  readonly gross: bigint
  readonly fees: bigint
  readonly funding: bigint
  readonly grossMicroUsd: bigint
  readonly feesMicroUsd: bigint
  readonly fundingMicroUsd: bigint
}

export const NO_UNITS: LegUnits = {
  gross: 0n,
  fees: 0n,
  funding: 0n,
  grossMicroUsd: 0n,
  feesMicroUsd: 0n,
  fundingMicroUsd: 0n,
}

export function unitsPlus(a: LegUnits, b: LegUnits): LegUnits {
  return {
    gross: a.gross + b.gross,
    fees: a.fees + b.fees,
    funding: a.funding + b.funding,
    grossMicroUsd: a.grossMicroUsd + b.grossMicroUsd,
    feesMicroUsd: a.feesMicroUsd + b.feesMicroUsd,
    fundingMicroUsd: a.fundingMicroUsd + b.fundingMicroUsd,
  }
}

export function unitsMinus(a: LegUnits, b: LegUnits): LegUnits {
  return {
    gross: a.gross - b.gross,
    fees: a.fees - b.fees,
    funding: a.funding - b.funding,
    grossMicroUsd: a.grossMicroUsd - b.grossMicroUsd,
    feesMicroUsd: a.feesMicroUsd - b.feesMicroUsd,
    fundingMicroUsd: a.fundingMicroUsd - b.fundingMicroUsd,
  }
}
