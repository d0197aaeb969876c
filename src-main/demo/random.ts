/** Dice that fall the same way for the same seed: no clock and no Math.random anywhere in the demo. */
export interface Dice {
  /** 0 ≤ x < 1 */
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  /** A whole number, both ends included. */
  readonly whole: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
  /** Normally distributed, mean 0, deviation 1. */
  readonly normal: () => number
  /** A well-formed v4 UUID, unique only within one run of the dice. */
  readonly uuid: () => string
}

/**
 * Marsaglia's xorshift with 32 bits of state (“Xorshift RNGs”, Journal of Statistical Software 8/14, 2003):
 * three shifts, period 2³²−1. Plenty for a demo, and short enough to read.
 */
export function dice(seed: number): Dice {
  let state = seed >>> 0 || 1
  const bits = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state
  }
  // Small seeds start with small numbers; a few throws mix the bits.
  for (let warmUp = 0; warmUp < 16; warmUp += 1) bits()

  const next = (): number => bits() / 2 ** 32
  const between = (low: number, high: number): number => low + (high - low) * next()
  const whole = (low: number, high: number): number => low + Math.floor((high - low + 1) * next())
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    // Box and Muller, 1958.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    uuid: () => uuidOf([bits(), bits(), bits(), bits()]),
  }
}

function uuidOf(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  // Version 4 and the RFC 9562 variant, as the schema of event ids demands.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
