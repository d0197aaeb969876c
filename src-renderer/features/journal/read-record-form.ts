import type { NewPosition } from '@shared/ipc/contract'
import { Note, Tag } from '@shared/journal/event'
import type { ContractSpec } from '@shared/market/contract-spec'
import { err, ok, type Result } from '@shared/num/result'

import { readFill, readFunding, readStop, type FormIssue } from './read-fill'
import type { RecordForm } from './record-form'

const MOST_TAGS = 30

/** Tags as typed, separated by commas; blanks and repeats are dropped. */
export function readTags(text: string): Result<string[], string> {
  const tags = [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '')
  if (tags.length > MOST_TAGS) return err(`Up to ${MOST_TAGS} tags are kept.`)
  const long = tags.find((tag) => !Tag.safeParse(tag).success)
  return long === undefined ? ok(tags) : err(`A tag has at most 40 characters: “${long}”.`)
}

/** A note the journal takes, or why not. */
export function noteIssue(note: string): string | undefined {
  return Note.safeParse(note).success ? undefined : 'A note has at most 20,000 characters.'
}

/** The rows that can be read already, and everything that is wrong: the summary needs both while typing. */
export interface ReadRecord {
  readonly fills: NewPosition['fills']
  readonly funding: NewPosition['funding']
  readonly issues: readonly FormIssue[]
  /** Set when everything can be read. */
  readonly position: NewPosition | undefined
}

/** The whole form as the journal takes it, or what is wrong at which field. */
export function readRecordForm(form: RecordForm, spec: ContractSpec): ReadRecord {
  const fills = form.fills.map((row, index) => readFill(row, spec, `fills.${index}.`))
  const funding = form.funding.map((row, index) => readFunding(row, spec, `funding.${index}.`))
  const tags = readTags(form.tags)
  const note = noteIssue(form.note)
  const stop = form.stop.trim() === '' ? undefined : readStop(form.stop, spec)
  const issues: FormIssue[] = [...fills, ...funding].flatMap((row) => (row.ok ? [] : row.error))
  if (stop && !stop.ok) issues.push(stop.error)
  if (!tags.ok) issues.push({ path: 'tags', message: tags.error, missing: false })
  if (note !== undefined) issues.push({ path: 'note', message: note, missing: false })
  const read = {
    fills: fills.flatMap((row) => (row.ok ? [row.value] : [])),
    funding: funding.flatMap((row) => (row.ok ? [row.value] : [])),
  }
  const complete = issues.length === 0 && tags.ok
  return {
    ...read,
    issues,
    position: complete
      ? {
          ...{ spec, ...read, note: form.note, tags: tags.value },
          ...(stop?.ok && { stop: stop.value }),
        }
      : undefined,
  }
}
