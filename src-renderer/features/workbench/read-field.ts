import type { Decimal } from '@shared/num/decimal'
import type { FieldRule } from '@shared/num/field-rule'
import { readTypedNumber } from '@shared/num/typed-number'

export interface FieldSays {
  /** Wrong, so that the field gives no number; or `caution`: the number is taken, but look at it. */
  readonly issue?: string
  /** What was understood, or what the number comes to. */
  readonly hint?: string
}

/** What a field gave: its number where it has one, and what it says below itself. */
export interface Read<T> {
  readonly value?: T
  readonly says?: FieldSays
}

/** Holds a field's text against its rule; an empty field is neither a number nor wrong. */
export function readField(text: string, rule: FieldRule): Read<Decimal> {
  if (text.trim() === '') return {}
  const read = readTypedNumber(text, rule)
  if (!read.ok) return { says: { issue: read.error.message } }
  const { value, understood } = read.value
  return understood === undefined ? { value } : { value, says: { hint: understood } }
}

/** Applies a unit to what was read, keeping what the field says. */
export function as<T>({ value, says }: Read<Decimal>, brand: (value: Decimal) => T): Read<T> {
  return { ...(value && { value: brand(value) }), ...(says && { says }) }
}
