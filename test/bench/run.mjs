import { join } from 'node:path'

import { appendBench } from './append.mjs'
import { keystrokeBench } from './keystroke.mjs'
import { windowBench } from './window-bench.mjs'

// Every figure is a ratio of two measurements of this run, so that it means the same on any machine.
const root = join(import.meta.dirname, '../..')
const executablePath = process.env.ELECTRON_RUNTIME_PATH
if (!executablePath) throw new Error('start this through `npm run bench`')

const FRAME_MS = 16.7
const keystroke = await keystrokeBench({ executablePath })
const rows = [
  ...(await windowBench({ executablePath, root })),
  {
    name: 'keystroke to painted result, p99 / one frame',
    ours: `${keystroke.p99.toFixed(1)} ms`,
    baseline: `${FRAME_MS} ms`,
    ratio: keystroke.p99 / FRAME_MS,
    goal: 1,
  },
  await appendBench(),
]

for (const row of rows) {
  const verdict = row.ratio <= row.goal ? 'within the goal' : 'ABOVE the goal'
  console.log(
    `${row.name.padEnd(58)} ${String(row.ours).padStart(10)} / ${String(row.baseline).padStart(10)}` +
      ` = ${row.ratio.toFixed(2)}  (goal ≤ ${row.goal}, ${verdict})`,
  )
}
