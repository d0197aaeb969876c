import { D } from '../num/decimal'

import { num } from './explanation'

/** What a count typed or imported as a plain number (intervals, hours, milliseconds) has to be. */
interface CountRange {
  /** The count's name with a capital: starts the message. */
  readonly label: string
  readonly least: number
  readonly most?: number
}

/**
 * Why a plain number is not a usable count, or undefined when it is one.
 * 1.5 intervals → "Intervals must be a whole number of at least 1, was 1.5."
 */
export function countIssue(count: number, { label, least, most }: CountRange): string | undefined {
  if (!Number.isSafeInteger(count) || count < least)
    return `${label} must be a whole number of at least ${countText(least)}, was ${countText(count)}.`
  if (most !== undefined && count > most)
    return `${label} must be at most ${countText(most)}, was ${countText(count)}.`
  return undefined
}

/** A count inside a sentence or a formula. 28800000 → "28,800,000"; what is not a number has no digits. */
export const countText = (count: number): string =>
  Number.isFinite(count) ? num(new D(count)) : 'not a number'
