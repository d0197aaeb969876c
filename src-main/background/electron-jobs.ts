import { utilityProcess } from 'electron'

import type { JobWords } from './job-process'
import type { JobOutput, RunJob } from './jobs'

/** Runs jobs in Electron's utility process, one process for each. */
export function electronJobs(script: string): RunJob {
  return (name, input, { signal, onProgress }) =>
    new Promise((done, failed) => {
      signal.throwIfAborted()
      const child = utilityProcess.fork(script, [], { serviceName: 'Reciprocal background' })
      const stop = (): void => {
        child.kill()
      }
      signal.addEventListener('abort', stop, { once: true })
      child.on('message', (words: JobWords) => {
        if (words.kind === 'progress') onProgress(words.done, words.total)
        else if (words.kind === 'defect')
          failed(new Error(`the job ${name} failed: ${words.stack}`))
        // The process runs the function that this name stands for.
        else done(words.outcome as JobOutput<typeof name>)
        if (words.kind !== 'progress') child.kill()
      })
      child.on('exit', (code) => {
        signal.removeEventListener('abort', stop)
        // Without effect once the outcome is there.
        failed(
          signal.aborted
            ? new DOMException('the job was stopped', 'AbortError')
            : new Error(`the job ${name} ended without an outcome (${code})`),
        )
      })
      child.postMessage({ name, input })
    })
}
