import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

import { bundled } from '../support/bundle.mjs'

/** Until the engine has compiled what it runs: a cold start is another figure, measured elsewhere. */
const WARM_UP = 1_500
const TURNS = 1_500

/** In a journal that holds nothing else. */
export async function appendBench() {
  const folder = mkdtempSync(join(tmpdir(), 'journal-bench-'))
  try {
    return await appendRow(folder, 'acknowledged event append / raw libsql WAL FULL commit')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * One acknowledged fill through the service, from the decoded input to the commit, against one bare row
 * committed by libsql with the same settings: the same process, the same disk, turn by turn, medians.
 * @param {string} folder of the journal; what it holds comes before the bench's own fills
 * @param {string} name of the row
 */
export async function appendRow(folder, name) {
  const bundle = await bundled('test/bench/append-subject.ts')
  try {
    const { appendSubject } = await bundle.load()
    const subject = await appendSubject(folder)
    const ours = []
    const raw = []
    for (let turn = 1; turn <= WARM_UP + TURNS; turn += 1) {
      subject.prepare(turn)
      const start = performance.now()
      subject.raw(turn)
      const between = performance.now()
      await subject.ours(turn)
      const end = performance.now()
      if (turn <= WARM_UP) continue
      raw.push(between - start)
      ours.push(end - between)
    }
    subject.close()
    const [mine, bare] = [median(ours), median(raw)]
    return {
      name,
      ours: `${mine.toFixed(3)} ms`,
      baseline: `${bare.toFixed(3)} ms`,
      ratio: mine / bare,
      goal: 2,
    }
  } finally {
    bundle.remove()
  }
}

function median(durations) {
  const sorted = durations.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

if (resolve(argv[1] ?? '') === fileURLToPath(import.meta.url)) console.log(await appendBench())
