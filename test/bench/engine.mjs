import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

import { bundled } from '../support/bundle.mjs'

import { printRow } from './print-row.mjs'

const SEED = 20_261_124
const FILLS = 1_000_000
const FOLD_ROUNDS = 3
const CASES = 2_000
const QUESTION_ROUNDS = 7
const POSITIONS = 10_000
const BOOK_ROUNDS = 5
const BOOK_MS = 1_000
/** A liquidation price while a person types: it must not be felt. */
const LIQUIDATION_MS = 1

const YARDSTICK = join(import.meta.dirname, 'engine.py')
const OPERATIONS = ['pnl', 'averageEntry', 'liquidation', 'positionFigures']
const NAMES = {
  pnl: 'PnL',
  averageEntry: 'average entry of 10 fills',
  liquidation: 'liquidation price over 10 tiers',
  positionFigures: 'all figures of a position',
}

const python = (work, path) =>
  JSON.parse(execFileSync('python3', [YARDSTICK, work, path], { maxBuffer: 64 * 1024 * 1024 }))

/**
 * The engine in plain Node against Python's decimal (C), and for information against float64: the same work on
 * the same seeded figures, the fold in turns. What came out is compared before any time is believed.
 */
export async function engineBench() {
  const folder = mkdtempSync(join(tmpdir(), 'engine-bench-'))
  const bundle = await bundled('test/bench/engine-subject.ts')
  try {
    const subject = await bundle.load()
    const questions = askQuestions(subject, join(folder, 'questions.json'))
    return {
      rows: [foldRow(subject, join(folder, 'fills.txt')), questions.row, bookRow(subject)],
      information: questions.information,
    }
  } finally {
    bundle.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

function foldRow({ benchFills, fold, foldLines, legLines }, path) {
  const fills = benchFills(FILLS, SEED)
  writeFileSync(path, foldLines(fills))
  const [ours, theirs] = [[], []]
  for (let round = 0; round < FOLD_ROUNDS; round += 1) {
    const start = performance.now()
    const folded = fold(fills)
    ours.push(performance.now() - start)
    const answer = python('fold', path)
    theirs.push(answer.ms)
    const digest = createHash('sha256').update(legLines(folded)).digest('hex')
    if (digest !== answer.digest) throw new Error('the two folds gave different legs')
  }
  const [mine, baseline] = [median(ours), median(theirs)]
  return {
    name: 'fold of 1,000,000 fills into legs / Python decimal (C)',
    ours: `${mine.toFixed(0)} ms`,
    baseline: `${baseline.toFixed(0)} ms`,
    ratio: mine / baseline,
    goal: 1,
  }
}

function askQuestions({ CONTRACT, positionCases, exactOperations, floatOperations }, path) {
  const cases = positionCases(CASES, SEED)
  writeFileSync(path, JSON.stringify({ contract: CONTRACT, cases, rounds: QUESTION_ROUNDS }))
  const decimals = python('questions', path)
  const [exact, float] = [exactOperations(cases), floatOperations(cases)]
  const information = OPERATIONS.map((name) => {
    const values = cases.map((_, at) => exact[name](at))
    expectSame(name, values, decimals[name].values)
    expectSame(
      name,
      values,
      cases.map((_, at) => float[name](at)),
    )
    const [ours, floats] = [microseconds(exact[name]), microseconds(float[name])]
    return { name: NAMES[name], ours, float: floats, python: decimals[name].us }
  })
  const slowest = quantile(eachMs(exact.liquidation), 0.99)
  return {
    information,
    row: {
      name: 'liquidation price over 10 tiers, p99 / 1 ms',
      ours: `${slowest.toFixed(3)} ms`,
      baseline: `${LIQUIDATION_MS} ms`,
      ratio: slowest / LIQUIDATION_MS,
      goal: 1,
    },
  }
}

/** Both prices of a wallet behind many positions, from the bare positions on. */
function bookRow({ crossBook, solved }) {
  const book = crossBook(POSITIONS, SEED)
  const times = []
  for (let round = 0; round < BOOK_ROUNDS; round += 1) {
    const start = performance.now()
    const [falling, rising] = solved(book)
    times.push(performance.now() - start)
    if (falling + rising === 0)
      throw new Error('the book is never liquidated, so nothing was solved')
  }
  const quickest = Math.min(...times)
  return {
    name: 'cross-margin book of 10,000 positions solved / 1 s',
    ours: `${quickest.toFixed(0)} ms`,
    baseline: `${BOOK_MS} ms`,
    ratio: quickest / BOOK_MS,
    goal: 1,
  }
}

/** Within what float64 can say of the same figure. */
function expectSame(name, ours, theirs) {
  const at = ours.findIndex((value, index) => {
    const size = Math.max(1, Math.abs(value))
    return !(Math.abs(value - theirs[index]) <= 1e-9 * size)
  })
  if (at !== -1) throw new Error(`${name} of case ${at}: ${ours[at]} and ${theirs[at]}`)
}

/** Kept, so that no engine may leave out work whose result nobody reads. */
let kept = 0

function microseconds(ask) {
  const rounds = []
  for (let round = 0; round < QUESTION_ROUNDS; round += 1) {
    const start = performance.now()
    for (let at = 0; at < CASES; at += 1) kept += ask(at)
    rounds.push(((performance.now() - start) / CASES) * 1_000)
  }
  // The quickest round, as the yardstick takes it too: the others are the machine's other work.
  return Math.min(...rounds)
}

/**
 * For every case the median of its rounds: on a busy machine one call in a hundred waits for the processor, and
 * that wait is no work of the engine.
 */
function eachMs(ask) {
  const times = Array.from({ length: CASES }, () => [])
  for (let turn = 0; turn < CASES * QUESTION_ROUNDS; turn += 1) {
    const start = performance.now()
    kept += ask(turn % CASES)
    times[turn % CASES].push(performance.now() - start)
  }
  return times.map(median)
}

const quantile = (figures, share) =>
  figures.toSorted((a, b) => a - b)[
    Math.min(figures.length - 1, Math.floor(share * figures.length))
  ]
const median = (figures) => quantile(figures, 0.5)

/** Times per question, for information: what exactness costs beside float64, and beside C. */
export function printInformation(information) {
  console.log(`${'one question, for information'.padEnd(34)}     exact   float64    Python`)
  for (const { name, ours, float, python } of information) {
    const cells = [ours, float, python].map((us) => `${us.toFixed(2)} µs`.padStart(10)).join('')
    const against = `× ${(ours / float).toFixed(0)} of float64, × ${(ours / python).toFixed(1)} of Python`
    console.log(`${name.padEnd(34)}${cells}   ${against}`)
  }
}

if (resolve(argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const { rows, information } = await engineBench()
  rows.forEach(printRow)
  printInformation(information)
  if (!Number.isFinite(kept)) throw new Error('a question had no finite answer')
}
