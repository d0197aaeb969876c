import { dayOf } from '@shared/journal/day'

import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { refoldCash } from './record-account'
import { refoldPlans } from './record-plan'
import { foldStretch } from './refold'

/** Events that are folded before what they came to is written. */
const STRETCH = 400

/**
 * Folds every stream anew and puts what it comes to in the place of what was stored, stretch by stretch, each in
 * its own transaction: whenever it is stopped, what was rebuilt is right and the rest is as it was. It pauses
 * every few milliseconds. Answers with the number of streams.
 *
 * What is recorded meanwhile is folded in as always: a stretch that was read before a change is read again.
 */
export function* rebuilding(ledger: Ledger): Generator<undefined, number> {
  const streams = ledger.repository.streams()
  for (const stream of streams) {
    let day: number | null | undefined
    while (day !== null) day = yield* rebuiltStretch(ledger, stream, day)
  }
  ledger.change(() => {
    rebuildRest(ledger, streams)
  })
  return streams.length
}

/**
 * What is folded from events besides streams: plans, and the cash of accounts. The last step of every rebuild, of an
 * import's too.
 */
export function rebuildRest(ledger: Ledger, streams: readonly StreamId[]): void {
  for (const stream of streams)
    // Plans are made on a contract, whichever side its fills count towards.
    if (stream.positionSide === 'net') refoldPlans(ledger, stream)
  rebuildCash(ledger)
  ledger.repository.projectionsDone()
}

/** Sums the cash of every day again: one that has a movement, or a row that says so. */
function rebuildCash(ledger: Ledger): void {
  const { repository } = ledger
  const everything = { from: 0, until: Number.MAX_SAFE_INTEGER }
  for (const accountId of repository.cashAccounts()) {
    const events = repository.accountEvents({ accountId, kind: 'cash-moved', voided: false })
    const days = [
      ...events.map(({ atMs }) => dayOf(atMs)),
      ...repository.cashIn(accountId, everything).map(({ day }) => day),
    ]
    for (const day of new Set(days)) refoldCash(ledger, accountId, day)
  }
}

/** Rebuilds from a day on, or from the beginning; the day to go on from, null at the end. */
function* rebuiltStretch(
  ledger: Ledger,
  stream: StreamId,
  day: number | undefined,
): Generator<undefined, number | null | undefined> {
  const { repository, projector } = ledger
  const before = repository.lastSeq()
  const stretch = yield* foldStretch({
    ...{ repository, specOf: ledger.registry().specOf, stream, keptEvery: ledger.keptEvery },
    from: day === undefined ? undefined : repository.keptBy(stream, day),
    endsAt: ({ events }) => events >= STRETCH,
  })
  if (repository.lastSeq() !== before) return day
  ledger.change(() => {
    repository.replaceStretch(stream, stretch)
    if (stretch.untilDay === null) repository.saveStanding(stream, stretch.end)
  })
  projector.forget()
  yield
  return stretch.untilDay
}
