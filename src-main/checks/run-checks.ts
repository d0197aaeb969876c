import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import { CoinTotal, type JournalCheck, type RestoreDrill } from '@shared/ipc/safety'

import type { JobInput, JobName, JobOutput, RunJob } from '../background/jobs'
import type { Log } from '../log/log'
import { listBackups } from '../storage/backup'
import type { JournalPlace } from '../storage/open-file'
import type { Connection } from '../storage/sqlite'
import { whileStill } from '../storage/while-still'

import type { CopiedJournal } from './copy-journal'
import type { Proof } from './prove-journal'

export interface CheckedPlaces {
  readonly dataFolder: string
  readonly place: JournalPlace
  /** The person's own journal while it is open. */
  readonly own: () => Connection | undefined
  readonly runJob: RunJob
  readonly now: () => number
  readonly log: Pick<Log, 'error'>
}

/** Copies are laid out here, beside what they are of, and go when the check ends. */
const folderIn = (dataFolder: string): string => join(dataFolder, 'check')

/** Proves the journal at hand. Undefined when none is open, or another was opened meanwhile. */
export function checkOfJournal(
  places: CheckedPlaces,
  signal: AbortSignal,
): Promise<JournalCheck | undefined> {
  return inFreshFolder(places, async (folder) => {
    const startMs = places.now()
    const copy = await copyOfOwn(places, signal)
    if (copy === undefined) return undefined
    const nowMs = places.now()
    const proof =
      copy.reason === null
        ? await answerOf(places, {
            ...{ name: 'prove-journal', input: { folder, nowMs }, signal },
            otherwise: UNANSWERED,
          })
        : { ...UNANSWERED, findings: [copy.reason] }
    return checked(proof, { startMs, endMs: places.now() })
  })
}

/** Restores the newest backup to one side. Undefined when there is none. */
export function drillOfNewest(
  places: CheckedPlaces,
  signal: AbortSignal,
): Promise<RestoreDrill | undefined> {
  return inFreshFolder(places, async (folder) => {
    const [newest] = listBackups(places.place.backups)
    if (newest === undefined) return undefined
    const startMs = places.now()
    const copy = await copyOfOwn(places, signal)
    const { journal, ...proof } = await answerOf(places, {
      name: 'drill-backup',
      input: {
        ...{ folder, nowMs: places.now(), hasJournal: copy?.reason === null },
        ...{ place: places.place, name: newest.name },
      },
      signal,
      otherwise: { ...UNANSWERED, journal: 'none' },
    })
    const findings = [...(copy?.reason ? [copy.reason] : []), ...proof.findings]
    return {
      ...checked({ ...proof, findings }, { startMs, endMs: places.now() }),
      ...{ backup: newest.name, takenAtMs: newest.takenAtMs, journal },
    }
  })
}

const UNANSWERED: Proof = {
  ...{ events: 0, legs: 0, totals: [] },
  findings: ['the check broke off before its answer; the log of the program says why'],
}

/** A process that dies at its work says something about the file: it is an answer, and not a good one. */
async function answerOf<N extends JobName>(
  { runJob, log }: CheckedPlaces,
  of: {
    readonly name: N
    readonly input: JobInput<N>
    readonly signal: AbortSignal
    readonly otherwise: JobOutput<N>
  },
): Promise<JobOutput<N>> {
  const { name, input, signal, otherwise } = of
  try {
    return await runJob(name, input, { signal, onProgress: () => undefined })
  } catch (error) {
    if (signal.aborted) throw error
    log.error('check failed', error, { check: name })
    return otherwise
  }
}

async function inFreshFolder<T>(
  { dataFolder }: CheckedPlaces,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = folderIn(dataFolder)
  const clear = () => rm(folder, { recursive: true, force: true })
  // A killed check leaves its copies behind.
  await clear()
  try {
    return await work(folder)
  } finally {
    await clear()
  }
}

async function copyOfOwn(
  places: CheckedPlaces,
  signal: AbortSignal,
): Promise<CopiedJournal | undefined> {
  const { own, place, dataFolder } = places
  const connection = own()
  if (connection === undefined) return undefined
  const copy = await whileStill(connection, () =>
    answerOf(places, {
      name: 'copy-journal',
      input: { path: place.path, folder: folderIn(dataFolder) },
      signal,
      otherwise: { reason: 'the journal could not be copied; the log of the program says why' },
    }),
  )
  // Closing folds the log into the file, and then the copy is of two moments.
  return own() === connection ? copy : undefined
}

function checked(
  { events, legs, totals, findings }: Proof,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): JournalCheck {
  return {
    ...{ events, legs, findings: [...findings] },
    atMs: endMs,
    // The clock may have been set back.
    tookMs: Math.max(0, endMs - startMs),
    totals: z.decode(z.array(CoinTotal), totals),
  }
}
