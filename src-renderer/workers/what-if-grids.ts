import type { Grid, GridQuestion } from '@shared/calc/what-if-float64'

import { latestAnswer, type LatestAnswer } from './latest-answer'

/** A worker that fills what-if grids; only the grid asked for last is given. */
export function whatIfGrids(
  taken: (grid: Grid, question: GridQuestion) => void,
): LatestAnswer<GridQuestion> {
  const worker = new Worker(new URL('./what-if-worker.ts', import.meta.url), { type: 'module' })
  return latestAnswer<GridQuestion, Grid>(worker, taken)
}
