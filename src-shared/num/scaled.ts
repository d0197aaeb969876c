import { wholeOf, type Whole } from './whole'

/** A decimal as whole digits: digits · 10^−scale. 50 000.5 is { 500 005, 1 }. */
export interface Scaled {
  readonly digits: Whole
  readonly scale: number
}

const [MINUS, POINT, NINE] = [45, 46, 57]
const ZERO = 48

/** Up to so many digits cannot leave the safe integers. */
const NARROW_DIGITS = 15

/**
 * Reads plain decimal text (`-12.50`, no exponent, no separators); undefined for anything else. Written by
 * hand over the characters, because a million fills bring three million such texts.
 */
export function scaledFrom(text: string): Scaled | undefined {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0
  const last = text.length - 1
  // A sign alone, and a point without a digit on either side, are no numbers.
  if (last < start || text.charCodeAt(start) === POINT || text.charCodeAt(last) === POINT)
    return undefined
  let point = last
  let digits = 0
  for (let at = start; at <= last; at += 1) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) digits = digits * 10 + (code - ZERO)
    else if (code === POINT && point === last) point = at
    else return undefined
  }
  const exact = text.length <= NARROW_DIGITS ? signed(digits, start) : written(text)
  return { digits: exact, scale: last - point }
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE

/** Subtracted from zero, so that “-0” is no negative zero. */
const signed = (digits: number, minus: number): number => (minus === 1 ? 0 - digits : digits)

const written = (text: string): Whole => wholeOf(BigInt(text.replace('.', '')))
