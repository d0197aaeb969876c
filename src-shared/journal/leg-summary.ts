import { payoffOf } from '../calc/payoff'
import type { ContractSpec } from '../market/contract-spec'
import { fromMinorUnits } from '../money/money'
import type { Decimal } from '../num/decimal'
import { atDigits } from '../num/rounding'
import { coin, price, usd, type Contracts, type Price } from '../num/units'

import type { Annotation } from './annotations'
import { USD_SCALE } from './dollar-twin'
import type { AccountId } from './event'
import type { LegMoney, LegSummary } from './leg'
import type { LegState } from './leg-state'

/** Money of a leg or of a sum of legs in whole smallest units and micro-dollars. */
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

/** net = gross − fees + funding, in coin and in dollars, each exact. */
export function legMoney(units: LegUnits, scale: number): LegMoney {
  const coins = (count: bigint) => coin(fromMinorUnits(count, scale))
  const dollars = (count: bigint) => usd(fromMinorUnits(count, USD_SCALE))
  return {
    gross: coins(units.gross),
    fees: coins(units.fees),
    funding: coins(units.funding),
    net: coins(units.gross - units.fees + units.funding),
    grossUsd: dollars(units.grossMicroUsd),
    feesUsd: dollars(units.feesMicroUsd),
    fundingUsd: dollars(units.fundingMicroUsd),
    netUsd: dollars(units.grossMicroUsd - units.feesMicroUsd + units.fundingMicroUsd),
  }
}

/**
 * Ten of the engine's 50 digits are kept back as guard digits, so that fills of one price average to exactly
 * that price although the sum went through 1/p.
 */
const MEAN_DIGITS = 40

/** f⁻¹(Σ q·f(p) / Σ q): harmonic for inverse contracts; null for no quantity. */
export function payoffMean(
  spec: ContractSpec,
  sum: { readonly quantity: Contracts; readonly value: Decimal },
): Price | null {
  if (sum.quantity.isZero()) return null
  const mean = payoffOf(spec).priceAt(sum.value.div(sum.quantity))
  return mean === undefined ? null : price(atDigits(mean, MEAN_DIGITS, 'half-even'))
}

/** The mean of every entry of a leg, which always exists: a leg starts with a fill at a price above zero. */
export function averageEntryOf(spec: ContractSpec, leg: LegState): Price {
  const mean = payoffMean(spec, { quantity: leg.entryQuantity, value: leg.entryValue })
  if (mean === null) throw new Error(`leg ${leg.id} has no entry price`)
  return mean
}

/** The leg as lists show it. */
export function legSummary(of: {
  readonly accountId: AccountId
  readonly spec: ContractSpec
  readonly state: LegState
  readonly annotation: Annotation
}): LegSummary {
  const { spec, state } = of
  const open = { quantity: state.quantity, value: state.openValue }
  const exits = { quantity: state.exitQuantity, value: state.exitValue }
  return {
    id: state.id,
    accountId: of.accountId,
    contract: spec.id,
    venue: spec.venue,
    symbol: spec.symbol,
    currency: spec.settlement,
    scale: spec.settlementScale,
    side: state.side,
    status: state.closed === null ? 'open' : 'closed',
    openedAtMs: state.opened.atMs,
    closedAtMs: state.closed?.atMs ?? null,
    quantity: state.quantity,
    peakQuantity: state.peakQuantity,
    averageEntry: averageEntryOf(spec, state),
    openEntry: payoffMean(spec, open),
    averageExit: payoffMean(spec, exits),
    money: legMoney(state, spec.settlementScale),
    fillCount: state.fillCount,
    liquidated: state.liquidated,
    note: of.annotation.note,
    tags: [...of.annotation.tags],
  }
}
