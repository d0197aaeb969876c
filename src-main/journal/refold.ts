import { isTrade } from '@shared/journal/apply'
import { UNANNOTATED, wordsByLeg } from '@shared/journal/annotations'
import { dayOf, dayStartMs } from '@shared/journal/day'
import type { LegState } from '@shared/journal/leg-state'
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
  for (const page of pages(repository, stream, from)) {
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

function* pages(repository: JournalRepository, stream: StreamId, from: Kept | undefined) {
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
function crossingsOf({ repository, stream, from, endsAt }: StretchOptions, fold: StreamFold) {
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
    const due = since >= KEPT_EVERY && kept.at(-1)?.day !== day && day !== Number.MAX_SAFE_INTEGER
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
  const words = wordsByLeg(
    legs,
    repository.wordsAbout(stream, {
      fromMs: legs[0]?.opened.atMs ?? 0,
      untilMs: end === null ? null : dayStartMs(end),
    }),
  )
  const standing = fold.standing()
  const continuing = end === null ? null : (standing.state.leg?.id ?? null)
  const told = (leg: LegState): boolean => leg.id !== continuing
  return {
    fromDay: from?.day ?? null,
    untilDay: end,
    legs: legs
      .filter(told)
      .map((leg) => projectedLeg({ ...stream, specOf }, leg, words.get(leg.id) ?? UNANNOTATED)),
    continuing,
    days: fold.days,
    kept,
    end: standing,
  }
}

/** True when whatever follows folds to the same from either; their last events may differ by a voided one. */
export const foldsOnAlike = (a: Standing, b: Standing): boolean =>
  storedStateText({ ...a.state, upTo: null }) === storedStateText({ ...b.state, upTo: null })
