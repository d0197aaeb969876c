import type { LegUnits } from '@shared/journal/leg-units'

/** The largest count an integer column holds. */
const MOST = 2n ** 63n - 1n

/** True when a count fits an integer column. */
export const within = (units: bigint): boolean => units <= MOST && units >= -MOST

/** True when every sum fits SQLite's 64-bit integers. What an open leg still carries is kept as text. */
export function fitsStorage(sums: LegUnits): boolean {
  return [
    sums.gross,
    sums.fees,
    sums.funding,
    sums.grossMicroUsd,
    sums.feesMicroUsd,
    sums.fundingMicroUsd,
  ].every(within)
}
