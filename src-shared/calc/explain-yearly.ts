import type { Fraction } from '../num/units'

import { percent } from './explanation'

/** Above this a compounded year is only digits. */
const MOST = 1_000_000

/** A yearly figure in words: percent, or why there is none to read. */
export function yearlyText(yearly: Fraction | undefined, missing: string): string {
  if (yearly === undefined) return missing
  return yearly.gt(MOST)
    ? 'More than 100,000,000% a year, too large to be read as a yield.'
    : percent(yearly)
}
