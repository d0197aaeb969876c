import { z } from 'zod'

import { CurrencyCode, Scale } from '../money/currency'

import { AccountId } from './event'
import { LegMoney } from './leg'

/** A day as `2026-01-31`, or the first day of a month. */
export const DayText = z.iso.date()

export const CalendarQuery = z.strictObject({
  by: z.enum(['day', 'month']),
  /** All of them where left out. */
  accounts: z.array(AccountId).max(200).optional(),
  /** First and last day, both included; an absent end is open. */
  from: DayText.optional(),
  to: DayText.optional(),
})
export type CalendarQuery = z.output<typeof CalendarQuery>

/**
 * What moved on a day or in a month of UTC, each event on its own day: also what open legs realised, paid and
 * received. One row per settlement coin; a day on which nothing moved has none.
 */
export const CalendarRow = z.strictObject({
  start: DayText,
  currency: CurrencyCode,
  scale: Scale,
  money: LegMoney,
})
export type CalendarRow = z.output<typeof CalendarRow>

export const Calendar = z.strictObject({ rows: z.array(CalendarRow) })
export type Calendar = z.output<typeof Calendar>
