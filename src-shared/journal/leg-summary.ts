import { payoffOf } from '../calc/payoff'
import type { ContractSpec } from '../market/contract-spec'
import { fromMinorUnits } from '../money/money'
import type { Decimal } from '../num/decimal'
import { atDigits } from '../num/rounding'
import { coin, price, usd, type Contracts, type Price } from '../num/units'

import type { Annotation } from './annotations'
import { USD_SCALE } from './dollar-twin'
import type { AccountId, PositionSide } from './event'
import type { LegMoney, LegSummary } from './leg'
import { legR } from './leg-r'
import type { LegState } from './leg-state'
import type { LegUnits } from './leg-units'

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

/** The three averages of a leg, as lists show and rows store them. */
export interface LegAverages {
  readonly averageEntry: Price
  readonly openEntry: Price | null
  readonly averageExit: Price | null
}

/** Of a leg that was never reduced, what is open is all that was entered: one mean serves for both. */
export function legAverages(spec: ContractSpec, leg: LegState): LegAverages {
  const averageEntry = averageEntryOf(spec, leg)
  const exits = { quantity: leg.exitQuantity, value: leg.exitValue }
  if (leg.exitQuantity.isZero()) return { averageEntry, openEntry: averageEntry, averageExit: null }
  return {
    averageEntry,
    openEntry: payoffMean(spec, { quantity: leg.quantity, value: leg.openValue }),
    averageExit: payoffMean(spec, exits),
  }
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
  readonly positionSide: PositionSide
  readonly spec: ContractSpec
  readonly state: LegState
  readonly annotation: Annotation
}): LegSummary {
  const { spec, state, annotation } = of
  const averages = legAverages(spec, state)
  const money = legMoney(state, spec.settlementScale)
  const { side, peakQuantity } = state
  const { firstStop } = annotation
  return {
    id: state.id,
    accountId: of.accountId,
    contract: spec.id,
    venue: spec.venue,
    symbol: spec.symbol,
    currency: spec.settlement,
    scale: spec.settlementScale,
    side,
    positionSide: of.positionSide,
    status: state.closed === null ? 'open' : 'closed',
    openedAtMs: state.opened.atMs,
    closedAtMs: state.closed?.atMs ?? null,
    quantity: state.quantity,
    peakQuantity,
    ...averages,
    money,
    fillCount: state.fillCount,
    liquidated: state.liquidated,
    ...annotation,
    tags: [...annotation.tags],
    r: legR({ side, peakQuantity, ...averages, money, firstStop }, spec),
  }
}
