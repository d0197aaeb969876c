import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { redacted, type Redaction } from './redact'

/** What a line may carry: ids, codes, counts. Never an amount, a price, a note or a path. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>

export interface Log {
  readonly path: string
  readonly info: (happened: string, facts?: LogFacts) => void
  readonly error: (happened: string, error: unknown, facts?: LogFacts) => void
}

export interface LogOptions {
  readonly folder: string
  readonly now: () => Date
  readonly redactions: readonly Redaction[]
  /** A file that has grown beyond this is put aside. */
  readonly largestBytes?: number
}

const KEPT_FILES = 3

/**
 * Opens `main.log` in the folder: one JSON object a line, rotated to `main.1.log` … at one megabyte. A log
 * that cannot be written is given up silently: it must never be the reason that the program fails.
 */
export function openLog(options: LogOptions): Log {
  const path = join(options.folder, 'main.log')
  const largest = options.largestBytes ?? 1_000_000
  const write = (level: 'info' | 'error', happened: string, facts: LogFacts): void => {
    const line = JSON.stringify({ at: options.now().toISOString(), level, happened, ...facts })
    try {
      mkdirSync(options.folder, { recursive: true })
      rotate(options.folder, largest)
      appendFileSync(path, `${line}\n`, { mode: 0o600 })
    } catch {
      // See above: no disk, no log.
    }
  }
  return {
    path,
    info: (happened, facts = {}) => write('info', happened, facts),
    error: (happened, error, facts = {}) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      write('error', happened, { ...facts, error: redacted(text, options.redactions) })
    },
  }
}

function rotate(folder: string, largest: number): void {
  const { size } = statSync(join(folder, 'main.log'), { throwIfNoEntry: false }) ?? { size: 0 }
  if (size < largest) return
  for (let older = KEPT_FILES - 1; older >= 1; older -= 1) {
    const from = join(folder, older === 1 ? 'main.log' : `main.${older - 1}.log`)
    if (statSync(from, { throwIfNoEntry: false })) {
      renameSync(from, join(folder, `main.${older}.log`))
    }
  }
}
