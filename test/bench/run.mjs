import { join } from 'node:path'

import { appendBench } from './append.mjs'
import { engineBench, printInformation } from './engine.mjs'
import { keystrokeBench } from './keystroke.mjs'
import { printRow } from './print-row.mjs'
import { windowBench } from './window-bench.mjs'

// Every figure is a ratio of two measurements of this run, so that it means the same on any machine.
const root = join(import.meta.dirname, '../..')
const executablePath = process.env.ELECTRON_RUNTIME_PATH
if (!executablePath) throw new Error('start this through `npm run bench`')

const FRAME_MS = 16.7
const keystroke = await keystrokeBench({ executablePath })
const engine = await engineBench()
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
  ...engine.rows,
]

rows.forEach(printRow)
printInformation(engine.information)
