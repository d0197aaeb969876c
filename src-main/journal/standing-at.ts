import { dayOf } from '@shared/journal/day'
import type { JournalEvent } from '@shared/journal/event'
import type { TradeBody } from '@shared/journal/apply'
import { unitsMinus, type LegUnits } from '@shared/journal/leg-units'
import { tradeOf } from '@shared/journal/project'
import { AT_START, streamFold, type Standing } from '@shared/journal/stream-fold'

import type { StreamId } from './journal-repository'
import type { Ledger } from './ledger'
import { tradePages } from './refold'

/** Where a stream stood after everything dated at or before a moment. It folds from the last state kept before. */
export function standingAt(
  { repository, registry }: Pick<Ledger, 'repository' | 'registry'>,
  stream: StreamId,
  atMs: number,
): Standing {
  const now = repository.standingOf(stream)
  if (now.state.upTo === null || now.state.upTo.atMs <= atMs) return now
  const kept = repository.keptBy(stream, dayOf(atMs))
  const fold = streamFold(kept?.standing ?? AT_START)
  const { specOf } = registry()
  for (const page of tradePages(repository, stream, kept))
    for (const event of page) {
      if (event.atMs > atMs) return fold.standing()
      fold.take(tradeOf(event, specOf))
    }
  return fold.standing()
}

/** One trade with what it did to the account's money. */
export interface StreamMove {
  readonly stream: StreamId
  readonly event: JournalEvent & { readonly body: TradeBody }
  readonly moved: LegUnits
}

/** The trades of a stream between two moments, both included, in fold order. */
export function* movesOf(
  { repository, registry }: Pick<Ledger, 'repository' | 'registry'>,
  stream: StreamId,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Generator<StreamMove> {
  // Nothing is folded for a stream that was quiet then.
  if (!repository.tradesWithin(stream, fromMs, toMs)) return
  const kept = repository.keptBy(stream, dayOf(fromMs))
  const fold = streamFold(kept?.standing ?? AT_START)
  const { specOf } = registry()
  let before = fold.standing().totals
  for (const page of tradePages(repository, stream, kept))
    for (const event of page) {
      if (event.atMs > toMs) return
      fold.take(tradeOf(event, specOf))
      const { totals } = fold.standing()
      if (event.atMs >= fromMs) yield { stream, event, moved: unitsMinus(totals, before) }
      before = totals
    }
}
