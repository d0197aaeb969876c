import type { FieldRule } from './field-rule'
import type { NumberIssue } from './parse'

const CURRENCIES = ['US$', '$', '€', '£', '₿', 'BTC', 'XBT', 'USD', 'EUR', 'GBP'] as const
/** Understood, so that they can be refused by name; taken only by a field that names them. */
const OTHERS = [
  ...['contracts', 'contract', 'sats', 'sat', '%', '×', 'x'],
  ...['days', 'day', 'd'],
] as const

/** Longer spellings first, so that `contracts` is not read as `contract` and a stray s. */
export const UNIT_PATTERN = [...CURRENCIES, ...OTHERS]
  .map((unit) => unit.replaceAll('$', '\\$'))
  .join('|')

/** One unit under its several spellings. */
const SPELLINGS: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₿': 'BTC',
  XBT: 'BTC',
  '×': 'X',
  CONTRACTS: 'CONTRACT',
  SATS: 'SAT',
  DAYS: 'D',
  DAY: 'D',
}

const spelt = (unit: string): string => SPELLINGS[unit.toUpperCase()] ?? unit.toUpperCase()

/**
 * Why the unit typed with a number is refused; undefined when there is none or the field takes it.
 * A number of the wrong unit is never read as if it were the right one: `0.5 BTC` in a field of contracts.
 */
export function unitIssue(
  typed: { readonly before: string; readonly after: string; readonly body: string },
  { units }: FieldRule,
): NumberIssue | undefined {
  const { before, after, body } = typed
  if (before !== '' && after !== '' && spelt(before) !== spelt(after))
    return { code: 'wrong-unit', message: `Write one unit only, not ${before} and ${after}.` }
  const unit = before === '' ? after : before
  if (unit === '') return undefined
  if ((units ?? CURRENCIES).some((taken) => spelt(taken) === spelt(unit))) return undefined
  const right = units === undefined ? 'without it' : `in ${units.join(' or ')}`
  return {
    code: 'wrong-unit',
    message: `This field does not take ${unit}: write ${body.trim()} ${right}.`,
  }
}
