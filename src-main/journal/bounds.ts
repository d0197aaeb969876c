import type { LegState } from '@shared/journal/leg-state'

/** The largest count an integer column holds. */
const MOST = 2n ** 63n - 1n

const within = (units: bigint): boolean => units <= MOST && units >= -MOST

/** True when every sum of a leg fits SQLite's 64-bit integers. */
export function fitsStorage(leg: LegState): boolean {
  return [
    leg.openCost,
    leg.gross,
    leg.fees,
    leg.funding,
    leg.grossMicroUsd,
    leg.feesMicroUsd,
    leg.fundingMicroUsd,
  ].every(within)
}
