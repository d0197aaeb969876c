import { ONE } from '../num/decimal'
import { leverage as asLeverage, type Leverage } from '../num/units'

import { marginCurve, marginOn, type PositionSize } from './margin'
import { notional } from './notional'
import type { PositionInput, Twin } from './position'
import { standingOf } from './standing'
import { mostLeverageAt } from './tier-limits'
import { twinAt, twinMinus } from './twin'

/** The margin of a position against what a venue asks for at its size. */
export interface TierMargin {
  readonly size: PositionSize
  /** Initial margin that the schedule asks for at entry, before the chosen leverage. */
  readonly asked: Twin
  /** The margin put behind it less what is asked; below zero the position could not be opened. */
  readonly over: Twin
  /** The highest leverage that this size may have. */
  readonly mostLeverage: Leverage
}

/**
 * What the tier of a position asks for at entry, and what its own margin has above that. With cross margin its own is
 * notional / leverage.
 * BitMEX XBTUSD, 25 000 000 contracts at 100 000 (250 XBT, second tier of 1.5 %) with 50×: asked 3.75, own 5, over
 * 1.25; at most 66.66…×.
 */
export function tierMargin(input: PositionInput): TierMargin {
  const { spec, quantity, entry } = input
  const { initialMargin, chosen } = standingOf(input)
  const size = { notional: notional({ spec, quantity }, entry), quantity }
  const curve = marginCurve(spec.margin, 'initial', chosen ?? asLeverage(ONE))
  const asked = twinAt(spec, marginOn(curve, size), entry)
  return {
    ...{ size, asked, over: twinMinus(twinAt(spec, initialMargin, entry), asked) },
    mostLeverage: mostLeverageAt(spec, size),
  }
}
