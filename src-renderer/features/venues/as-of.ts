import { err, ok, type Result } from '@shared/num/result'

/**
 * Reads a day as typed, in UTC: its first instant, or undefined for an empty field (today).
 * `2021-01-01` → 1 609 459 200 000; `2026-02-30` is refused.
 */
export function readDay(text: string): Result<number | undefined, string> {
  const typed = text.trim()
  if (typed === '') return ok(undefined)
  if (!/^\d{4}-\d\d-\d\d$/.test(typed)) return err('Write the day as 2021-01-31.')
  const atMs = Date.parse(`${typed}T00:00:00Z`)
  if (Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== typed)
    return err(`There is no ${typed} in the calendar.`)
  return ok(atMs)
}
