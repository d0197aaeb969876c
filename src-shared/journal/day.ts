const DAY_MS = 86_400_000

/** Days since 1970 in UTC. 2026-01-01T00:00 is day 20 454. */
export const dayOf = (atMs: number): number => (atMs - (atMs % DAY_MS)) / DAY_MS

/** The first millisecond of a day. */
export const dayStartMs = (day: number): number => day * DAY_MS
