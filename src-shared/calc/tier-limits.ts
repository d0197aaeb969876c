import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { leverage, type Leverage } from '../num/units'

import { effectiveRate, marginCurve, type MarginCurve, type PositionSize } from './margin'

type Tiered = Pick<ContractSpec, 'margin' | 'maxLeverage'>

/** The initial-margin curve of a contract at its highest leverage. */
const initialCurve = ({ margin, maxLeverage }: Tiered): MarginCurve =>
  marginCurve(margin, 'initial', leverage(maxLeverage))

/**
 * The highest leverage that a position of this size may have: 1 / its initial margin rate, at most the
 * contract's own. BitMEX XBTUSD at 300 XBT: 1.5 % → 66.66…×.
 */
export function mostLeverageAt(spec: Tiered, size: PositionSize): Leverage {
  const asked = effectiveRate(initialCurve(spec), size)
  if (asked.lte(0)) return leverage(spec.maxLeverage)
  return leverage(D.min(ONE.div(asked), spec.maxLeverage))
}

/** The largest position that a leverage allows, in the schedule's measure. */
export interface TierLimit {
  readonly measure: MarginCurve['measure']
  /** Undefined: no end is known. */
  readonly upTo: Decimal | undefined
  /** Up to here it is certain, where no end is known; undefined where the tiers go on without one. */
  readonly atLeast?: Decimal | undefined
}

/**
 * How large a position may be at a leverage L before its initial margin rate rises above 1/L: the end of the last
 * stretch that still allows it, or the point inside a stretch where a rate that grows reaches 1/L. Zero where
 * even the smallest position may not have that leverage.
 * Binance COIN-M BTCUSD of 2021 at 20×: 50 BTC. Deribit BTC at 25×: (4 % − 2 %) / 0.005 % = 400 BTC.
 */
export function largestAtLeverage(spec: Tiered, wanted: Leverage): TierLimit {
  const curve = initialCurve(spec)
  const { measure } = curve
  const most = ONE.div(wanted)
  if (wanted.gt(spec.maxLeverage)) return { measure, upTo: ZERO }
  let reached: Decimal | undefined = ZERO
  for (const { from, upTo, rate, slope, deduction } of curve.stretches) {
    // Inside a stretch the rate asked for is rate + slope·z − deduction/z, which does not fall as z grows.
    const end = endWithin({ from, rate, slope, deduction }, most)
    if (end === 'none') return { measure, upTo: reached }
    if (end !== 'whole' && (upTo === undefined || end.lt(upTo))) return { measure, upTo: end }
    reached = upTo
  }
  return { measure, upTo: reached, ...(reached === undefined && { atLeast: curve.knownUpTo }) }
}

interface Line {
  readonly from: Decimal
  readonly rate: Decimal
  readonly slope: Decimal
  readonly deduction: Decimal
}

/** How far into a stretch rate + slope·z − deduction/z stays at or below `most`. */
function endWithin(
  { from, rate, slope, deduction }: Line,
  most: Decimal,
): 'none' | 'whole' | Decimal {
  const room = most.minus(rate)
  if (slope.isZero() && deduction.isZero()) return room.gte(0) ? 'whole' : 'none'
  if (deduction.isZero()) return room.lt(0) ? 'none' : room.div(slope)
  // A marginal tier: rate − deduction/z ≤ most up to z = deduction / (rate − most).
  if (room.gte(0)) return 'whole'
  const end = deduction.div(room.negated())
  return end.gt(from) ? end : 'none'
}
