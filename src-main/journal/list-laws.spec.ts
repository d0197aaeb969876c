import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { EventId } from '@shared/journal/event'
import type { LegTotals } from '@shared/journal/leg'
import { LegSummary, type LegMoney } from '@shared/journal/leg'
import {
  EVERY_LEG,
  LegGrouping,
  LegSortKey,
  type LegFilter,
  type LegQuery,
} from '@shared/journal/leg-query'
import { legSummary } from '@shared/journal/leg-summary'
import { project } from '@shared/journal/project'
import { D, ZERO, type Decimal } from '@shared/num/decimal'

import { act, actedJournal, journalAct, type ActedJournal } from '../../test/support/journal-acts'

import { EVENT_COLUMNS, eventOfRow } from './sqlite-event-row'

const DAY = 86_400_000

/** A leg as the pure fold tells it, with the place of its opening. */
interface Known {
  readonly leg: LegSummary
  readonly seq: number
}

/** What lists must show, told by the fold alone and not by what is stored. */
function knownIn({ connection }: ActedJournal): readonly Known[] {
  const events = connection.prepare(`SELECT ${EVENT_COLUMNS} FROM event ORDER BY seq`).all()
  return project(events.map(eventOfRow)).flatMap(({ legs }) =>
    legs.map((leg) => ({ leg: legSummary(leg), seq: leg.state.opened.seq })),
  )
}

const conditions = fc.record({
  status: fc.constantFrom('open' as const, 'closed' as const),
  text: fc.constantFrom('xbt', 'DERIBIT', 'noted 1', 'Range', '%'),
  accounts: fc.constantFrom(['bitmex:BTC'], ['deribit:BTC', 'bitmex:BTC'], []),
  contracts: fc.constantFrom(['bitmex:XBTUSD'], ['deribit:BTC-PERPETUAL']),
  side: fc.constantFrom('long' as const, 'short' as const),
  tags: fc.subarray(['range', 'news'], { minLength: 1 }),
  setup: fc.constantFrom('range', 'news'),
  mistakes: fc.subarray(['range', 'news'], { minLength: 1 }),
  rating: fc.integer({ min: 1, max: 5 }),
  result: fc.constantFrom('won' as const, 'lost' as const, 'even' as const),
  fromMs: fc.integer({ min: 0, max: 15 }).map((day) => Date.UTC(2026, 0, 1) + day * DAY),
  toMs: fc.integer({ min: 0, max: 15 }).map((day) => Date.UTC(2026, 0, 1) + day * DAY),
})
const KEYS = [
  ...['status', 'text', 'accounts', 'contracts', 'side', 'tags', 'result', 'fromMs', 'toMs'],
  ...['setup', 'mistakes', 'rating'],
]

/** A condition or two, or none: with more of them nothing would be left to list. */
const filter: fc.Arbitrary<LegFilter> = fc
  .tuple(conditions, fc.subarray(KEYS, { maxLength: 2 }))
  .map(([all, keys]) => {
    const some = Object.entries(all).filter(([key]) => keys.includes(key))
    // Account ids are branded; these are of the two contracts that are traded.
    return { status: 'all', text: '', ...Object.fromEntries(some) }
  })

const query = fc.record({
  filter,
  sort: fc.record({ by: fc.constantFrom(...LegSortKey.options), descending: fc.boolean() }),
  group: fc.option(fc.constantFrom(...LegGrouping.options), { nil: undefined }),
  size: fc.integer({ min: 1, max: 7 }),
})

const sign = (net: Decimal): 'won' | 'lost' | 'even' =>
  net.isZero() ? 'even' : net.gt(0) ? 'won' : 'lost'

type Conditions = {
  readonly [K in keyof LegFilter]-?: (leg: LegSummary, value: NonNullable<LegFilter[K]>) => boolean
}
const wordsIn = (leg: LegSummary): readonly string[] => [
  ...[leg.note, leg.setup ?? '', ...leg.tags],
  ...[...leg.mistakes, ...leg.emotions],
]
const holds: Conditions = {
  status: (leg, status) => status === 'all' || leg.status === status,
  text: (leg, text) =>
    [leg.symbol, leg.venue, ...wordsIn(leg)].some((word) =>
      word.toLowerCase().includes(text.toLowerCase()),
    ),
  accounts: (leg, accounts) => accounts.includes(leg.accountId),
  contracts: (leg, contracts) => contracts.includes(leg.contract),
  side: (leg, side) => leg.side === side,
  tags: (leg, tags) => tags.every((tag) => leg.tags.includes(tag)),
  setup: (leg, setup) => leg.setup === setup,
  mistakes: (leg, mistakes) => mistakes.every((mistake) => leg.mistakes.includes(mistake)),
  rating: (leg, rating) => leg.rating === rating,
  result: (leg, result) => sign(leg.money.net) === result,
  fromMs: (leg, fromMs) => leg.openedAtMs >= fromMs,
  toMs: (leg, toMs) => leg.openedAtMs < toMs,
}

const matches = ({ leg }: Known, of: LegFilter): boolean =>
  Object.entries(of).every(([key, value]) =>
    // Each condition takes the value that the filter has under its own name.
    (holds[key as keyof LegFilter] as (leg: LegSummary, value: unknown) => boolean)(leg, value),
  )

/** What a heading sorts by, exact; text for names, null where there is no figure yet. */
function sortedFigure({ leg }: Known, by: LegSortKey): Decimal | string | null {
  const held = (leg.closedAtMs ?? Date.UTC(2100, 0, 1)) - leg.openedAtMs
  const figures: Readonly<Record<LegSortKey, Decimal | string | null>> = {
    opened: new D(leg.openedAtMs),
    contract: leg.contract,
    side: leg.side,
    quantity: leg.peakQuantity,
    entry: leg.averageEntry,
    exit: leg.averageExit,
    gross: leg.money.gross,
    fees: leg.money.fees,
    funding: leg.money.funding,
    net: leg.money.net,
    netUsd: leg.money.netUsd,
    held: new D(held),
  }
  return figures[by]
}

/** −1, 0 or 1; undefined for decimals that differ only beyond what a list tells apart. */
function compared(a: Decimal | string | null, b: Decimal | string | null): number | undefined {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  if (typeof a === 'string' || typeof b === 'string') return a === b ? 0 : a < b ? -1 : 1
  if (a.eq(b)) return 0
  return a.minus(b).abs().lte(a.abs().times('1e-14')) ? undefined : a.lt(b) ? -1 : 1
}

/** Whether one may stand right before the other within a group. */
function inOrder(before: Known, after: Known, { by, descending }: LegQuery['sort']): boolean {
  const way = compared(sortedFigure(before, by), sortedFigure(after, by))
  if (way === undefined) return true
  if (way !== 0) return descending ? way > 0 : way < 0
  const newer = before.leg.openedAtMs - after.leg.openedAtMs || before.seq - after.seq
  return newer > 0
}

const monday = (ms: number): number => Math.floor((ms / DAY + 3) / 7)
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function groupOf({ leg }: Known, group: LegGrouping): string | null {
  const of: Readonly<Record<LegGrouping, (closedMs: number) => string>> = {
    day: isoDay,
    week: (ms) => isoDay((monday(ms) * 7 - 3) * DAY),
    month: (ms) => `${isoDay(ms).slice(0, 7)}-01`,
    contract: () => leg.contract,
    account: () => leg.accountId,
    side: () => leg.side,
  }
  const byClose = group === 'day' || group === 'week' || group === 'month'
  if (byClose && leg.closedAtMs === null) return null
  return of[group](leg.closedAtMs ?? 0)
}

const MONEY = ['gross', 'fees', 'funding', 'net', 'grossUsd', 'feesUsd', 'fundingUsd', 'netUsd']
const summed = (legs: readonly Known[]): string[] =>
  MONEY.map((part) =>
    legs.reduce((sum, { leg }) => sum.plus(leg.money[part as keyof LegMoney]), ZERO).toFixed(),
  )

/** Sums in one coin, as the list of sums has them: none for no legs. */
const sumsOf = (legs: readonly Known[]) =>
  legs.length === 0
    ? []
    : [
        [
          'BTC',
          legs.length,
          legs.filter(({ leg }) => leg.status === 'open').length,
          ...summed(legs),
        ],
      ]
const sumsShown = (totals: readonly LegTotals[]) =>
  totals.map(({ currency, legs, openLegs, money }) => [
    ...[currency, legs, openLegs],
    ...MONEY.map((part) => money[part as keyof LegMoney].toFixed()),
  ])

function inWindows({ service }: ActedJournal, of: Omit<LegQuery, 'window'>, size: number) {
  const { count } = service.listLegs({ ...of, window: { from: 0, count: 1 } })
  const legs: LegSummary[] = []
  for (let from = 0; from <= count; from += size)
    legs.push(...service.listLegs({ ...of, window: { from, count: size } }).legs)
  return { count, legs }
}

describe('after anything was recorded', { timeout: 120_000 }, () => {
  const acts = fc.array(journalAct, { minLength: 1, maxLength: 10 })
  const queries = fc.array(query, { minLength: 6, maxLength: 12 })
  const grouped = fc.tuple(
    ...LegGrouping.options.map((group) => query.map((asked) => ({ ...asked, group }))),
  )

  it('windows one after the other are the whole list: what matches, in the order asked for', () => {
    fc.assert(
      fc.property(acts, queries, (done, asked) => {
        const journal = actedJournal()
        for (const each of done) act(journal.service, each)
        const known = new Map(knownIn(journal).map((each) => [each.leg.id, each]))
        for (const { size, group, ...of } of asked) {
          const ordering = group === undefined ? of : { ...of, group }
          const { count, legs } = inWindows(journal, ordering, size)
          const whole = journal.service.listLegs({ ...ordering, window: EVERY_LEG.window })
          expect(legs).toEqual(whole.legs)
          expect(count).toBe(legs.length)
          const wanted = [...known.values()].filter((each) => matches(each, of.filter))
          expect(ids(legs)).toEqual(ids(wanted.map(({ leg }) => leg)))
          const listed = legs.map(({ id }) => known.get(id)!)
          listed.forEach((each, index) => {
            expect(LegSummary.encode(legs[index]!)).toEqual(LegSummary.encode(each.leg))
            expect(journal.service.legPlace({ ...ordering, id: each.leg.id })).toEqual({ index })
            const next = listed[index + 1]
            if (next && (!group || groupOf(each, group) === groupOf(next, group)))
              expect(inOrder(each, next, of.sort)).toBe(true)
          })
        }
        journal.connection.close()
      }),
      { numRuns: 25 },
    )
  })

  it('totals and groups are the sums of the legs that are listed, to the last unit', () => {
    fc.assert(
      fc.property(acts, grouped, (done, asked) => {
        const journal = actedJournal()
        for (const each of done) act(journal.service, each)
        const known = new Map(knownIn(journal).map((each) => [each.leg.id, each]))
        for (const { group, filter: of, sort } of asked) {
          const { legs } = journal.service.listLegs({
            filter: of,
            sort,
            group,
            window: EVERY_LEG.window,
          })
          const listed = legs.map(({ id }) => known.get(id)!)
          const sums = journal.service.legTotals({ filter: of, group })
          expect(sumsShown(sums.totals)).toEqual(sumsOf(listed))
          // The groups stand one after the other in the list, each with its own legs and no others.
          let from = 0
          for (const { key, legs: count, totals } of sums.groups) {
            const within = listed.slice(from, from + count)
            expect(within.map((each) => groupOf(each, group))).toEqual(within.map(() => key))
            expect(sumsShown(totals)).toEqual(sumsOf(within))
            from += count
          }
          expect(from).toBe(listed.length)
          expect(new Set(sums.groups.map(({ key }) => key)).size).toBe(sums.groups.length)
        }
        journal.connection.close()
      }),
      { numRuns: 25 },
    )
  })

  it('the days of the calendar come to the money of all legs, and months to their days', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const journal = actedJournal()
        for (const each of done) act(journal.service, each)
        const { service } = journal
        const days = service.calendar({ by: 'day' }).rows
        const sumOf = (rows: typeof days) =>
          MONEY.map((part) =>
            rows
              .reduce((sum, { money }) => sum.plus(money[part as keyof LegMoney]), ZERO)
              .toFixed(),
          )
        expect(sumOf(days)).toEqual(summed(knownIn(journal)))
        expect(days.map(({ start }) => start)).toEqual(days.map(({ start }) => start).toSorted())
        for (const month of service.calendar({ by: 'month' }).rows)
          expect(sumOf([month])).toEqual(
            sumOf(days.filter(({ start }) => start.slice(0, 7) === month.start.slice(0, 7))),
          )
        journal.connection.close()
      }),
      { numRuns: 25 },
    )
  })
})

const ids = (legs: readonly { readonly id: EventId }[]) => legs.map(({ id }) => id).toSorted()
