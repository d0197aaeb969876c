import { JOBS, type JobName } from './jobs'

/** What the process says: how far it has come, then what came out of it, or the defect that ended it. */
export type JobWords =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'outcome'; readonly outcome: unknown }
  | { readonly kind: 'defect'; readonly stack: string }

/** One job, one process: asked once, it answers once and is ended by whoever started it. */
const say = (words: JobWords): void => process.parentPort.postMessage(words)

process.parentPort.once('message', ({ data }) => {
  // Both ends are this program's own, built together.
  const { name, input } = data as { name: JobName; input: never }
  JOBS[name](input, (done, total) => say({ kind: 'progress', done, total })).then(
    (outcome) => say({ kind: 'outcome', outcome }),
    (error: unknown) =>
      say({
        kind: 'defect',
        stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  )
})
