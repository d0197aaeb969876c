import type { Decimal } from '../num/decimal'

import { prepared, type Prepared } from './book'
import type { PriceRange } from './curve-range'
import { positionBook } from './position-book'
import type { PositionInput } from './position'

/**
 * One point of the collateral chart, for the eye: float64, held against `collateralAt` to 1e-9 by
 * collateral-float64.spec.ts. No figure shown as text may come from here.
 */
export interface CollateralPoint {
  readonly price: number
  readonly equityCoin: number
  readonly equityUsd: number
  readonly maintenanceCoin: number
}

/** The collateral of a position over a price range, `count` points (≥ 2) from end to end. */
export function collateralFloat64(
  input: PositionInput,
  range: PriceRange,
  count: number,
): readonly CollateralPoint[] {
  const book = positionBook(input, range.to)
  const [part] = prepared(book)
  if (part === undefined) return []
  const from = f(range.from)
  const step = (f(range.to) - from) / (count - 1)
  const pointAt = pointOf(input, part, f(book.wallet))
  return Array.from({ length: count }, (_, index) => pointAt(from + step * index))
}

const f = (exact: Decimal): number => Number(exact)

function pointOf(
  { spec, quantity }: PositionInput,
  part: Prepared,
  behind: number,
): (price: number) => CollateralPoint {
  const inverse = spec.kind === 'inverse'
  const contracts = f(quantity.times(spec.contractValue))
  const entryNotional = f(part.entryNotional)
  const asked = maintenanceOf(part)
  return (price) => {
    const held = inverse ? contracts / price : contracts * price
    const equityCoin = behind + part.direction * (held - entryNotional)
    return {
      price,
      equityCoin,
      equityUsd: inverse ? equityCoin * price : equityCoin,
      maintenanceCoin: asked(held),
    }
  }
}

function maintenanceOf({ fixed, stretches, added }: Prepared): (held: number) => number {
  if (fixed !== undefined) {
    const same = f(fixed)
    return () => same
  }
  const addedRate = f(added.rate)
  const addedCoins = f(added.coins)
  const lines = stretches.map(({ upTo, rate, slope, deduction }) => ({
    upTo: upTo === undefined ? Infinity : f(upTo),
    rate: f(rate) + addedRate,
    slope: f(slope),
    less: f(deduction) - addedCoins,
  }))
  return (held) => {
    const line = lines.find(({ upTo }) => held <= upTo)
    return line === undefined ? NaN : held * (line.slope * held + line.rate) - line.less
  }
}
