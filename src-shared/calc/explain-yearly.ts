import { err, ok, type Result } from '../num/result'
import type { Fraction } from '../num/units'

import { percent } from './explanation'

/** Above this a compounded year is only digits. */
const MOST = 1_000_000

/** A yearly figure that can be read, or in words why there is none. */
export function readableYear(
  yearly: Fraction | undefined,
  missing: string,
): Result<Fraction, string> {
  if (yearly === undefined) return err(missing)
  return yearly.gt(MOST)
    ? err('More than 100,000,000% a year, too large to be read as a yield.')
    : ok(yearly)
}

/** A yearly figure in words: percent, or why there is none to read. */
export function yearlyText(yearly: Fraction | undefined, missing: string): string {
  const read = readableYear(yearly, missing)
  return read.ok ? percent(read.value) : read.error
}
