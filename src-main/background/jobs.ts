import { copyJournal } from '../checks/copy-journal'
import { drillBackup, type Drilled, type DrillInput } from '../checks/drill-backup'
import { proveJournal, type Proof, type ProveInput } from '../checks/prove-journal'
import { stageArchive, type Staged, type StageOptions } from '../archive/stage-archive'

/** How far a job has come, and the way to stop it. */
export interface Watching {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

type OnProgress = Watching['onProgress']

/**
 * Work on whole files that takes seconds with a large journal. It runs in a process of its own, so that the window
 * is answered meanwhile; what goes in and comes out is plain data.
 */
export const JOBS = {
  'stage-import': (
    input: Omit<StageOptions, 'onProgress'>,
    onProgress: OnProgress,
  ): Promise<Staged> => stageArchive({ ...input, onProgress }),
  'copy-journal': copyJournal,
  'prove-journal': (input: ProveInput): Promise<Proof> => Promise.resolve(proveJournal(input)),
  'drill-backup': (input: DrillInput): Promise<Drilled> => Promise.resolve(drillBackup(input)),
} as const

export type JobName = keyof typeof JOBS
export type JobInput<N extends JobName> = Parameters<(typeof JOBS)[N]>[0]
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof JOBS)[N]>>

/** @throws AbortError when it was stopped; Error when the process ended before its answer */
export type RunJob = <N extends JobName>(
  name: N,
  input: JobInput<N>,
  watching: Watching,
) => Promise<JobOutput<N>>
