import { D, type Decimal } from './decimal'

/**
 * How a number meets a grid. `down`/`up` are towards and away from zero; `floor`/`ceil` follow the
 * number line; the halves round to nearest and differ only on ties. There is no default on purpose.
 */
export type RoundingMode = 'down' | 'up' | 'floor' | 'ceil' | 'half-up' | 'half-even'

const MODES = {
  down: D.ROUND_DOWN,
  up: D.ROUND_UP,
  floor: D.ROUND_FLOOR,
  ceil: D.ROUND_CEIL,
  'half-up': D.ROUND_HALF_UP,
  'half-even': D.ROUND_HALF_EVEN,
} as const satisfies Record<RoundingMode, Decimal.Rounding>

/** Rounds to `places` decimals (an integer from 0 to 30). 0.00012345678, 8, 'down' → 0.00012345. */
export function atPlaces(value: Decimal, places: number, mode: RoundingMode): Decimal {
  return value.toDecimalPlaces(places, MODES[mode])
}

/**
 * Puts a number on a grid of `step` (a tick or a lot, > 0): the multiple of the step chosen by `mode`.
 * 48 655.37 on 0.5 'floor' → 48 655.0.
 */
export function onGrid(value: Decimal, step: Decimal, mode: RoundingMode): Decimal {
  return value.div(step).toDecimalPlaces(0, MODES[mode]).times(step)
}

/** True when the value lies on the grid exactly. */
export function isOnGrid(value: Decimal, step: Decimal): boolean {
  return value.mod(step).isZero()
}

/** Rounds to `digits` significant digits (1 to 50). 49 999.999…9 (48 nines), 40, 'half-even' → 50 000. */
export function atDigits(value: Decimal, digits: number, mode: RoundingMode): Decimal {
  return value.toSignificantDigits(digits, MODES[mode])
}
