import type { LegR } from '@shared/journal/leg-r'

type Why = Extract<LegR, { kind: 'unknown' }>['why']

const WORDS: Readonly<Record<Why, string>> = {
  'no-stop': 'No stop was recorded, so no risk is known',
  'no-risk': 'The first stop is not on the losing side of the entry, so nothing was at risk there',
  'nothing-closed': 'Nothing is closed yet',
  'no-dollars': 'This contract has no dollar worth of its own',
}

/** Why a position has no R. */
export const noRWords = (why: Why): string => WORDS[why]
