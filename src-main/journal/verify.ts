import type { VerifyReport } from '@shared/ipc/contract'
import { plansOf } from '@shared/journal/plan'
import { projectContract } from '@shared/journal/project'

import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'

/** More lines than anybody reads; the first ones name the damage. */
const MOST_FINDINGS = 200

/**
 * Proves the journal: the file's own integrity, every event readable, and the stored positions and plans equal to
 * what the events fold to. Reads everything, changes nothing.
 */
export function verify(ledger: Ledger): VerifyReport {
  const { repository } = ledger
  const findings: string[] = []
  const attempt = (what: string, work: () => readonly string[]): void => {
    try {
      findings.push(...work())
    } catch (error) {
      // A page that cannot be read throws; that is what verify is for, so it becomes a finding.
      findings.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  let events = 0
  let legs = 0
  attempt('the file cannot be checked', () => repository.fileFindings())
  attempt('the events cannot be counted', () => {
    events = repository.countEvents()
    legs = repository.countLegs()
    return []
  })
  attempt('the accounts cannot be read', () => {
    repository.declarations()
    return []
  })
  attempt('the positions cannot be checked', () =>
    repository.streams().flatMap((stream) => {
      const inStream: string[] = []
      attempt(`${stream.contract} in ${stream.accountId}`, () => {
        inStream.push(...streamFindings(ledger, stream))
        return []
      })
      attempt(`the plans on ${stream.contract} in ${stream.accountId}`, () => {
        inStream.push(...planFindings(ledger, stream))
        return []
      })
      return inStream
    }),
  )
  return { ok: findings.length === 0, events, legs, findings: findings.slice(0, MOST_FINDINGS) }
}

function streamFindings(ledger: Ledger, stream: StreamId): readonly string[] {
  const { repository } = ledger
  const { specOf } = ledger.registry()
  const projection = projectContract({ ...stream, specOf }, repository.streamEvents(stream))
  return repository.differences(stream, projection)
}

function planFindings(ledger: Ledger, stream: StreamId): readonly string[] {
  const { repository } = ledger
  const plans = plansOf(repository.planEvents(stream), ledger.registry().specOf)
  return repository.planDifferences(stream, plans)
}
