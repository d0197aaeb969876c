import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const ROUNDS = 7

/** One start of an app in its data folder: milliseconds to interactive, KiB of all its processes at rest. */
export async function observe(executablePath, { main, app, folder }) {
  const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(
    executablePath,
    [join(here, 'observer'), ...root, `--user-data-dir=${folder}`],
    {
      env: { ...process.env, BENCH_MAIN: main, BENCH_APP: app },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  let trouble = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (trouble += chunk))
  await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const line = said.match(/^BENCH (.*)$/m)
  if (!line) throw new Error(`the observed app said nothing:\n${trouble.slice(-2000)}`)
  return JSON.parse(line[1])
}

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]

/**
 * Cold start and memory at rest of the built app against a bare window on the same runtime, in turns so
 * that the machine's moods fall on both. Medians of seven rounds after two that warm the disk and, as for a
 * person's second day, the engine's code cache in each app's own data folder.
 */
export async function windowBench({ executablePath, root }) {
  const folders = await mkdtemp(join(tmpdir(), 'reciprocal-bench-'))
  const ours = { main: join(root, 'out/main/index.js'), app: root, folder: join(folders, 'ours') }
  const bare = {
    main: join(here, 'hello/main.mjs'),
    app: join(here, 'hello'),
    folder: join(folders, 'bare'),
  }
  for (const each of [ours, bare, ours, bare]) await observe(executablePath, each)
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({
      ours: await observe(executablePath, ours),
      bare: await observe(executablePath, bare),
    })
  await rm(folders, { recursive: true, force: true })
  const of = (who, figure) => median(rounds.map((round) => round[who][figure]))
  return [
    {
      name: 'cold start to interactive / bare window',
      ours: `${of('ours', 'startMs').toFixed(0)} ms`,
      baseline: `${of('bare', 'startMs').toFixed(0)} ms`,
      ratio: of('ours', 'startMs') / of('bare', 'startMs'),
      goal: 1.3,
    },
    {
      name: 'memory of all processes at rest / bare window',
      ours: `${(of('ours', 'kib') / 1024).toFixed(0)} MiB`,
      baseline: `${(of('bare', 'kib') / 1024).toFixed(0)} MiB`,
      ratio: of('ours', 'kib') / of('bare', 'kib'),
      goal: 1.25,
    },
  ]
}
