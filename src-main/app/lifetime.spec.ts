import type { BrowserWindow } from 'electron'
import { describe, expect, it, vi } from 'vitest'

import { pageReviver } from './lifetime'

describe('a page whose process died', () => {
  function windowDouble(destroyed = false) {
    const reload = vi.fn()
    // Only what the reviver touches is doubled.
    const window = { isDestroyed: () => destroyed, webContents: { reload } } as unknown
    return { window: window as BrowserWindow, reload }
  }

  it('is loaded again, but not twice in ten seconds', () => {
    let nowMs = 0
    const revive = pageReviver(() => nowMs)
    const { window, reload } = windowDouble()

    expect(revive(window)).toBe(true)
    nowMs = 9_999
    expect(revive(window)).toBe(false)
    nowMs = 10_000
    expect(revive(window)).toBe(true)
    expect(reload).toHaveBeenCalledTimes(2)
  })

  it('stays gone when its window is closed', () => {
    expect(pageReviver(() => 0)(windowDouble(true).window)).toBe(false)
    expect(pageReviver(() => 0)(undefined)).toBe(false)
  })
})
