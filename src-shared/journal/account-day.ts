const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** True for a zone of the IANA list that this machine knows the hours of. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** What clocks in the zone show at a moment, as milliseconds since their own 1970. */
function wallMs(atMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    ...({
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
    } as const),
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
  }).formatToParts(atMs)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '00'
  const date = [part('year').padStart(4, '0'), part('month'), part('day')].join('-')
  return Date.parse(`${date}T${part('hour')}:${part('minute')}:${part('second')}Z`)
}

/** How a venue counts its days: see `account-described`. */
export interface AccountDays {
  readonly zone: string
  /** Minutes after midnight of the zone. */
  readonly dayBoundary: number
}

/**
 * The last millisecond of a statement's day, UTC: a checkpoint of that time includes all of the day.
 *
 * 2026-03-28 in Europe/Berlin from midnight ends at 23:00 UTC, the 29th, when clocks go forward, at 22:00. A day
 * that begins at 12:00 UTC ends at noon of the next one. Where clocks pass over the boundary, the day ends with them.
 * @param day as `2026-01-31`
 */
export function dayEndMs(day: string, { zone, dayBoundary }: AccountDays): number {
  const wall = Date.parse(day) + DAY_MS + dayBoundary * MINUTE_MS
  const before = wall - offsetMs(wall - DAY_MS, zone)
  const next = wall - offsetMs(before, zone)
  return next - 1
}

const offsetMs = (atMs: number, zone: string): number =>
  wallMs(atMs, zone) - (atMs - (atMs % 1_000))
