import { gridFloat64, type GridQuestion } from '@shared/calc/what-if-float64'

import type { Asked } from './latest-answer'

/** Fills grids away from the page's own thread. The figures are handed over, not copied. */
globalThis.addEventListener('message', ({ data }: MessageEvent<Asked<GridQuestion>>) => {
  const answer = gridFloat64(data.question)
  const transfer = [answer.figures.buffer, answer.states.buffer]
  globalThis.postMessage({ id: data.id, answer }, { transfer })
})
