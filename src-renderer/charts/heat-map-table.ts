import { ABSENT, LIQUIDATED } from '@shared/calc/what-if-float64'

import type { HeatMapGrid } from './heat-map'

/** As many rows and columns as can be listened to. */
const MOST = 11

interface Texts {
  readonly y: (at: number) => string
  readonly x: (at: number) => string
  readonly figure: (at: number) => string
}

export interface HeatMapRows {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly head: string; readonly figures: readonly string[] }[]
}

function picked(count: number): readonly number[] {
  const shown = Math.min(count, MOST)
  return Array.from({ length: shown }, (_, at) => Math.round((at * (count - 1)) / (shown - 1 || 1)))
}

/** A map's cells as text, evenly picked from end to end, the highest price first. */
export function heatMapRows({ grid, x, y }: HeatMapGrid, texts: Texts): HeatMapRows {
  const columns = picked(x.length)
  const textAt = (at: number): string => {
    const state = grid.states[at] ?? 0
    const figure = (state & ABSENT) === 0 ? texts.figure(grid.figures[at] ?? 0) : 'none'
    return (state & LIQUIDATED) === 0 ? figure : `${figure}, liquidated`
  }
  return {
    heads: columns.map((column) => texts.x(x[column] ?? 0)),
    rows: picked(y.length)
      .toReversed()
      .map((row) => ({
        head: texts.y(y[row] ?? 0),
        figures: columns.map((column) => textAt(row * x.length + column)),
      })),
  }
}
