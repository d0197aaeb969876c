import type { ContractSpec } from '../market/contract-spec'
import type { Side } from '../market/side'
import { D, ZERO, type Decimal } from '../num/decimal'
import { atPlaces } from '../num/rounding'
import {
  coin,
  fraction,
  rate as asRate,
  type Contracts,
  type Fraction,
  type Leverage,
  type Price,
  type Rate,
} from '../num/units'

import { bankruptcy, COVERED, NO_CONTRACTS } from './bankruptcy'
import { bookedInitialMargin, bookedMaintenance, reservedClosingFee } from './booked-margin'
import { breakEvenAs } from './break-even-shown'
import { bookedUnrealisedPnl, fillCost } from './cost'
import { liquidation } from './liquidation'
import { equityDirection, priceOfNotional } from './notional'
import type { PriceOutcome } from './position'
import { printedOutcome } from './printed-price'
import { coinsOf } from './whole-units'

/** An isolated position as a venue's record names it; every count is in whole smallest units of the coin. */
export interface RecordedPosition<S extends ContractSpec = ContractSpec> {
  readonly spec: S
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  /** Booked value at entry, where the record states it; otherwise that of one fill at the entry. */
  readonly cost?: bigint
  readonly mark: Price
  readonly leverage: Leverage
  /** Margin added to the position beside the initial one. */
  readonly addedMargin: bigint
  /** What the position's margin has lost so far, such as funding paid out of it; ≥ 0. */
  readonly marginLoss: bigint
  /** Realised so far as the venue counts it: fees and funding paid are negative. */
  readonly realised: bigint
  readonly nextFundingRate?: Rate
}

/** What a venue prints of a position, in whole smallest units, ratios and printed prices. */
export interface BookedFigures {
  readonly cost: bigint
  readonly markValue: bigint
  readonly unrealisedPnl: bigint
  /** Unrealised PnL over the cost, and over the margin that the venue's ROE takes; undefined without a cost. */
  readonly unrealisedFraction: Fraction | undefined
  readonly roe: Fraction | undefined
  readonly initialMargin: bigint
  readonly closingReserve: bigint
  /** initial + added + reserve − loss. */
  readonly positionMargin: bigint
  /** Maintenance margin with the reserve. */
  readonly maintenance: bigint
  /** Position margin and unrealised PnL. */
  readonly marginLeft: bigint
  readonly liquidation: PriceOutcome
  readonly bankruptcy: PriceOutcome
  readonly breakEven: PriceOutcome
}

/**
 * A position in the whole units of its venue: every figure follows from the booked ones before it, rounded by the
 * contract's policies, and the prices stand on its grids.
 *
 * Short 10 of 1 USD from 10 948 at 10×, mark 10 995.09, taker 0.075 %, maintenance 0.5 %, lot 1, values half up:
 * cost 91 340, value 90 950, PnL −390, margin 9 134, reserve 76, position margin 9 210, maintenance 533, left 8 820,
 * liquidation 12 096, break-even 10 939.5 after −68. Source: BitMEX position records of 2017 to 2026 (inferred: the
 * rules reproduce the full records found).
 */
export function bookedPosition(position: RecordedPosition): BookedFigures {
  const { spec, side, quantity, entry, mark, leverage, addedMargin, marginLoss } = position
  const cost = position.cost ?? fillCost({ spec, quantity, price: entry })
  const markValue = fillCost({ spec, quantity, price: mark })
  const unrealisedPnl = unrealised(position, cost, markValue)
  const initialMargin = bookedInitialMargin(spec, cost, leverage)
  const behind = initialMargin + addedMargin
  const closingReserve = reservedClosingFee({ spec, side, quantity, cost, margin: behind })
  const positionMargin = behind + closingReserve - marginLoss
  const maintenance = bookedMaintenance({ ...position, value: cost }) + closingReserve
  const prices = pricesOf(position, {
    cost,
    free: positionMargin - closingReserve,
    maintenance,
    closingReserve,
  })
  return {
    cost,
    markValue,
    unrealisedPnl,
    unrealisedFraction: ratio(unrealisedPnl, new D(cost.toString()), spec),
    roe: ratio(unrealisedPnl, roeBase(spec, cost, markValue).div(leverage), spec),
    initialMargin,
    closingReserve,
    positionMargin,
    maintenance,
    marginLeft: positionMargin + unrealisedPnl,
    ...prices,
  }
}

/** With a stated cost the difference of values is taken from it; a rounded PnL is taken from the entry. */
function unrealised(position: RecordedPosition, cost: bigint, markValue: bigint): bigint {
  const { spec, side, mark } = position
  const { pnl, unrealisedPnl } = spec.settlementPolicy
  if ((unrealisedPnl ?? pnl) !== 'value-difference')
    return bookedUnrealisedPnl({ ...position, exit: mark })
  const moved = markValue - cost
  return equityDirection(spec, side) === 1 ? moved : -moved
}

const roeBase = ({ roe }: ContractSpec, cost: bigint, markValue: bigint): Decimal =>
  new D((roe === 'mark-margin' ? markValue : cost).toString())

function ratio(
  part: bigint,
  of: Decimal,
  { settlementPolicy }: ContractSpec,
): Fraction | undefined {
  if (of.lte(0)) return undefined
  const exact = new D(part.toString()).div(of)
  const printed = settlementPolicy.printedRatio
  return fraction(printed ? atPlaces(exact, printed.places, printed.mode) : exact)
}

const NO_VALUE =
  'The position is booked at less than one unit of the settlement coin, so no price changes its margin.'

interface BookedParts {
  readonly cost: bigint
  /** Margin behind the position without the reserved closing fee. */
  readonly free: bigint
  readonly maintenance: bigint
  readonly closingReserve: bigint
}

function pricesOf(
  position: RecordedPosition,
  parts: BookedParts,
): Pick<BookedFigures, 'liquidation' | 'bankruptcy' | 'breakEven'> {
  const { spec, side, quantity, realised } = position
  const scale = spec.settlementScale
  const entry = priceOfNotional({ spec, quantity }, coinsOf(parts.cost, scale))
  if (entry === undefined) {
    const reason = quantity.isZero() ? NO_CONTRACTS : NO_VALUE
    const never = { kind: 'never', reason } as const
    return { liquidation: never, bankruptcy: never, breakEven: never }
  }
  const booked = {
    ...{ ...position, entry },
    margin: coinsOf(parts.free - position.addedMargin, scale),
    extraMargin: coinsOf(position.addedMargin, scale),
  }
  const shown = breakEvenAs(spec.breakEven, {
    ...booked,
    ...{ openFeeRate: spec.fees.taker, closeFeeRate: spec.fees.taker },
    fundingPaid: coin(ZERO),
    realised: coinsOf(realised, scale),
    leastClosingRate: asRate(ZERO),
  })
  return {
    liquidation: printedOutcome(liquidatedAt(booked, parts), side, spec),
    bankruptcy: printedOutcome(bankruptcy(booked), side, spec),
    breakEven: printedOutcome(shown, side, spec),
  }
}

/** Where maintenance is asked on the entry value it is a booked count, and so is the value left at liquidation. */
function liquidatedAt(
  booked: RecordedPosition & Parameters<typeof liquidation>[0],
  { cost, free, maintenance, closingReserve }: BookedParts,
): PriceOutcome {
  const { spec, side, quantity } = booked
  const exact = liquidation(booked)
  const { basis, isolatedFee } = spec.liquidation
  const counted =
    basis === 'entry-value' && (isolatedFee === 'cancels' || isolatedFee === 'outside')
  if (!counted || exact.kind === 'already') return exact
  const kept = free - (maintenance - closingReserve)
  const left = equityDirection(spec, side) === 1 ? cost - kept : cost + kept
  const price = priceOfNotional({ spec, quantity }, coinsOf(left, spec.settlementScale))
  return price === undefined ? { kind: 'never', reason: COVERED } : { kind: 'at', price }
}
