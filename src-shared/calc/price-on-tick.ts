import type { Side } from '../market/side'
import { atDigits, onGrid } from '../num/rounding'
import { price as asPrice, type Price } from '../num/units'

/** Digits that carry meaning: the solver's last ones must not push an exact tick to the next. */
const MEANT_DIGITS = 40

/**
 * A solved price on the contract's tick, rounded so that the trader is not told too much: a liquidation or
 * bankruptcy towards the entry (warned early), a break-even or target away from it (the profit is really
 * there). For a long both are the next tick up, for a short the next tick down.
 *
 * Long, break-even 60 060.03 on 0.1 → 60 060.1; short, liquidation 66 298.34 on 0.5 → 66 298.0. A price below
 * one tick stays on the first tick, because a contract cannot trade at 0.
 */
export function priceOnTick(exact: Price, side: Side, tick: Price): Price {
  const rounded = onGrid(
    atDigits(exact, MEANT_DIGITS, 'half-even'),
    tick,
    side === 'long' ? 'ceil' : 'floor',
  )
  return rounded.gt(0) ? asPrice(rounded) : tick
}
