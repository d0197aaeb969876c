import { D, ONE } from '../num/decimal'
import { price, type Price } from '../num/units'

import type { PositionFigures, PositionInput } from './position'

export interface PriceRange {
  readonly from: Price
  readonly to: Price
}

/** Prices farther than this factor from the entry would squeeze the rest of the chart flat. */
const FARTHEST = 4
const NEAREST_SPAN = new D('0.1')
const PADDING = new D('0.15')

/**
 * The prices a chart of the position should show: entry, exit, break-even and liquidation with some air, at
 * least ±10 % of the entry, and nothing beyond a quarter or four times it. Always above zero.
 * Entry 50 000, exit 60 000, liquidation 45 662 → 42 750 to 62 250: 45 000 to 60 000 and 15 % of it each way.
 */
export function curveRange(
  { entry, exit }: Pick<PositionInput, 'entry' | 'exit'>,
  { breakEven, liquidation }: Pick<PositionFigures, 'breakEven' | 'liquidation'>,
): PriceRange {
  const marks = [breakEven, liquidation].flatMap((mark) => (mark.kind === 'at' ? [mark.price] : []))
  return rangeAround(entry, [exit, ...marks])
}

/**
 * The same range around an entry for any prices that matter to it, such as a stop and targets. Entry 50 000 with 45 000
 * and 60 000 → 42 750 to 62 250.
 */
export function rangeAround(entry: Price, prices: readonly Price[]): PriceRange {
  const low = D.max(entry.div(FARTHEST), D.min(entry, ...prices))
  const high = D.min(entry.times(FARTHEST), D.max(entry, ...prices))
  const from = D.min(low, entry.times(ONE.minus(NEAREST_SPAN)))
  const to = D.max(high, entry.times(ONE.plus(NEAREST_SPAN)))
  const air = to.minus(from).times(PADDING)
  return { from: price(D.max(from.minus(air), from.div(2))), to: price(to.plus(air)) }
}
