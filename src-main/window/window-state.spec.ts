import { describe, expect, it } from 'vitest'

import { openingBounds, SMALLEST } from './window-state'

const laptop = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 2560, height: 1400 }

describe('where the window opens', () => {
  it('is the middle of the first display at the first start', () => {
    expect(openingBounds(null, [laptop, second])).toEqual({
      x: 320,
      y: 120,
      width: 1280,
      height: 800,
    })
  })

  it('is where it was left', () => {
    const left = { x: 2000, y: 50, width: 1500, height: 900 }
    expect(openingBounds(left, [laptop, second])).toEqual(left)
  })

  it('is the first display when the one it was left on is gone, in the size it had', () => {
    const left = { x: 2000, y: 50, width: 1500, height: 900 }
    expect(openingBounds(left, [laptop])).toEqual({ x: 210, y: 70, width: 1500, height: 900 })
  })

  it('is never larger than the display nor over its edge', () => {
    const left = { x: 700, y: 500, width: 4000, height: 3000 }
    expect(openingBounds(left, [laptop])).toEqual(laptop)
  })

  it('is never smaller than what the layout needs', () => {
    const left = { x: 10, y: 10, width: 300, height: 200 }
    expect(openingBounds(left, [laptop])).toEqual({ x: 10, y: 10, ...SMALLEST })
  })

  it('moves a window of which only a sliver was left on the display', () => {
    const left = { x: 1900, y: 50, width: 1100, height: 720 }
    expect(openingBounds(left, [laptop])).toEqual({ x: 410, y: 160, width: 1100, height: 720 })
  })

  it('has an answer on a display smaller than the smallest window', () => {
    const tiny = { x: 0, y: 0, width: 800, height: 600 }
    expect(openingBounds(null, [tiny])).toEqual({ x: 0, y: 0, ...SMALLEST })
  })
})
