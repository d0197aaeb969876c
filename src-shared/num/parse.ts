import { D, type Decimal } from './decimal'
import { err, ok, type Result } from './result'

/** Why a text is not a number, in words for the person who typed it. */
export interface NumberIssue {
  readonly code:
    | 'empty'
    | 'letters'
    | 'exponent'
    | 'too-long'
    | 'two-separators'
    | 'two-signs'
    | 'wrong-unit'
    | 'malformed'
    | 'not-finite'
    | 'zero'
    | 'negative'
    | 'too-high'
    | 'too-many-decimals'
  readonly message: string
}

/** The longest digit string taken: beyond it no market figure exists and exactness could be lost. */
export const MAX_DIGITS = 40

const PLAIN = /^-?\d+(?:\.\d+)?$/

/**
 * The strict gate for machine-written numbers (files, storage, the wire): an optional minus, digits, an
 * optional point with digits. No exponent, hex, underscore, Infinity, NaN or blanks; at most 64 characters.
 * Nothing ever becomes zero because it could not be read.
 */
export function parseDecimal(text: string): Result<Decimal, NumberIssue> {
  if (text.length > 64)
    return err({ code: 'too-long', message: 'That number has more than 64 characters.' })
  if (!PLAIN.test(text))
    return err({ code: 'malformed', message: `“${text}” is not a plain decimal number.` })
  return ok(new D(text))
}
