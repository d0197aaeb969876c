import { canonicalText, type Decimal } from './decimal'
import { groupedThousands } from './grouped'
import type { NumberIssue } from './parse'

/** What a field asks of its number. Without a rule every finite number is taken. */
export interface FieldRule {
  /** The field's name with a capital: starts every message about its range. */
  readonly label?: string
  /** Default `any`. */
  readonly sign?: 'any' | 'not-negative' | 'positive'
  /** Why zero is refused, after a semicolon: "a contract cannot trade at 0". */
  readonly because?: string
  readonly atMost?: Decimal
  /** Names what sets the limit: "on this contract". */
  readonly limitOf?: string
  /** The most decimals that have a meaning in this field. */
  readonly decimals?: number
  /** Unit words taken before or behind the number; any currency when absent. `%` and `x` only when named. */
  readonly units?: readonly string[]
}

/**
 * Holds a number against a field's rule, in words for the person who typed it.
 * Leverage 0 → "Leverage must be above zero."; 250 → "Leverage on this contract goes up to 100; you typed 250."
 */
export function ruleIssue(value: Decimal, rule: FieldRule): NumberIssue | undefined {
  return signIssue(value, rule) ?? limitIssue(value, rule) ?? decimalsIssue(value, rule)
}

function signIssue(value: Decimal, rule: FieldRule): NumberIssue | undefined {
  const { sign = 'any', because } = rule
  const code = value.isZero() ? 'zero' : 'negative'
  const reason = because === undefined ? '' : `; ${because}`
  if (sign === 'positive' && value.lte(0))
    return { code, message: `${nameOf(rule)} must be above zero${reason}.` }
  if (sign === 'not-negative' && value.lt(0))
    return { code, message: `${nameOf(rule)} must not be below zero${reason}.` }
  return undefined
}

function limitIssue(value: Decimal, rule: FieldRule): NumberIssue | undefined {
  const { atMost, limitOf } = rule
  if (atMost === undefined || value.lte(atMost)) return undefined
  const scope = limitOf === undefined ? '' : ` ${limitOf}`
  const message = `${nameOf(rule)}${scope} goes up to ${readable(atMost)}; you typed ${readable(value)}.`
  return { code: 'too-high', message }
}

function decimalsIssue(value: Decimal, rule: FieldRule): NumberIssue | undefined {
  const { decimals } = rule
  if (decimals === undefined || value.decimalPlaces() <= decimals) return undefined
  const most =
    decimals === 0
      ? 'no decimals'
      : `at most ${decimals.toString()} decimal${decimals === 1 ? '' : 's'}`
  return { code: 'too-many-decimals', message: `${nameOf(rule)} takes ${most}.` }
}

const nameOf = ({ label = 'This number' }: FieldRule): string => label

/** A number with thousands separators, for a sentence. */
export const readable = (value: Decimal): string => groupedThousands(canonicalText(value), ',')
