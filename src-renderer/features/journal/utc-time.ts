import { err, ok, type Result } from '@shared/num/result'

const SHAPE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?)?\s*(?:Z|UTC)?$/i

const FIRST_MS = Date.UTC(2009, 0, 1)
const LAST_MS = Date.UTC(2100, 0, 1)

/**
 * A moment as statements print it, in UTC: `2026-11-23 14:05`, with or without seconds and milliseconds, with
 * `T` or a blank, with or without `Z`. A date alone is its midnight. Gives whole milliseconds since 1970 UTC.
 */
export function readUtcTime(text: string): Result<number, string> {
  const match = SHAPE.exec(text.trim())
  if (!match) return err('Write the time in UTC as 2026-11-23 14:05:00.')
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(
    (group) => match.at(group) ?? '00',
  )
  const milli = (match.at(7) ?? '').padEnd(3, '0')
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`
  const atMs = Date.parse(iso)
  // 31 February parses as 3 March: what comes back must be what was typed.
  if (Number.isNaN(atMs) || new Date(atMs).toISOString() !== iso)
    return err(`${text.trim()} is not in the calendar.`)
  if (atMs < FIRST_MS || atMs > LAST_MS) return err('The time lies between 2009 and 2100.')
  return ok(atMs)
}

/** The moment as the form shows it: seconds always, milliseconds where there are any. */
export function utcTimeText(atMs: number): string {
  const iso = new Date(atMs).toISOString()
  return iso.replace('T', ' ').replace(atMs % 1000 === 0 ? '.000Z' : 'Z', '')
}

/** This moment as the form shows it, to the second. */
export const utcNowText = (): string => utcTimeText(Math.floor(Date.now() / 1000) * 1000)
