import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { argv, env } from 'node:process'
import { fileURLToPath } from 'node:url'

import { bundled } from '../support/bundle.mjs'

import { appendRow } from './append.mjs'
import { printRow } from './print-row.mjs'
import { observe } from './window-bench.mjs'

/** A hundred thousand legs are about a million events; `BENCH_LEGS=5000` is a quick look. */
const LEGS = Number(env.BENCH_LEGS ?? 100_000)
const FRAME_MS = 16.7
const STARTS = 3

/** The journal of many years, made once from a seed, and every way in which its size could be felt. */
export async function largeJournalBench({ executablePath, root }) {
  const folder = mkdtempSync(join(tmpdir(), 'large-bench-'))
  const bundle = await bundled('test/bench/large-subject.ts')
  try {
    const { makeLarge, largeSubject } = await bundle.load()
    const own = join(folder, 'own')
    mkdirSync(own)
    const madeMs = timed(() => makeLarge(own, LEGS))
    const start = await startRow({ executablePath, root, folder, own })
    const append = await appendRow(own, `append among ${LEGS} positions / raw WAL FULL commit`)
    const subject = largeSubject(own)
    const scrolled = p95(times(400, subject.scroll))
    const asked = p95(times(40, subject.newList))
    const late = p95(times(40, subject.lateEvent))
    const readMs = timed(subject.readAll)
    const verifyMs = timed(subject.verify)
    const rebuildMs = timed(subject.rebuild)
    const information = [
      ['positions', LEGS],
      ['events', subject.events],
      ['making it, s', madeMs / 1_000],
      ['first window and sums of a new list, p95 ms', asked],
      ['a late payment with its refold, p95 ms', late],
      ['reading every event once, s', readMs / 1_000],
      ['verify, s', verifyMs / 1_000],
      ['rebuild, s', rebuildMs / 1_000],
    ]
    subject.close()
    const scroll = {
      name: `200 rows of ${LEGS} positions, p95 / one frame`,
      ours: `${scrolled.toFixed(1)} ms`,
      baseline: `${FRAME_MS} ms`,
      ratio: scrolled / FRAME_MS,
      goal: 1,
    }
    return { rows: [start, append, scroll], information }
  } finally {
    bundle.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts in turns with the large journal and with an empty one, after one of each that takes the day's backup. */
async function startRow({ executablePath, root, folder, own }) {
  const app = (name) => ({
    main: join(root, 'out/main/index.js'),
    app: root,
    folder: join(folder, name),
  })
  const [large, empty] = [app('large'), app('empty')]
  cpSync(own, join(large.folder, 'journal'), { recursive: true })
  const first = await observe(executablePath, large)
  await observe(executablePath, empty)
  const rounds = []
  for (let round = 0; round < STARTS; round += 1)
    rounds.push([await observe(executablePath, large), await observe(executablePath, empty)])
  const [withIt, without] = [0, 1].map((which) =>
    median(rounds.map((round) => round[which].startMs)),
  )
  console.log(`first start of the day with ${LEGS} positions: ${first.startMs.toFixed(0)} ms`)
  rmSync(large.folder, { recursive: true, force: true })
  return {
    name: `start with ${LEGS} positions / with none`,
    ours: `${withIt.toFixed(0)} ms`,
    baseline: `${without.toFixed(0)} ms`,
    ratio: withIt / without,
    goal: 1.3,
  }
}

export function printLarge(information) {
  for (const [name, figure] of information)
    console.log(`${name.padEnd(58)} ${figure.toLocaleString('en', { maximumFractionDigits: 2 })}`)
}

function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

const times = (count, work) => Array.from({ length: count }, () => timed(work))
const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]
const p95 = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)]

if (resolve(argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '../..')
  const { rows, information } = await largeJournalBench({
    executablePath: env.ELECTRON_RUNTIME_PATH,
    root,
  })
  rows.forEach(printRow)
  printLarge(information)
}
