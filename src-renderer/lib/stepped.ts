import { canonicalText, D, ZERO } from '@shared/num/decimal'
import { readTypedNumber } from '@shared/num/typed-number'

const FACTORS = { once: '1', 'times ten': '10', 'a tenth': '0.1' } as const

/**
 * The text of a number field after one press of an arrow key: a step up or down from what is there, never
 * below zero. Text that is no number, or an empty field, starts from zero.
 */
export function stepped(
  text: string,
  step: string,
  move: { readonly up: boolean; readonly factor: keyof typeof FACTORS },
): string {
  const read = readTypedNumber(text)
  const from = read.ok ? read.value.value : ZERO
  const by = new D(step).times(FACTORS[move.factor])
  const next = move.up ? from.plus(by) : from.minus(by)
  return canonicalText(next.lt(0) && from.gte(0) ? ZERO : next)
}
