import { describe, expect, it } from 'vitest'

import { dayEndMs, isZone } from './account-day'

const end = (day: string, zone: string, dayBoundary = 0): string =>
  new Date(dayEndMs(day, { zone, dayBoundary })).toISOString()

describe('the end of a statement’s day', () => {
  it.each([
    ['2026-11-23', 'UTC', 0, '2026-11-23T23:59:59.999Z'],
    // BitMEX: a day from noon to noon.
    ['2026-11-23', 'UTC', 720, '2026-11-24T11:59:59.999Z'],
    ['2026-11-23', 'Asia/Singapore', 0, '2026-11-23T15:59:59.999Z'],
    // 20:00 in Singapore is noon.
    ['2026-11-23', 'Asia/Singapore', 1_200, '2026-11-24T11:59:59.999Z'],
    ['2026-11-23', 'America/New_York', 0, '2026-11-24T04:59:59.999Z'],
    // Clocks go forward in the night to 29 March, and back in that to 25 October, at 01:00 UTC.
    ['2026-03-28', 'Europe/Berlin', 0, '2026-03-28T22:59:59.999Z'],
    ['2026-03-29', 'Europe/Berlin', 0, '2026-03-29T21:59:59.999Z'],
    ['2026-10-24', 'Europe/Berlin', 0, '2026-10-24T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Berlin', 0, '2026-10-25T22:59:59.999Z'],
    // Half an hour off the full one.
    ['2026-11-23', 'Asia/Kolkata', 0, '2026-11-23T18:29:59.999Z'],
    ['2026-12-31', 'UTC', 0, '2026-12-31T23:59:59.999Z'],
  ] as const)('of %s in %s from minute %i', (...[day, zone, boundary, ends]) => {
    expect(end(day, zone, boundary)).toBe(ends)
  })

  it('is followed by the next day without a gap, the year through', () => {
    const days = Array.from({ length: 400 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
    )
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])
      for (const [index, day] of days.slice(1).entries()) {
        const of = { zone, dayBoundary: 480 }
        const hours = (dayEndMs(day, of) - dayEndMs(days[index]!, of)) / 3_600_000
        expect([zone, day, hours >= 23 && hours <= 25]).toEqual([zone, day, true])
      }
  })
})

describe('a zone', () => {
  it('is one that this machine knows', () => {
    expect(['UTC', 'Asia/Singapore', 'America/Argentina/Ushuaia'].every(isZone)).toBe(true)
    expect(['', 'Mars/Olympus', 'Nowhere'].some(isZone)).toBe(false)
  })
})
