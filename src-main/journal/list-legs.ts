import type { Calendar, CalendarQuery } from '@shared/journal/calendar'
import { dayOf } from '@shared/journal/day'
import type { LegList, LegTotals } from '@shared/journal/leg'
import type {
  LegGroup,
  LegGrouping,
  LegPlaceQuery,
  LegQuery,
  LegSums,
  LegTotalsQuery,
} from '@shared/journal/leg-query'
import { legMoney } from '@shared/journal/leg-summary'
import { NO_UNITS, unitsPlus, type LegUnits } from '@shared/journal/leg-units'

import type { LegMatch, LegSumRow } from './leg-lists'
import type { Ledger } from './ledger'

type Ordering = Omit<LegQuery, 'window'>

/** A window of the legs that match, in the order asked for. */
export function listLegs(ledger: Ledger, { window, ...ordering }: LegQuery): LegList {
  const places = orderOf(ledger, ordering)
  const { specOf } = ledger.registry()
  return {
    count: places.length,
    legs: ledger.repository.lists
      .legsAt(places.slice(window.from, window.from + window.count))
      .map((leg) => leg.summary(specOf(leg.listing))),
  }
}

/** Where a leg stands in that order; null when it does not match. */
export function placeOfLeg(
  ledger: Ledger,
  { id, ...ordering }: LegPlaceQuery,
): { readonly index: number | null } {
  const { opened } = ledger.legHolding(id)
  const index = orderOf(ledger, ordering).indexOf(opened.seq)
  return { index: index === -1 ? null : index }
}

/** Sums of everything that matches, and of each group of it. */
export function legSums(ledger: Ledger, { filter, group }: LegTotalsQuery): LegSums {
  const rows = ledger.repository.lists.sums(matchOf(ledger, filter), group)
  return {
    totals: totalsOf(ledger, rows),
    groups: group === undefined ? [] : groupsOf(ledger, rows, group),
  }
}

/** What each day or month moved, event by event. */
export function calendar(ledger: Ledger, query: CalendarQuery): Calendar {
  const rows = ledger.repository.lists.days({
    from: query.from === undefined ? 0 : dayOf(Date.parse(query.from)),
    to: query.to === undefined ? Number.MAX_SAFE_INTEGER : dayOf(Date.parse(query.to)),
  })
  const wanted = query.accounts && new Set(query.accounts)
  const sums = new Map<string, CoinSums>()
  const { account } = ledger.registry()
  for (const { day, accountId, units } of rows) {
    const coin = account(accountId)
    if (coin === undefined || (wanted && !wanted.has(accountId))) continue
    const start = startText(day, query.by)
    add(sums, start, { currency: coin.currency, scale: coin.scale, units })
  }
  return {
    rows: [...sums].flatMap(([start, coins]) =>
      coins.list().map(({ currency, scale, units }) => ({
        ...{ start, currency, scale },
        money: legMoney(units, scale),
      })),
    ),
  }
}

/** An order holds until the journal changes: scrolling through it asks for windows of the same one. */
function orderOf(ledger: Ledger, ordering: Ordering): readonly number[] {
  return ledger.orders.of(JSON.stringify(ordering), () =>
    ledger.repository.lists.order({
      ...matchOf(ledger, ordering.filter),
      sort: ordering.sort,
      group: ordering.group,
      scales: new Map(
        ledger
          .registry()
          .listings()
          .map(({ id, spec }) => [id, spec.settlementScale]),
      ),
    }),
  )
}

function matchOf(ledger: Ledger, filter: LegMatch['filter']): LegMatch {
  const text = filter.text.trim().toLowerCase()
  const named = ledger
    .registry()
    .listings()
    .filter(({ spec }) =>
      [spec.symbol, spec.venue].some((word) => word.toLowerCase().includes(text)),
    )
  return { filter, named: text === '' ? [] : named.map(({ id }) => id) }
}

interface CoinSum {
  readonly currency: string
  readonly scale: number
  readonly units: LegUnits
  readonly legs?: number
  readonly openLegs?: number
}

/** Sums by coin. Coins of different kinds are never added; of one coin at two scales, at the finer one. */
interface CoinSums {
  readonly add: (sum: CoinSum) => void
  readonly list: () => readonly Required<CoinSum>[]
}

function coinSums(): CoinSums {
  const sums = new Map<string, Required<CoinSum>>()
  return {
    add: ({ currency, scale, units, legs = 0, openLegs = 0 }) => {
      const known = sums.get(currency) ?? { currency, scale, units: NO_UNITS, legs: 0, openLegs: 0 }
      const finest = known.scale > scale ? known.scale : scale
      sums.set(currency, {
        currency,
        scale: finest,
        units: unitsPlus(scaled(known, finest), scaled({ units, scale }, finest)),
        legs: known.legs + legs,
        openLegs: known.openLegs + openLegs,
      })
    },
    list: () => [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
  }
}

/** The same coins counted in smaller units; dollars are counted alike everywhere. */
function scaled({ units, scale }: Pick<CoinSum, 'units' | 'scale'>, finer: number): LegUnits {
  const times = 10n ** BigInt(finer - scale)
  return {
    ...units,
    gross: units.gross * times,
    fees: units.fees * times,
    funding: units.funding * times,
  }
}

function add(sums: Map<string, CoinSums>, key: string, sum: CoinSum): void {
  const coins = sums.get(key) ?? coinSums()
  sums.set(key, coins)
  coins.add(sum)
}

function totalsOf(ledger: Ledger, rows: readonly LegSumRow[]): LegTotals[] {
  const sums = coinSums()
  for (const row of rows) sums.add(sumOf(ledger, row))
  return sums.list().map(({ currency, scale, units, legs, openLegs }) => ({
    ...{ currency, scale, legs, openLegs },
    money: legMoney(units, scale),
  }))
}

function sumOf(ledger: Ledger, { listing, units, legs, openLegs }: LegSumRow): CoinSum {
  const { settlement, settlementScale } = ledger.registry().specOf(listing)
  return { currency: settlement, scale: settlementScale, units, legs, openLegs }
}

function groupsOf(ledger: Ledger, rows: readonly LegSumRow[], group: LegGrouping): LegGroup[] {
  const byDay = group === 'day' || group === 'week' || group === 'month'
  const groups = new Map<string | null, LegSumRow[]>()
  for (const row of rows) {
    const key =
      typeof row.group === 'number' && byDay ? startText(row.group, group) : textOf(row.group)
    const known = groups.get(key) ?? []
    groups.set(key, known)
    known.push(row)
  }
  return [...groups]
    .map(([key, of]) => ({
      key,
      legs: of.reduce((sum, { legs }) => sum + legs, 0),
      totals: totalsOf(ledger, of),
    }))
    .toSorted((a, b) => inListOrder(a.key, b.key) * (byDay ? -1 : 1))
}

const textOf = (group: LegSumRow['group']): string | null => (group === null ? null : String(group))

/** Ascending, with what is open behind everything that closed. */
function inListOrder(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -1 : 1
}

const MONDAY = 3

/** The first day of the day, week or month that a day lies in, as `2026-01-31`. */
function startText(day: number, by: 'day' | 'week' | 'month'): string {
  const first = by === 'week' ? day - ((day + MONDAY) % 7) : day
  const text = new Date(first * 86_400_000).toISOString().slice(0, 10)
  return by === 'month' ? `${text.slice(0, 7)}-01` : text
}
