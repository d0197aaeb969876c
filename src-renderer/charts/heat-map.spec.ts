import { describe, expect, it } from 'vitest'

import { ABSENT, LIQUIDATED } from '@shared/calc/what-if-float64'

import {
  cellAfter,
  cellUnder,
  extentOf,
  pixelsOf,
  rampOf,
  runsOf,
  shareAlong,
  shareOf,
  ticksBetween,
  zeroLine,
  type HeatMapGrid,
} from './heat-map'

/** Two prices by three days. */
const shown: HeatMapGrid = {
  grid: {
    figures: Float64Array.from([-1, 0, 3, 4, 0, -2]),
    states: Uint8Array.from([0, 0, 0, 0, ABSENT, LIQUIDATED]),
    least: -1,
    most: 4,
  },
  y: Float64Array.from([10, 20]),
  x: Float64Array.from([0, 1, 2]),
  scale: 'diverging',
}
const ramp = rampOf(['#000000', '#808080', '#ffffff'])

describe('the scale', () => {
  it('has zero in its middle where it diverges, and its extremes at its ends otherwise', () => {
    expect(extentOf(shown)).toEqual({ least: -4, most: 4 })
    expect(extentOf({ ...shown, scale: 'rising' })).toEqual({ least: -1, most: 4 })
    expect(shareOf(0, extentOf(shown), false)).toBe(0.5)
  })

  it('keeps what lies beyond its ends at them, and turns where less is better', () => {
    const extent = { least: 0, most: 10 }
    expect([-5, 2, 50].map((figure) => shareOf(figure, extent, false))).toEqual([0, 0.2, 1])
    expect(shareOf(2, extent, true)).toBe(0.8)
    expect(shareOf(7, { least: 3, most: 3 }, false)).toBe(0.5)
  })

  it('goes through its stops', () => {
    expect([ramp[0], ramp[255]]).toEqual([
      [0, 0, 0],
      [255, 255, 255],
    ])
    // 127/255 of two stretches: 0.996 of the way to 128
    expect(ramp[127]).toEqual([127, 127, 127])
  })
})

describe('the line of zero', () => {
  it('lies between two cells in proportion, at each time that has it', () => {
    const grid = {
      ...shown.grid,
      figures: Float64Array.from([-1, -1, -1, 3, 0, -2]),
      states: Uint8Array.from([0, LIQUIDATED, 0, 0, 0, 0]),
    }
    // −1 at 10 and 3 at 20; −1 at 10 and 0 at 20; below zero throughout
    expect(zeroLine({ ...shown, grid })).toEqual([
      [0, 12.5],
      [1, 20],
    ])
    expect(zeroLine({ ...shown, grid, scale: 'rising' })).toEqual([])
  })

  it('passes over cells without a figure', () => {
    // At the second time 0 and one that says nothing, at the third 3 and −2: 10 + 10 · 3/5
    const grid = { ...shown.grid, figures: Float64Array.from([-1, 0, 3, 4, -5, -2]) }
    expect(zeroLine({ ...shown, grid })).toEqual([
      [0, 12],
      [2, 16],
    ])
  })
})

it('has one pixel per cell, the highest price on top, none where there is no figure', () => {
  const pixels = pixelsOf(shown, ramp)
  const at = (row: number, column: number): number[] => [
    ...pixels.slice((row * 3 + column) * 4, (row * 3 + column) * 4 + 4),
  ]
  // 4 is the end of the scale, −1 is 3/8 of it: step 95.6, rounded 96 of 255
  expect(at(0, 0)).toEqual([255, 255, 255, 255])
  expect(at(1, 0)).toEqual([96, 96, 96, 255])
  expect(at(0, 1)).toEqual([0, 0, 0, 0])
  // What is liquidated keeps its colour: the hatch lies over it.
  expect(at(0, 2)[3]).toBe(255)
})

describe('ticks', () => {
  it.each([
    [35_000, 65_000, 6, [35_000, 40_000, 45_000, 50_000, 55_000, 60_000, 65_000]],
    [0, 30, 7, [0, 5, 10, 15, 20, 25, 30]],
    [0.2, 0.9, 4, [0.2, 0.4, 0.6, 0.8]],
    [5, 5, 4, [5]],
  ])('between %d and %d are round', (...[from, to, most, ticks]) => {
    const found = ticksBetween(from, to, most)
    expect(found.map((tick) => Number(tick.toPrecision(6)))).toEqual(ticks)
  })
})

it('has each step of an axis in the middle of its cell', () => {
  const steps = Float64Array.from([10, 20, 30])
  // 1/6, 3/6 and 5/6; 25 is half a cell below the last
  expect([10, 20, 30, 25].map((at) => shareAlong(at, steps).toFixed(6))).toEqual([
    '0.166667',
    '0.500000',
    '0.833333',
    '0.666667',
  ])
})

describe('a cell', () => {
  const frame = { left: 100, top: 10, width: 300, height: 200 }
  const size = { rows: 2, columns: 3 }

  it('is found under the pointer, rows counted from below', () => {
    expect(cellUnder({ x: 101, y: 11 }, frame, size)).toEqual({ row: 1, column: 0 })
    expect(cellUnder({ x: 399, y: 209 }, frame, size)).toEqual({ row: 0, column: 2 })
    for (const [x, y] of [
      [99, 50],
      [400, 50],
      [200, 9],
      [200, 210],
    ] as const)
      expect(cellUnder({ x, y }, frame, size)).toBeUndefined()
  })

  it('is gone to by keys, ten at once with Shift, and never beyond the edge', () => {
    const large = { rows: 200, columns: 200 }
    const from = { row: 50, column: 50 }
    const go = (key: string, shiftKey = false) => cellAfter({ key, shiftKey }, from, large)
    expect(go('ArrowUp')).toEqual({ row: 51, column: 50 })
    expect(go('ArrowLeft', true)).toEqual({ row: 50, column: 40 })
    expect(go('End')).toEqual({ row: 50, column: 199 })
    expect(go('x')).toBeUndefined()
    expect(cellAfter({ key: 'ArrowDown', shiftKey: true }, { row: 3, column: 0 }, large)).toEqual({
      row: 0,
      column: 0,
    })
  })
})

describe('runs', () => {
  it('are the stretches on which something holds', () => {
    const holds = [true, true, false, true, false, false, true]
    expect(runsOf(7, (at) => holds[at] ?? false)).toEqual([
      [0, 2],
      [3, 4],
      [6, 7],
    ])
    expect(runsOf(3, () => true)).toEqual([[0, 3]])
    expect(runsOf(3, () => false)).toEqual([])
  })
})
