import type { ContractSpec } from '../market/contract-spec'
import { ONE, ZERO, type Decimal } from '../num/decimal'
import { leverage as asLeverage, rate, type Coin, type Leverage, type Rate } from '../num/units'
import { signOf } from '../market/side'

import { COVERED, NO_CONTRACTS, type Isolated } from './bankruptcy'
import { firstCrossing, type Piece } from './crossing'
import {
  marginCurve,
  marginOn,
  notionalStretches,
  type MarginCurve,
  type PositionSize,
  type Stretch,
} from './margin'
import { equityDirection, notional, priceOfNotional } from './notional'
import type { PayoffTerms } from './payoff'
import type { PriceOutcome } from './position'

export type LiquidationTerms = PayoffTerms &
  Pick<ContractSpec, 'margin' | 'liquidation' | 'settlement' | 'fees'>

/** A liquidation price with what it was solved from, for the working. */
export interface LiquidationWorking {
  readonly outcome: PriceOutcome
  readonly entry: PositionSize
  /** The coins behind the position as the venue counts them. */
  readonly behind: Decimal
  /** Maintenance asked for at entry, with every fee and funding that the venue adds. */
  readonly asked: Decimal
  /** The stretch of the margin schedule that the price lies on. */
  readonly stretch: Stretch | undefined
  readonly feeRate: Rate
}

/**
 * The price at which an isolated position's equity has fallen to its maintenance margin, over every tier of the
 * contract's schedule and under its liquidation policy.
 *
 * In the notional N (d = equityDirection, m = coins behind, N₀ = entry notional), on a tier with rate r, growth k
 * and deduction c:
 *   equity(N) = m + d·(N − N₀)
 *   entry-value:        maintenance = MM(N₀) [+ fee at bankruptcy or rate·N, + funding rate·N]  →  N = N₀ − d·(m − MM)
 *   liquidation-value:  maintenance = r·N + k·N² − c [+ fee and funding as above]  →  the first root from N₀ outwards
 * and the price is the one at which the contracts are worth N. Where the maintenance jumps at a tier's end beyond
 * what is left, the price is the tier's end itself.
 *
 * Worked, 10 000 USD long at 50 000, 10×, 0.5 %: on the entry value 45 662.100…; on the value at liquidation
 * 45 681.818…. Sources: BitMEX and Bybit classic (entry value, help 360039261334), Binance COIN-M FAQ
 * "liquidation price" (value at liquidation, Q(1+m)/(Q/E + WB + cum)), Deribit standard margin (growing rate),
 * KuCoin 26694703491737 (closing fee inside), Bybit help of 2026-05-27 (extra margin / (1 ± t)).
 *
 * `already` when the margin does not exceed the maintenance asked for at entry.
 */
export function liquidation(position: Isolated<LiquidationTerms>): PriceOutcome {
  return liquidationWorking(position).outcome
}

/** The liquidation price with its parts. */
export function liquidationWorking(position: Isolated<LiquidationTerms>): LiquidationWorking {
  const { spec, side, quantity, entry } = position
  const size = { notional: notional({ spec, quantity }, entry), quantity }
  const feeRate = closingRate(spec)
  const direction = equityDirection(spec, side)
  const behind = coinsBehind(position, direction, feeRate)
  const curve = marginCurve(spec.margin, 'maintenance', leverageOf(position, size.notional))
  const sums = { direction, behind, entryNotional: size.notional, feeRate }
  const asked = marginOn(curve, size)
    .plus(size.notional.times(addedRate(position, feeRate)))
    .plus(addedCoins(position, sums))
  const parts = { entry: size, behind, asked, feeRate }
  if (quantity.isZero())
    return { ...parts, outcome: { kind: 'never', reason: NO_CONTRACTS }, stretch: undefined }
  if (behind.lte(asked))
    return {
      ...parts,
      outcome: { kind: 'already', reason: tooLittle(behind, asked, spec) },
      stretch: undefined,
    }
  const met =
    spec.liquidation.basis === 'entry-value'
      ? { at: size.notional.minus(behind.minus(asked).times(direction)), label: undefined }
      : crossingOf(curve, position, sums)
  const price = met && priceOfNotional({ spec, quantity }, met.at)
  return {
    ...parts,
    stretch: price && met.label,
    outcome: price === undefined ? { kind: 'never', reason: COVERED } : { kind: 'at', price },
  }
}

/** The rate of the fee that a forced close costs, by the contract's policy; zero where it is outside. */
function closingRate({ liquidation, fees }: LiquidationTerms): Rate {
  const { isolatedFee, feeRate } = liquidation
  if (isolatedFee === 'outside' || isolatedFee === 'cancels') return rate(ZERO)
  return closingFeeRate(feeRate, fees)
}

/** The rate that a policy names: the venue's liquidation fee where it states one, its taker fee otherwise. */
export const closingFeeRate = (
  named: LiquidationTerms['liquidation']['feeRate'],
  fees: LiquidationTerms['fees'],
): Rate => (named === 'liquidation' ? (fees.liquidation ?? fees.taker) : fees.taker)

function coinsBehind(
  { spec, margin, extraMargin }: Isolated<LiquidationTerms>,
  direction: 1 | -1,
  feeRate: Rate,
): Decimal {
  if (extraMargin === undefined) return margin
  if (spec.liquidation.isolatedFee !== 'shrinks-extra') return margin.plus(extraMargin)
  return margin.plus(extraMargin.div(ONE.minus(feeRate.times(direction))))
}

/** The leverage that a schedule may ask for. Without margin the highest thinkable: nothing is left to divide. */
function leverageOf(
  { leverage, margin }: Isolated<LiquidationTerms>,
  entryNotional: Coin,
): Leverage {
  if (leverage !== undefined) return leverage
  return asLeverage(margin.gt(0) && entryNotional.gt(0) ? entryNotional.div(margin) : ONE)
}

interface Sums {
  readonly direction: 1 | -1
  readonly behind: Decimal
  readonly entryNotional: Coin
  readonly feeRate: Rate
}

/** What a policy adds to the maintenance rate: the fee of the forced close, and funding about to be paid. */
function addedRate(
  { spec, side, nextFundingRate }: Isolated<LiquidationTerms>,
  feeRate: Rate,
): Decimal {
  const { isolatedFee, fundingDue } = spec.liquidation
  const due = fundingDue && nextFundingRate ? nextFundingRate.times(signOf(side)) : ZERO
  const fee = isolatedFee === 'liquidation-value' ? feeRate : ZERO
  return due.gt(0) ? due.plus(fee) : fee
}

/** The coins that a policy adds to the maintenance margin: the fee on the value at the bankruptcy price. */
function addedCoins(
  { spec }: Isolated<LiquidationTerms>,
  { direction, behind, entryNotional, feeRate }: Sums,
): Decimal {
  if (spec.liquidation.isolatedFee !== 'bankruptcy-value') return ZERO
  const bankrupt = entryNotional.minus(behind.times(direction))
  return bankrupt.gt(0) ? bankrupt.times(feeRate) : ZERO
}

/** The first notional, going from the entry's against the position, at which equity meets the maintenance. */
function crossingOf(
  curve: MarginCurve,
  position: Isolated<LiquidationTerms>,
  sums: Sums,
): ReturnType<typeof firstCrossing<Stretch>> {
  const { direction, behind, entryNotional, feeRate } = sums
  const outward = direction === 1 ? -1 : 1
  const added = addedRate(position, feeRate)
  const constant = behind.minus(entryNotional.times(direction)).minus(addedCoins(position, sums))
  const pieces = wayOut(notionalStretches(curve, position.quantity), entryNotional, outward).map(
    (stretch): Piece<Stretch> => ({
      end: outward === 1 ? stretch.upTo : stretch.from,
      a: stretch.slope.negated(),
      b: stretch.rate.negated().minus(added).plus(direction),
      c: constant.plus(stretch.deduction),
      label: stretch,
    }),
  )
  return firstCrossing(entryNotional, outward, pieces)
}

/** The stretches from the one that the entry lies on, in the order in which the notional meets them. */
function wayOut(stretches: readonly Stretch[], from: Decimal, outward: 1 | -1): readonly Stretch[] {
  return outward === 1
    ? stretches.filter(({ upTo }) => upTo === undefined || upTo.gte(from))
    : stretches.filter((stretch) => stretch.from.lt(from)).reverse()
}

const tooLittle = (behind: Decimal, asked: Decimal, { settlement }: LiquidationTerms): string =>
  `The margin of ${short(behind)} ${settlement} does not exceed the maintenance margin of ${short(asked)} ${settlement} at entry.`

const short = (value: Decimal): string => value.toSignificantDigits(6).toFixed()
