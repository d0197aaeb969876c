import { AppError, type FieldIssue } from '@shared/ipc/errors'
import type { NewStop } from '@shared/ipc/words'
import type { EventId } from '@shared/journal/event'

import { reword } from './annotate'
import { outOfRange } from './fill-check'
import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'
import type { Recording } from './record'

/**
 * Records where a position is given up from a moment on, or that no stop stands any more. It moves no position. A stop
 * may lie on the gaining side: a stop that was trailed there is a fact, it only is no risk.
 */
export function moveStop(
  ledger: Ledger,
  { legId, ...stop }: NewStop & { readonly legId: EventId },
): Recording {
  return ledger.change(() => {
    const leg = ledger.legHolding(legId)
    const issues = stopIssues(ledger, leg, stop)
    if (issues.length > 0) throw new AppError('invalid-input', REFUSED, issues)
    recordStop(ledger, leg, stop)
    return { legIds: [leg.id], lastSeq: ledger.lastSeq() }
  })
}

const REFUSED = 'The stop cannot be recorded as it is.'

/** Writes a stop and its place in the projection. Must run inside a change. */
export function recordStop(ledger: Ledger, leg: StoredLeg, { stop, note, atMs }: NewStop): void {
  ledger.append(
    { kind: 'stop-moved', version: 1, subject: leg.id, stop, note },
    { stream: leg, atMs, subject: leg.id },
  )
  reword(ledger, leg, leg.opened)
}

function stopIssues(ledger: Ledger, leg: StoredLeg, { stop, atMs }: NewStop): FieldIssue[] {
  return [
    ...(stop === null ? [] : outOfRange(stop, 'stop', { path: '' })),
    ...timeIssues(leg, atMs, ledger.nowMs()),
  ]
}

/** A stop stands while its position does. */
function timeIssues({ opened, closed }: StoredLeg, atMs: number, nowMs: number): FieldIssue[] {
  const issue = (message: string): FieldIssue[] => [{ path: 'atMs', message }]
  if (atMs < opened.atMs) return issue('lies before the first fill of this position')
  if (closed !== null && atMs > closed.atMs) return issue('lies after the end of this position')
  return atMs > nowMs ? issue('lies in the future; record what has happened') : []
}
