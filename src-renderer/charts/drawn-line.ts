import type { HeatMapCell } from './heat-map'

/** Rows that a cell may lie beside the line without being missed. */
const UNSEEN = 0.5

/**
 * A line drawn from left to right in as few cells as tell it: both ends, and then again and again the cell that is
 * the most rows away from the straight line between those that are kept, until none is half a row away or `most`
 * (≥ 2) are kept. So a spike is kept first, and what is straight is two cells.
 */
export function fewestCells(drawn: readonly HeatMapCell[], most: number): readonly HeatMapCell[] {
  if (drawn.length < 3) return drawn
  const kept = [0, drawn.length - 1]
  while (kept.length < most) {
    const next = farthest(drawn, kept)
    if (next === undefined) break
    kept.splice(next.place, 0, next.at)
  }
  return kept.flatMap((at) => drawn[at] ?? [])
}

interface Farthest {
  /** Which cell, and where among the kept ones it belongs. */
  readonly at: number
  readonly place: number
  readonly rows: number
}

function farthest(drawn: readonly HeatMapCell[], kept: readonly number[]): Farthest | undefined {
  let found: Farthest | undefined
  for (const [place, until] of kept.entries()) {
    const since = kept[place - 1]
    if (since === undefined) continue
    for (let at = since + 1; at < until; at += 1) {
      const rows = rowsBeside(drawn[at], drawn[since], drawn[until])
      if (rows > (found?.rows ?? UNSEEN)) found = { at, place, rows }
    }
  }
  return found
}

/** How many rows a cell lies above or below the straight line from one cell to another. */
function rowsBeside(
  cell: HeatMapCell | undefined,
  from: HeatMapCell | undefined,
  to: HeatMapCell | undefined,
): number {
  if (!cell || !from || !to) return 0
  const share = (cell.column - from.column) / (to.column - from.column)
  return Math.abs(cell.row - from.row - (to.row - from.row) * share)
}
