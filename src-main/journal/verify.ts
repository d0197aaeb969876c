import type { VerifyReport } from '@shared/ipc/contract'
import { cashSums, isCash } from '@shared/journal/cash-sums'
import { plansOf } from '@shared/journal/plan'

import type { Kept, StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { foldStretch } from './refold'

/** More lines than anybody reads; the first ones name the damage. */
const MOST_FINDINGS = 200
/** Events that are folded before they are compared. */
const STRETCH = 1_000

/**
 * Proves the journal: the file's own integrity, every event readable, and everything stored equal to what the
 * events fold to. Reads everything, changes nothing, and pauses every few milliseconds, so that whoever runs it
 * may let others in between.
 */
export function* verifying(ledger: Ledger): Generator<undefined, VerifyReport> {
  const { repository } = ledger
  const findings: string[] = []
  const attempt = (what: string, work: () => readonly string[]): void => {
    try {
      findings.push(...work())
    } catch (error) {
      findings.push(said(what, error))
    }
  }
  let counts = { events: 0, legs: 0 }
  let streams: readonly StreamId[] = []
  attempt('the file cannot be checked', () => repository.fileFindings())
  yield
  attempt('the events cannot be counted', () => {
    counts = { events: repository.countEvents(), legs: repository.countLegs() }
    return []
  })
  attempt('the accounts cannot be read', () => {
    repository.declarations()
    return []
  })
  attempt('the positions cannot be checked', () => {
    streams = repository.streams()
    return []
  })
  attempt('the cash of the accounts', () => cashFindings(ledger))
  yield
  for (const stream of streams) {
    const where = `${stream.contract} in ${stream.accountId}`
    yield* guarded(findings, where, streamFindings(ledger, stream))
    attempt(`the plans on ${where}`, () => planFindings(ledger, stream))
  }
  return { ok: findings.length === 0, ...counts, findings: findings.slice(0, MOST_FINDINGS) }
}

/** What is stored of cash, and everything else that belongs to accounts, readable. */
function cashFindings({ repository, registry }: Ledger): readonly string[] {
  return repository.cashAccounts().flatMap((accountId) => {
    for (const kind of ['account-described', 'checkpoint-stated'] as const)
      repository.accountEvents({ accountId, kind, voided: true })
    const account = registry().account(accountId)
    if (account === undefined) return [`${accountId} has cash and was never opened`]
    const events = repository.accountEvents({ accountId, kind: 'cash-moved', voided: false })
    return repository.cashDifferences(accountId, cashSums(events.filter(isCash), account.scale))
  })
}

/** A page that cannot be read throws; that is what verify is for, so it becomes a finding. */
function* guarded(
  findings: string[],
  what: string,
  steps: Generator<undefined, readonly string[]>,
): Generator<undefined, void> {
  try {
    findings.push(...(yield* steps))
  } catch (error) {
    findings.push(said(what, error))
  }
}

const said = (what: string, error: unknown): string =>
  `${what}: ${error instanceof Error ? error.message : String(error)}`

function* streamFindings(
  ledger: Ledger,
  stream: StreamId,
): Generator<undefined, readonly string[]> {
  const { repository } = ledger
  const { specOf } = ledger.registry()
  let findings: string[] = []
  let from: Kept | undefined
  let since = repository.lastSeq()
  for (;;) {
    const stretch = yield* foldStretch({
      ...{ repository, specOf, stream, from, keptEvery: ledger.keptEvery },
      endsAt: ({ events }) => events >= STRETCH,
    })
    if (repository.hasEventAfter(stream, since)) {
      // Something was recorded meanwhile, perhaps in what was read already: the stream is proved from the start.
      since = repository.lastSeq()
      from = undefined
      findings = []
      continue
    }
    findings.push(...repository.differences(stream, stretch))
    if (stretch.untilDay === null) return findings
    from = { day: stretch.untilDay, standing: stretch.end }
    yield
  }
}

function planFindings(ledger: Ledger, stream: StreamId): readonly string[] {
  // Plans are made on a contract, whichever side its fills count towards.
  if (stream.positionSide !== 'net') return []
  const { repository } = ledger
  const plans = plansOf(repository.planEvents(stream), ledger.registry().specOf)
  return repository.planDifferences(stream, plans)
}
