import { D, ZERO, type Decimal } from './decimal'
import { readable, ruleIssue, type FieldRule } from './field-rule'
import { MAX_DIGITS, type NumberIssue } from './parse'
import { err, ok, type Result } from './result'
import { readSeparators } from './typed-separators'
import { UNIT_PATTERN, unitIssue } from './typed-unit'

export interface TypedNumber {
  readonly value: Decimal
  /** What was read, in words, when the text was more than plain digits. */
  readonly understood?: string
}

/** The pieces of a text that has the frame of a number. */
interface Pieces {
  readonly negative: boolean
  readonly before: string
  readonly body: string
  readonly multiplier: string
  readonly after: string
}

const SIGN = '[+\\-\u2212\u2013]'
const FRAME = new RegExp(
  `^(${SIGN}?)\\s*(${UNIT_PATTERN})?\\s*(${SIGN}?)\\s*([\\d.,'\u2019\\s]*\\d[.,]?)\\s*(?:([km])(?![a-z]))?\\s*(${UNIT_PATTERN})?$`,
  'iu',
)
const EXPONENT = /\d\s*e\s*[+\-\u2212]?\s*\d/iu
const BLANK_EDGES = /^[\s\uFEFF\u200B]+|[\s\uFEFF\u200B]+$/gu
const PLAIN = /^[+-]?\d*\.?\d*$/
const LONGEST_TEXT = 400
const FACTORS: Readonly<Record<string, string>> = { k: '1000', m: '1000000' }

/**
 * Reads a number as people type and paste it: spaces, thousands separators, currency signs and unit words,
 * `k` and `m`, a decimal comma, a typographic minus. Where a text could mean two numbers it takes the English
 * one and says so in `understood`. Everything else is refused in words that say what would be right; nothing
 * is guessed into a number, and no text makes it throw or give a number that is not finite.
 *
 * `$60,000.5` → 60000.5 · `60.000,5` → 60000.5 · `1,5` → 1.5 · `60,000` → 60000 · `10k` → 10000 · `1e400` refused.
 */
export function readTypedNumber(
  text: string,
  rule: FieldRule = {},
): Result<TypedNumber, NumberIssue> {
  const typed = text.replace(BLANK_EDGES, '')
  const pieces = readPieces(typed)
  if (!pieces.ok) return pieces
  const unit = unitIssue(pieces.value, rule)
  if (unit !== undefined) return err(unit)
  const read = readSeparators(pieces.value.body)
  if (!read.ok) return read
  const { plain, note } = read.value
  const digits = plain.replace('.', '').length
  if (digits > MAX_DIGITS) return tooLong(digits)
  const value = valueOf(plain, pieces.value)
  const broken = ruleIssue(value, rule)
  if (broken !== undefined) return err(broken)
  if (PLAIN.test(typed) && note === '') return ok({ value })
  return ok({ value, understood: `Read as ${readable(value)}.${note}` })
}

function valueOf(plain: string, { negative, multiplier }: Pieces): Decimal {
  const unsigned = new D(plain).times(FACTORS[multiplier.toLowerCase()] ?? '1')
  return negative ? ZERO.minus(unsigned) : unsigned
}

function readPieces(typed: string): Result<Pieces, NumberIssue> {
  if (typed === '') return issue('empty', 'Type a number.')
  if (typed.length > LONGEST_TEXT) return tooLong(typed.replace(/\D/g, '').length)
  if (EXPONENT.test(typed)) return issue('exponent', 'Write the number in full, without e.')
  const match = FRAME.exec(typed)
  if (match === null) return unreadable(typed)
  // A group that took no part is absent from the array, whatever its type says.
  const part = (index: number): string => match.at(index) ?? ''
  const signs = part(1) + part(3)
  if (signs.length > 1) return TWO_SIGNS
  const negative = /[^+]/.test(signs)
  return ok({ negative, before: part(2), body: part(4), multiplier: part(5), after: part(6) })
}

const issue = (code: NumberIssue['code'], message: string): Result<never, NumberIssue> =>
  err({ code, message })

const TWO_SIGNS = issue('two-signs', 'Write one sign only.')

const tooLong = (digits: number): Result<never, NumberIssue> =>
  issue(
    'too-long',
    `That has ${digits.toString()} digits; up to ${MAX_DIGITS.toString()} are taken.`,
  )

function unreadable(typed: string): Result<never, NumberIssue> {
  if (/[+\-\u2212\u2013]\s*[+\-\u2212\u2013]/u.test(typed)) return TWO_SIGNS
  return /\p{L}/u.test(typed)
    ? issue('letters', 'Write the number in digits, such as 60000 or 60,000.5.')
    : issue('malformed', 'Write one plain number, such as 60000 or 60,000.5.')
}
