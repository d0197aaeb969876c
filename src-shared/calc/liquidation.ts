import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import {
  leverage as asLeverage,
  type Coin,
  type Contracts,
  type Leverage,
  type Rate,
} from '../num/units'
import { signOf, type Side } from '../market/side'
import type { ClosingFee } from '../market/venue-policies'

import { COVERED, NO_CONTRACTS, type Isolated } from './bankruptcy'
import { bankruptNotional, closingFeeRate } from './closing-fee'
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
  readonly added: Added
  /** The notional at which the maintenance is met, where it is. */
  readonly met: Decimal | undefined
}

/** What a policy adds to the maintenance of the schedule: a rate on the notional, and coins that do not move. */
export interface Added {
  readonly rate: Decimal
  readonly coins: Decimal
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
  const feeRate = closingFeeRate(spec.liquidation.feeRate, spec.fees)
  const direction = equityDirection(spec, side)
  const behind = coinsBehind(position, direction, feeRate)
  const curve = marginCurve(spec.margin, 'maintenance', leverageOf(position, size.notional))
  const opened = { direction, entryNotional: size.notional }
  const bankrupt = (): Decimal => bankruptNotional(opened, behind, feeRate)
  const added = addedBy(spec.liquidation.isolatedFee, position, { feeRate, bankrupt })
  const sums = { direction, behind, entryNotional: size.notional, added }
  const asked = marginOn(curve, size).plus(size.notional.times(added.rate)).plus(added.coins)
  const parts = { entry: size, behind, asked, added, met: undefined, stretch: undefined }
  if (quantity.isZero()) return { ...parts, outcome: { kind: 'never', reason: NO_CONTRACTS } }
  if (behind.lte(asked))
    return { ...parts, outcome: { kind: 'already', reason: tooLittle(behind, asked, spec) } }
  const met =
    spec.liquidation.basis === 'entry-value'
      ? { at: size.notional.minus(behind.minus(asked).times(direction)), label: undefined }
      : crossingOf(curve, quantity, sums)
  const price = met && priceOfNotional({ spec, quantity }, met.at)
  return {
    ...parts,
    met: price && met.at,
    stretch: price && met.label,
    outcome: price === undefined ? { kind: 'never', reason: COVERED } : { kind: 'at', price },
  }
}

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

interface Due {
  readonly spec: Pick<LiquidationTerms, 'liquidation'>
  readonly side: Side
  readonly nextFundingRate?: Rate
}

/**
 * What a policy adds to the maintenance margin: the closing fee's rate where it is taken on the value at the price,
 * the funding rate that the side is about to pay, and the closing fee's coins on the value at bankruptcy.
 */
export function addedBy(
  closingFee: ClosingFee,
  { spec, side, nextFundingRate }: Due,
  { feeRate, bankrupt }: { readonly feeRate: Decimal; readonly bankrupt: () => Decimal },
): Added {
  const asked = spec.liquidation.fundingDue && nextFundingRate !== undefined
  const due = asked ? D.max(nextFundingRate.times(signOf(side)), ZERO) : ZERO
  return {
    rate: closingFee === 'liquidation-value' ? due.plus(feeRate) : due,
    coins: closingFee === 'bankruptcy-value' ? D.max(bankrupt(), ZERO).times(feeRate) : ZERO,
  }
}

interface Sums {
  readonly direction: 1 | -1
  readonly behind: Decimal
  readonly entryNotional: Coin
  readonly added: Added
}

/** The first notional, going from the entry's against the position, at which equity meets the maintenance. */
function crossingOf(
  curve: MarginCurve,
  quantity: Contracts,
  { direction, behind, entryNotional, added }: Sums,
): ReturnType<typeof firstCrossing<Stretch>> {
  const outward = direction === 1 ? -1 : 1
  const constant = behind.minus(entryNotional.times(direction)).minus(added.coins)
  const pieces = wayOut(notionalStretches(curve, quantity), entryNotional, outward).map(
    (stretch): Piece<Stretch> => ({
      end: outward === 1 ? stretch.upTo : stretch.from,
      a: stretch.slope.negated(),
      b: stretch.rate.negated().minus(added.rate).plus(direction),
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
