import { z } from 'zod'

import { issueWords, fieldIssues } from '@shared/ipc/issue-words'

import { ArchiveFlaw } from './zip-reader'

export const MANIFEST = 'manifest.json'
export const EVENTS = 'events.jsonl'
export const SETTINGS = 'settings.json'
export const SCENARIOS = 'scenarios/'

/** The newest form of an export that this program writes and reads. */
const VERSION = 1
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * What an export says about itself. It names no day and no machine: the same journal gives the same bytes. The
 * sums find damage and careless changes; they are no signature, and whoever changes a file can make new ones.
 */
const Manifest = z.strictObject({
  format: z.literal('reciprocal-export'),
  version: z.literal(VERSION),
  /** The journal file's format whose columns the events are written with. */
  journalFormat: z.int().min(1),
  events: z.int().min(0),
  lastSeq: z.int().min(0),
  /** Every other file, in the order in which it lies in the export. */
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: Sha256 })),
})
export type Manifest = z.output<typeof Manifest>

export const manifestText = (facts: Omit<Manifest, 'format' | 'version'>): string =>
  `${JSON.stringify({ format: 'reciprocal-export', version: VERSION, ...facts }, null, 2)}\n`

/** @throws ArchiveFlaw naming what is wrong */
export function readManifest(text: string): Manifest {
  const json = parsed(text)
  if (json.version !== VERSION && json.format === 'reciprocal-export') throw newer(json.version)
  const read = Manifest.safeParse(json, { error: issueWords })
  if (read.success) return read.data
  const [issue] = fieldIssues(read.error)
  throw new ArchiveFlaw(`${MANIFEST} does not hold: ${issue?.path ?? ''} ${issue?.message ?? ''}.`)
}

const newer = (version: unknown): ArchiveFlaw =>
  new ArchiveFlaw(
    typeof version === 'number' && version > VERSION
      ? `A newer version of the program wrote it (export form ${version}; this one reads form ${VERSION}). Import it there.`
      : `${MANIFEST} names no form of an export that this program knows.`,
  )

function parsed(text: string): { readonly format?: unknown; readonly version?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw new ArchiveFlaw(`${MANIFEST} is not JSON with fields.`)
}
