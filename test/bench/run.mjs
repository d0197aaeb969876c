import { join } from 'node:path'

import { appendBench } from './append.mjs'
import { engineBench, printInformation } from './engine.mjs'
import { gridBench } from './grid.mjs'
import { keystrokeBench } from './keystroke.mjs'
import { largeJournalBench, printLarge } from './large-journal.mjs'
import { printRow } from './print-row.mjs'
import { windowBench } from './window-bench.mjs'

// Every figure is a ratio of two measurements of this run, so that it means the same on any machine.
const root = join(import.meta.dirname, '../..')
const executablePath = process.env.ELECTRON_RUNTIME_PATH
if (!executablePath) throw new Error('start this through `npm run bench`')

const FRAME_MS = 16.7
const keystroke = await keystrokeBench({ executablePath })
const engine = await engineBench()
const large = await largeJournalBench({ executablePath, root })
const rows = [
  ...(await windowBench({ executablePath, root })),
  ...keystroke.tools.map(({ id, p50, p99 }) => ({
    name: `keystroke to painted result in ${id}, p99 (p50 ${p50.toFixed(1)}) / one frame`,
    ours: `${p99.toFixed(1)} ms`,
    baseline: `${FRAME_MS} ms`,
    ratio: p99 / FRAME_MS,
    goal: 1,
  })),
  await gridBench({ executablePath }),
  await appendBench(),
  ...large.rows,
  ...engine.rows,
]

rows.forEach(printRow)
printInformation(engine.information)
printLarge(large.information)
