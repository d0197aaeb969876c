import { isTrade, type TradeBody } from '@shared/journal/apply'
import { wordsByLeg, type Words } from '@shared/journal/annotations'
import { dayOf, dayStartMs } from '@shared/journal/day'
import type { JournalEvent } from '@shared/journal/event'
import { projectedLeg, tradeOf, type SpecOf } from '@shared/journal/project'
import { storedStateText } from '@shared/journal/stored-text'
import { AT_START, streamFold, type Standing, type StreamFold } from '@shared/journal/stream-fold'

import type { JournalRepository, Kept, StreamId, Stretch } from './journal-repository'

/** A state is kept at the start of a day when so many events came since the one before. */
export const KEPT_EVERY = 256
/** Events read and folded between two pauses: some milliseconds' work. */
const PAGE = 200

/** A moment at which a stretch may end: a day's start, and what was stored for it, if anything was. */
export interface Crossing {
  readonly day: number
  readonly standing: Standing
  readonly stored: Kept | undefined
  /** Events folded so far. */
  readonly events: number
}

export interface StretchOptions {
  readonly repository: JournalRepository
  readonly specOf: SpecOf
  readonly stream: StreamId
  /** Where to go on from; undefined for the beginning. */
  readonly from: Kept | undefined
  /** Events after which a state is kept. */
  readonly keptEvery: number
  readonly endsAt: (crossing: Crossing) => boolean
}

/**
 * Folds a stream's events day by day, from a kept state until `endsAt` says so or the events end. It reads and
 * writes nothing but what it answers with, and pauses after every page, so that much can be folded without
 * anything else having to wait. What is stored is left to the caller.
 */
export function* foldStretch(options: StretchOptions): Generator<undefined, Stretch> {
  const { repository, specOf, stream, from } = options
  const fold = streamFold(from?.standing ?? AT_START)
  const crossings = crossingsOf(options, fold)
  for (const page of tradePages(repository, stream, from)) {
    for (const event of page) {
      const end = crossings.upTo(dayOf(event.atMs))
      if (end !== undefined) return stretchOf(options, { fold, kept: crossings.kept, end })
      fold.take(tradeOf(event, specOf))
      crossings.counted()
    }
    yield
  }
  crossings.upTo(Number.MAX_SAFE_INTEGER)
  return stretchOf(options, { fold, kept: crossings.kept, end: null })
}

/** Runs a fold in one go. */
export function wholeOf<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Trades that count in fold order, a page at a time, from a kept state or the beginning on. */
export function* tradePages(
  repository: JournalRepository,
  stream: StreamId,
  from: Kept | undefined,
): Generator<readonly (JournalEvent & { readonly body: TradeBody })[]> {
  let next = { atMs: from === undefined ? 0 : dayStartMs(from.day), seq: 0 }
  for (;;) {
    const page = repository.tradesFrom(stream, next, PAGE).filter(isTrade)
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    next = { atMs: last.atMs, seq: last.seq + 1 }
  }
}

/** Keeps states at the days that the fold comes across: where one was kept before, and after many events. */
function crossingsOf(options: StretchOptions, fold: StreamFold) {
  const { repository, stream, from, keptEvery, endsAt } = options
  const stored = repository.keptAfter(stream, from?.day ?? null)
  const kept: Kept[] = []
  let waiting = stored.next()
  let today = from?.day ?? -1
  let since = 0
  let events = 0

  const crosses = (day: number, before: Kept | undefined): boolean => {
    const standing = fold.standing()
    kept.push({ day, standing })
    since = 0
    return endsAt({ day, standing, stored: before, events })
  }
  /** Crosses into a day; the day that the stretch ends at, if it does. */
  const upTo = (day: number): number | undefined => {
    if (day <= today) return undefined
    today = day
    while (waiting.done !== true && waiting.value.day <= day) {
      const before = waiting.value
      waiting = stored.next()
      if (crosses(before.day, before)) return before.day
    }
    const due = since >= keptEvery && kept.at(-1)?.day !== day && day !== Number.MAX_SAFE_INTEGER
    return due && crosses(day, undefined) ? day : undefined
  }
  const counted = (): void => {
    since += 1
    events += 1
  }
  return { kept, upTo, counted }
}

function stretchOf(
  { repository, specOf, stream, from }: StretchOptions,
  of: { readonly fold: StreamFold; readonly kept: readonly Kept[]; readonly end: number | null },
): Stretch {
  const { fold, kept, end } = of
  const legs = [...fold.legs.values()]
  const standing = fold.standing()
  const continuing = end === null ? null : (standing.state.leg?.id ?? null)
  const told = legs.filter((leg) => leg.id !== continuing)
  const [first] = told
  // A leg that goes on for years is told once, at its end: only then are its words looked for.
  const words: readonly Words[] =
    first === undefined
      ? []
      : repository.wordsAbout(stream, {
          fromMs: first.opened.atMs,
          untilMs: end === null ? null : dayStartMs(end),
        })
  const byLeg = wordsByLeg(legs, words)
  return {
    fromDay: from?.day ?? null,
    untilDay: end,
    legs: told.map((leg) => projectedLeg({ ...stream, specOf }, leg, byLeg.get(leg.id))),
    continuing,
    days: fold.days,
    kept,
    end: standing,
  }
}

/**
 * True when whatever follows folds to the same from either. Their last events must be one too: where nothing counts
 * any more between two kept states, the later one still names the last event before the earlier.
 */
export const foldsOnAlike = (a: Standing, b: Standing): boolean =>
  storedStateText(a.state) === storedStateText(b.state)
