import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { argv, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'

import { bundled } from '../support/bundle.mjs'

/**
 * Kills a writing process with SIGKILL at random moments, again and again, and looks after each kill whether
 * the journal opens, is sound, equals the fold of its events, and holds everything that was acknowledged.
 *
 * Every tenth kill starts in a fresh folder and may fall into the very first start; the others go on in a
 * journal that has lived through all the kills before.
 *
 * @param {{ kills: number, seed: number, onKill?: (line: string) => void }} options
 */
export async function killRun({ kills, seed, onKill = () => undefined }) {
  const writer = await bundled('test/durability/writer.ts')
  const reader = await bundled('test/durability/reader.ts')
  const { surveyed } = await reader.load()
  const random = lehmer(seed)
  const figures = { kills: 0, acknowledged: 0, beyond: 0, beforeFirst: 0, failures: [] }
  const run = { folder: freshFolder(), acknowledged: [], number: 1 }
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const fresh = kill % 10 === 0
      if (fresh) {
        rmSync(run.folder, { recursive: true, force: true })
        Object.assign(run, { folder: freshFolder(), acknowledged: [] })
      }
      const now = await oneKill({
        run,
        random,
        path: writer.path,
        fromStart: fresh && random() < 0.7,
      })
      const survey = await surveyed(run.folder, clockAt(run.number))
      count(figures, { kill, now, survey, acknowledged: run.acknowledged })
      onKill(`${kill}/${kills}: ${now.length} acknowledged, ${survey.lastSeq} events in the file`)
    }
  } finally {
    rmSync(run.folder, { recursive: true, force: true })
    writer.remove()
    reader.remove()
  }
  return figures
}

const freshFolder = () => mkdtempSync(join(tmpdir(), 'journal-kill-'))
const clockAt = (number) => Date.UTC(2026, 10, 23) + number * 60_000

/** Lets the writer run for a random while. The next one's clock is some days on, so it also makes backups. */
async function oneKill({ run, random, path, fromStart }) {
  const said = await killedWriter({
    path,
    arguments: [run.folder, String(Math.floor(random() * 1e9)), String(run.number)],
    // From the start of the process, or from its first acknowledgement.
    afterMs: fromStart ? 40 + random() * 260 : random() * 350,
    fromStart,
  })
  const now = said.filter((line) => line.lastSeq !== undefined)
  run.acknowledged.push(...now)
  run.number = Math.max(run.number, ...now.map((line) => line.number ?? 0)) + 2_000
  return now
}

function count(figures, { kill, now, survey, acknowledged }) {
  const wrong = wrongIn(survey, acknowledged)
  const last = Math.max(0, ...acknowledged.map((line) => line.lastSeq))
  figures.kills += 1
  figures.acknowledged += now.length
  figures.beforeFirst += now.length === 0 ? 1 : 0
  // Committed, but killed before it could be said: allowed, and a sign that kills hit the right moment.
  figures.beyond += last > 0 && survey.lastSeq > last ? 1 : 0
  if (wrong.length > 0) figures.failures.push({ kill, wrong })
}

/** What of that which was acknowledged is not there, and what is wrong with what is. */
export function wrongIn(survey, acknowledged) {
  const found = new Set(survey.numbers)
  const planned = new Set(survey.plans)
  const last = Math.max(0, ...acknowledged.map((line) => line.lastSeq))
  return [
    ...(survey.state === 'open' ? [] : [`does not open: ${survey.state}`]),
    ...survey.findings,
    ...(survey.lastSeq < last ? [`ends at ${survey.lastSeq}, ${last} was acknowledged`] : []),
    ...acknowledged
      .filter(({ number }) => typeof number === 'number' && !found.has(number))
      .map(({ number }) => `recording ${number} was acknowledged and is gone`),
    ...acknowledged
      .filter(({ kept }) => kept !== undefined && !planned.has(kept))
      .map(({ kept }) => `plan ${kept} was acknowledged and is gone`),
  ]
}

/** Starts the writer, kills it, and gives back every line that it had said in full. */
async function killedWriter({ path, arguments: given, afterMs, fromStart }) {
  let due
  const arm = (child) => {
    due ??= setTimeout(() => child.kill('SIGKILL'), afterMs)
  }
  const { said, complaint, code, signal } = await endedWriter(path, given, (child, text) => {
    if (fromStart || text.includes('"lastSeq"')) arm(child)
  })
  clearTimeout(due)
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself (${code}): ${complaint}`)
  return said
}

/**
 * Starts the writer and waits until it ends. `watch` is called with the process at its start and whenever it has said
 * more.
 */
export function endedWriter(path, given, watch = () => undefined) {
  return new Promise((done) => {
    const child = spawn(execPath, [path, ...given], { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    let complaint = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      watch(child, text)
    })
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.on('close', (code, signal) => done({ said: saidIn(text), complaint, code, signal }))
    watch(child, text)
  })
}

/** Every line that the writer had said in full. */
const saidIn = (text) =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** Park and Miller's “minimal standard” generator, 1988: the same kills for the same seed, up to the clock. */
export function lehmer(seed) {
  let state = seed % 2_147_483_647 || 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

if (resolve(argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const kills = Number(argv[2] ?? 200)
  const seed = Number(argv[3] ?? 20_261_123)
  const figures = await killRun({ kills, seed, onKill: (line) => console.log(line) })
  console.log(JSON.stringify({ seed, ...figures }, undefined, 2))
  process.exitCode = figures.failures.length === 0 ? 0 : 1
}
