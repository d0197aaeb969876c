import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, type Decimal } from '../num/decimal'
import { onGrid } from '../num/rounding'
import { price as asPrice, type Price } from '../num/units'

import type { PriceRange } from './curve-range'
import type { PriceOutcome } from './position'
import type { PathPoint } from './what-if-segments-float64'

const EACH_WAY = new D('0.3')
/** So much air is left around a liquidation price. */
const AIR = new D('0.05')
/** A liquidation price farther than this factor from the entry would squeeze the rest flat. */
const FARTHEST = 4

/**
 * The prices a grid begins with: 30 % around the entry, out to the liquidation price with 5 % of air where it lies
 * between a quarter of the entry and four times it, and out to every price of a path with the same air. On the tick.
 * Entry 50 000, liquidation 30 000 → 28 500 to 65 000; with a path up to 80 000 → 28 500 to 84 000.
 */
export function whatIfRange(
  entry: Price,
  {
    liquidation,
    path = [],
  }: { readonly liquidation: PriceOutcome; readonly path?: readonly Price[] },
  { tick }: Pick<ContractSpec, 'tick'>,
): PriceRange {
  const [low, high] = [entry.times(ONE.minus(EACH_WAY)), entry.times(ONE.plus(EACH_WAY))]
  const end = liquidation.kind === 'at' ? liquidation.price : entry
  const near = end.gte(entry.div(FARTHEST)) && end.lte(entry.times(FARTHEST)) ? end : entry
  const seen = [near, ...path]
  return {
    from: onTick(D.min(low, ...seen.map((each) => each.times(ONE.minus(AIR)))), tick, 'down'),
    to: onTick(D.max(high, ...seen.map((each) => each.times(ONE.plus(AIR)))), tick, 'up'),
  }
}

const onTick = (exact: Decimal, tick: Decimal, mode: 'down' | 'up' | 'half-even'): Price =>
  asPrice(D.max(onGrid(exact, tick, mode), tick))

/** Paths that people ask for by name. */
export type PathShape = 'flash-crash' | 'squeeze' | 'bleed'

/** Days, and the price as a share of the one at the start. */
const SHAPES: Readonly<Record<PathShape, readonly (readonly [days: string, share: string])[]>> = {
  'flash-crash': [
    ['0', '1'],
    ['0.04', '0.7'],
    ['0.25', '0.85'],
    ['2', '0.85'],
  ],
  squeeze: [
    ['0', '1'],
    ['0.04', '1.3'],
    ['0.25', '1.15'],
    ['2', '1.15'],
  ],
  bleed: [
    ['0', '1'],
    ['10', '0.92'],
    ['20', '0.83'],
    ['30', '0.75'],
  ],
}

/**
 * A named path from a price, on the tick. Flash crash from 50 000: 35 000 within an hour (0.04 days), back half to
 * 42 500 after six, and there for two days. Squeeze: the same upwards. Bleed: a quarter down in thirty days.
 */
export const shapedPath = (
  shape: PathShape,
  start: Price,
  { tick }: Pick<ContractSpec, 'tick'>,
): readonly PathPoint[] =>
  SHAPES[shape].map(([days, share]) => ({
    days: new D(days),
    price: onTick(start.times(share), tick, 'half-even'),
  }))
