import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { argv, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'

import { bundled } from '../support/bundle.mjs'
import { endedWriter, lehmer, wrongIn } from './kill.mjs'

/**
 * Lets the writer fill a disk of its own, again and again, starts it on the full disk, and looks each time whether it was
 * refused in words, whether everything that it had acknowledged is there once there is room, and whether it goes on from
 * there. Linux alone: the disk is a small tmpfs, mounted by root, or by anybody in a namespace of their own.
 *
 * @param {{ rounds: number, seed: number, onRound?: (line: string) => void }} options
 */
export async function diskFullRun({ rounds, seed, onRound = () => undefined }) {
  const writer = await bundled('test/durability/writer.ts')
  const reader = await bundled('test/durability/reader.ts')
  const { surveyed } = await reader.load()
  const random = lehmer(seed)
  const figures = { rounds: 0, acknowledged: 0, failures: [] }
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const wrong = await onDisk(300 + Math.floor(random() * 1_700), async (disk) => {
        const { folder } = disk
        const seedOfRound = String(Math.floor(random() * 1e9))
        const filled = await refusedWriter(writer.path, [folder, seedOfRound, '1'])
        const again = await refusedWriter(writer.path, [folder, seedOfRound, '2000'])
        disk.grow()
        const survey = await surveyed(folder, NOW)
        const further = await refusedWriter(writer.path, [folder, seedOfRound, '5000'])
        disk.grow()
        const last = await surveyed(folder, NOW)
        const acknowledged = [...filled.said, ...again.said]
        const all = [...acknowledged, ...further.said]
        figures.acknowledged += all.length
        onRound(`${round}/${rounds}: ${acknowledged.length} acknowledged, then ${all.length}`)
        return [
          ...[filled, again, further].flatMap(({ complaint }) => refusal(complaint)),
          ...(further.said.length > 0 ? [] : ['nothing more was taken when there was room']),
          ...wrongIn(survey, acknowledged),
          ...wrongIn(last, all),
        ]
      })
      figures.rounds += 1
      if (wrong.length > 0) figures.failures.push({ round, wrong })
    }
  } finally {
    writer.remove()
    reader.remove()
  }
  return figures
}

const NOW = Date.UTC(2026, 10, 24)

const refusal = (complaint) =>
  /disk is full/i.test(complaint) ? [] : [`it did not say that the disk is full: ${complaint}`]

/** Works in a folder on a disk of so many kilobytes. */
async function onDisk(kilobytes, work) {
  const at = mkdtempSync(join(tmpdir(), 'journal-full-'))
  let size = kilobytes
  mount(['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', at])
  try {
    const grow = () => {
      size += 1_500
      mount(['-o', `remount,size=${size}k`, at])
    }
    return await work({ folder: join(at, 'data'), grow })
  } finally {
    spawnSync('umount', ['--lazy', at])
    rmdirSync(at)
  }
}

function mount(args) {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`no disk could be mounted: ${stderr}`)
}

/** What the writer acknowledged until it ended by itself, and what it complained of. */
async function refusedWriter(path, args) {
  const { said, complaint } = await endedWriter(path, args)
  return { said: said.filter((line) => line.lastSeq !== undefined), complaint }
}

/** Whoever is not root becomes it in a namespace, where disks may be mounted. */
function asRoot() {
  const { status } = spawnSync(
    'unshare',
    ['--map-root-user', '--mount', execPath, ...argv.slice(1)],
    { stdio: 'inherit' },
  )
  return status ?? 1
}

if (resolve(argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  if (process.getuid?.() === 0) {
    const rounds = Number(argv[2] ?? 25)
    const seed = Number(argv[3] ?? 20_261_128)
    const figures = await diskFullRun({ rounds, seed, onRound: (line) => console.log(line) })
    console.log(JSON.stringify({ seed, ...figures }, undefined, 2))
    process.exitCode = figures.failures.length === 0 ? 0 : 1
  } else process.exitCode = asRoot()
}
