import type { InverseSpec } from '@shared/market/contract-spec'

import type { Scenario } from '../../../app/scenario'

const LONGEST = 80

/** Why a name cannot be given, or undefined. Two scenarios of one name could not be told apart in a list. */
export function nameIssue(name: string, taken: readonly string[]): string | undefined {
  const plain = name.trim()
  if (plain === '') return 'Give it a name.'
  if (plain.length > LONGEST)
    return `A name has up to ${LONGEST} characters; this has ${plain.length}.`
  if (/\p{Cc}/u.test(plain)) return 'A name is one line.'
  return isTaken(plain, taken) ? 'You have a scenario of that name already.' : undefined
}

const isTaken = (name: string, taken: readonly string[]): boolean =>
  taken.some((each) => each.toLowerCase() === name.toLowerCase())

/** The name itself where it is free, otherwise with the next number: Plan, Plan 2, Plan 3. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!isTaken(name, taken)) return name
  const stem = name.replace(/ \d+$/, '')
  for (let count = 2; ; count += 1) {
    const number = ` ${count}`
    const next = `${stem.slice(0, LONGEST - number.length)}${number}`
    if (!isTaken(next, taken)) return next
  }
}

/** What a scenario could be called: Long XBTUSD from 60,000. */
export function suggestedName(
  { entry, quantity }: Pick<Scenario, 'entry' | 'quantity'>,
  { symbol }: Pick<InverseSpec, 'symbol'>,
  sideWord: string,
): string {
  const [from, of] = [entry.trim(), quantity.trim()]
  const position = `${sideWord} ${of && from === '' ? `${of} ${symbol}` : symbol}`
  return `${position}${from && ` from ${from}`}`
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST)
    .trim()
}
