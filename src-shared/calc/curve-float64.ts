import { signOf } from '../market/side'
import type { Decimal } from '../num/decimal'

import type { PriceRange } from './curve-range'
import type { PositionInput } from './position'

/**
 * One point of the payoff chart, for the eye: float64, held against the exact engine to 1e-9 of the parts
 * that make it up by curve-float64.spec.ts. No figure shown as text may come from here.
 */
export interface CurvePoint {
  readonly price: number
  readonly grossCoin: number
  readonly grossUsd: number
  /** Both fees and the funding inside. Zero where the break-even is marked. */
  readonly netCoin: number
  readonly netUsd: number
}

/**
 * The coin curve and the dollar line of a position over a price range, `count` points (≥ 2) from end to end.
 * For an inverse contract the coin side bends (s·q·C·(X − E)/(E·X)) and the dollar side is straight
 * (s·q·C·(X − E)/E). Dollars of the opening fee are counted at entry, all else at the point's own price.
 */
export function curveFloat64(
  input: PositionInput,
  range: PriceRange,
  count: number,
): readonly CurvePoint[] {
  const from = Number(range.from)
  const step = (Number(range.to) - from) / (count - 1)
  const pointAt = input.spec.kind === 'inverse' ? inversePoint(input) : linearPoint(input)
  return Array.from({ length: count }, (_, index) => pointAt(from + step * index))
}

type PointAt = (price: number) => CurvePoint

function inversePoint(input: PositionInput): PointAt {
  const { dollars, entry, sign, openRate, closeRate, funding } = floats(input)
  return (price) => {
    const grossUsd = (sign * dollars * (price - entry)) / entry
    const grossCoin = grossUsd / price
    return {
      price,
      grossCoin,
      grossUsd,
      netCoin: grossCoin - dollars * (openRate / entry + closeRate / price) - funding,
      netUsd: grossUsd - dollars * (openRate + closeRate) - funding * price,
    }
  }
}

function linearPoint(input: PositionInput): PointAt {
  const { dollars: base, entry, sign, openRate, closeRate, funding } = floats(input)
  return (price) => {
    const gross = sign * base * (price - entry)
    const net = gross - base * (openRate * entry + closeRate * price) - funding
    return { price, grossCoin: gross, grossUsd: gross, netCoin: net, netUsd: net }
  }
}

function floats(input: PositionInput): {
  readonly dollars: number
  readonly entry: number
  readonly sign: 1 | -1
  readonly openRate: number
  readonly closeRate: number
  readonly funding: number
} {
  const f = (exact: Decimal): number => Number(exact)
  return {
    dollars: f(input.quantity.times(input.spec.contractValue)),
    entry: f(input.entry),
    sign: signOf(input.side),
    openRate: f(input.openFeeRate),
    closeRate: f(input.closeFeeRate),
    funding: f(input.fundingPaid),
  }
}
