import { D, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'

/** A number from 0 to below 1. */
export type Roll = () => number

/** Repeatable dice (mulberry32): the same seed gives the same cases on every machine. */
export function dice(seed: number): Roll {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Evenly over the orders of magnitude from `low` to `high`; the ends themselves come up now and then. */
export function spread(roll: Roll, low: number, high: number): number {
  const edge = roll()
  if (edge < 0.02) return low
  if (edge > 0.98) return high
  return Math.exp(Math.log(low) + roll() * (Math.log(high) - Math.log(low)))
}

/** Evenly between two numbers, with six decimals. */
export const between = (roll: Roll, low: number, high: number): Decimal =>
  new D((low + roll() * (high - low)).toFixed(6))

export const pick = <T>(roll: Roll, from: readonly [T, ...T[]]): T =>
  from[Math.floor(roll() * from.length)] ?? from[0]

export const chance = (roll: Roll, share: number): boolean => roll() < share

/** The nearest multiple of a step, at least one step. */
export function onStep(exact: number, step: Decimal): Decimal {
  const steps = atPlaces(new D(exact).div(step), 0, 'half-up')
  return D.max(steps, 1).times(step)
}
