import type { CheckState, DifferenceFound, SuspectEvent } from '@shared/ipc/accounts'
import { plainText } from '@shared/format/decimal-text'

import { dateTimeText } from '../../../lib/plain-text'

import { walletLine } from './cash-words'

const STATES: Readonly<Record<CheckState, string>> = {
  green: 'agrees',
  red: 'differs',
  absent: 'not checked',
}

/** The state of a checkpoint in a word: the colour only repeats it. */
export const checkWord = (state: CheckState): string => STATES[state]

/** Where the two parted, as sentences. */
export function partingWords(found: DifferenceFound, unit: string): readonly string[] {
  const { sinceAtMs, checkpointAtMs, difference, fromDay, byDay } = found
  const more = difference.gt(0) ? 'more' : 'less'
  const what = found.symbol === null ? 'The statement has' : `Of ${found.symbol} the statement has`
  const since =
    sinceAtMs === null
      ? 'No checkpoint agrees before it, so the first event may be wrong already'
      : `The last one that agrees is of ${dateTimeText(sinceAtMs)} UTC`
  const days = fromDay === byDay ? `on ${fromDay}` : `from ${fromDay} to ${byDay}`
  return [
    `${what} ${plainText(difference.abs())} ${unit} ${more} than the events, at ${dateTimeText(checkpointAtMs)} UTC.`,
    `${since}: the difference arose ${days}.`,
    ...(found.searched
      ? []
      : ['Too many events lie between to look at each: state a checkpoint of a day in between.']),
  ]
}

/** What would have to be true for this event, or these two, to explain the whole difference. */
export function suspectWords(
  { why, events }: DifferenceFound['suspects'][number],
  unit: string,
): string {
  const named = events.map((event) => eventWords(event, unit)).join(' and ')
  switch (why) {
    case 'not-stated':
      return `${named}: not on the statement, such as recorded twice.`
    case 'missing-like':
      return `${named}: the statement has one more of just this amount.`
    case 'wrong-sign':
      return `${named}: went the other way.`
    case 'own-fee':
      return `${named}: its fee is missing, or another than by the contract’s rate.`
    case 'pair':
      return `${named}: neither is on the statement.`
  }
}

const eventWords = (event: SuspectEvent, unit: string): string =>
  `${walletLine(event)} of ${dateTimeText(event.atMs)}, ${plainText(event.amount)} ${unit}`
