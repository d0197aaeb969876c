import { describe, expect, it } from 'vitest'

import { readUtcTime, utcTimeText } from './utc-time'

const AT = Date.UTC(2026, 10, 20, 14, 5, 7)

describe('a time as it is typed', () => {
  it.each([
    ['2026-11-20 14:05:07', AT],
    ['2026-11-20T14:05:07Z', AT],
    [' 2026-11-20 14:05:07 UTC ', AT],
    ['2026-11-20 14:05:07.25', AT + 250],
    ['2026-11-20 14:05', AT - 7_000],
    ['2026-11-20', Date.UTC(2026, 10, 20)],
  ])('reads %s', (text, expected) => {
    expect(readUtcTime(text)).toEqual({ ok: true, value: expected })
  })

  it.each(['yesterday', '20.11.2026', '2026-11-20 2pm', '2026-11-20 14:05 +02:00', ''])(
    'says how to write %s',
    (text) => {
      expect(readUtcTime(text)).toEqual({
        ok: false,
        error: 'Write the time in UTC as 2026-11-23 14:05:00.',
      })
    },
  )

  it.each(['2026-02-30 10:00', '2026-11-20 25:00', '2025-02-29'])(
    'refuses %s, which is in no calendar',
    (text) => {
      expect(readUtcTime(text)).toEqual({ ok: false, error: `${text} is not in the calendar.` })
    },
  )

  it('refuses a year before the first bitcoin', () => {
    expect(readUtcTime('1999-12-31 10:00').ok).toBe(false)
  })

  it('comes back as it was shown, to the millisecond', () => {
    expect(utcTimeText(AT)).toBe('2026-11-20 14:05:07')
    expect(readUtcTime(utcTimeText(AT + 41))).toEqual({ ok: true, value: AT + 41 })
  })
})
