import { D } from '@shared/num/decimal'

import { readField, type Read } from '../../read-field'

const DAY_MS = 86_400_000
/** Ten years: no future is listed for longer. */
const MOST_DAYS = 3_650
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?\s*(?:Z|UTC)?$/i
/** Most venues deliver at this hour: Deribit, OKX, Binance and Bybit; BitMEX at 12:00. */
const DELIVERY = '08:00'

/**
 * The time to expiry in milliseconds, from days ("31.5") or from a date in UTC ("2026-12-25", "2026-12-25 12:00").
 * A date alone is its delivery at 08:00.
 */
export function readExpiry(text: string, nowMs: number): Read<number> {
  const date = DATE.exec(text.trim())
  return date ? fromDate(date, nowMs) : fromDays(text)
}

function fromDays(text: string): Read<number> {
  const { value, says } = readField(text, {
    ...{ label: 'The time to expiry', sign: 'positive', decimals: 4 },
    ...{ atMost: new D(MOST_DAYS), units: ['days'] },
  })
  // Four decimals of a day are a whole number of milliseconds.
  return { ...(value && { value: Number(value.times(DAY_MS)) }), ...(says && { says }) }
}

function fromDate([text, day = '', hour]: RegExpExecArray, nowMs: number): Read<number> {
  const iso = `${day}T${hour ?? DELIVERY}:00.000Z`
  const atMs = Date.parse(iso)
  // 31 February parses as 3 March: what comes back must be what was typed.
  if (Number.isNaN(atMs) || new Date(atMs).toISOString() !== iso)
    return { says: { issue: `${text.trim()} is not in the calendar.` } }
  const leftMs = atMs - nowMs
  if (leftMs < 1) return { says: { issue: 'This expiry is past.' } }
  if (leftMs > MOST_DAYS * DAY_MS)
    return { says: { issue: `An expiry lies at most ${MOST_DAYS.toString()} days ahead.` } }
  const days = (leftMs / DAY_MS).toFixed(2)
  return { value: leftMs, says: { hint: `${days} days, to ${day} ${hour ?? DELIVERY} UTC.` } }
}
