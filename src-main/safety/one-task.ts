import { AppError } from '@shared/ipc/errors'
import type { TaskName, TaskProgress } from '@shared/ipc/safety'

import type { Watching } from '../background/jobs'

/** The page is told at most this often. */
const TELL_EVERY_MS = 100

const WORDS: Readonly<Record<TaskName, string>> = {
  export: 'An export is being written.',
  table: 'A table is being written.',
  import: 'An import is being checked.',
}

export interface OneTask {
  /**
   * Runs a task that can be watched and stopped. Answers `stopped` for one that was.
   * @throws AppError conflict while another runs
   */
  readonly run: <T>(
    task: TaskName,
    work: (watching: Watching) => Promise<T>,
  ) => Promise<T | { readonly state: 'stopped' }>
  readonly stop: () => void
}

/** One long task at a time: two would share the disk, and neither would be quicker. */
export function oneTask(options: {
  readonly now: () => number
  readonly tell: (progress: TaskProgress) => void
}): OneTask {
  let running: { readonly task: TaskName; readonly stopping: AbortController } | undefined
  return {
    run: async (task, work) => {
      if (running !== undefined)
        throw new AppError('conflict', `${WORDS[running.task]} Wait for its end, or stop it.`)
      const stopping = new AbortController()
      const { signal } = stopping
      running = { task, stopping }
      try {
        return await work({ signal, onProgress: sparingly(task, options) })
      } catch (error) {
        if (signal.aborted) return { state: 'stopped' }
        throw error
      } finally {
        running = undefined
      }
    },
    stop: () => running?.stopping.abort(),
  }
}

function sparingly(
  task: TaskName,
  { now, tell }: Parameters<typeof oneTask>[0],
): Watching['onProgress'] {
  let toldAtMs = Number.NEGATIVE_INFINITY
  return (done, total) => {
    if (done < total && now() - toldAtMs < TELL_EVERY_MS) return
    toldAtMs = now()
    tell({ kind: 'task-progress', task, done, total })
  }
}
