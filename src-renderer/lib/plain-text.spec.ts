import { describe, expect, it } from 'vitest'

import { dateTimeText, durationText, kibText } from './plain-text'

describe('plain text', () => {
  it('prints moments in UTC to the minute', () => {
    expect(dateTimeText(Date.UTC(2026, 10, 23, 9, 5, 59))).toBe('2026-11-23 09:05')
  })

  it('prints how long in the two largest units', () => {
    expect(durationText(12 * 60_000)).toBe('12 min')
    expect(durationText(65 * 60_000)).toBe('1 h 5 min')
    expect(durationText(76 * 3_600_000)).toBe('3 d 4 h')
    expect(durationText(48 * 3_600_000)).toBe('2 d')
  })

  it('prints sizes', () => {
    expect(kibText(98_304)).toBe('96 KiB')
    expect(kibText(4_404_020)).toBe('4.2 MiB')
  })
})
