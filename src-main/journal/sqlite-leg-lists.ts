import { AccountId, EventId } from '@shared/journal/event'
import type { LegGrouping, LegSortKey } from '@shared/journal/leg-query'

import type { Bound, Row, Statement } from '../storage/sqlite'

import type { LegLists, LegMatch, LegOrder, LegSumRow } from './leg-lists'
import { LEG_COLUMNS, legOfRow } from './sqlite-leg-row'
import { sumsOfRow, UNIT_SUMS } from './sqlite-units'

/** A leg that is open sorts as lasting longer than any that closed. */
const FAR = 4_102_444_800_000

const NET = '(gross - fees + funding)'
const NET_USD = '(gross_micro_usd - fees_micro_usd + funding_micro_usd)'

/**
 * What each heading sorts by. Decimals that are kept as text are compared as floats: they are told apart to 15
 * digits, which orders a list and settles nothing.
 */
const SORTS: Readonly<Record<LegSortKey, string>> = {
  opened: 'opened_at_ms',
  contract: 'contract',
  side: 'side',
  quantity: 'CAST(peak_quantity AS REAL)',
  entry: 'CAST(average_entry AS REAL)',
  exit: 'CAST(average_exit AS REAL)',
  gross: 'gross',
  fees: 'fees',
  funding: 'funding',
  net: NET,
  netUsd: NET_USD,
  held: `(ifnull(closed_at_ms, ${FAR}) - opened_at_ms)`,
}
const IN_COINS: ReadonlySet<LegSortKey> = new Set(['gross', 'fees', 'funding', 'net'])

/** What legs are summed by; weeks and months are put together from days. */
const GROUPS: Readonly<Record<LegGrouping, string>> = {
  day: 'closed_day',
  week: 'closed_day',
  month: 'closed_day',
  contract: 'contract',
  account: 'account_id',
  side: 'side',
}

/** The order of groups in the list: newest first, open before closed; names as the alphabet has them. */
const GROUP_ORDERS: Readonly<Record<LegGrouping, string>> = {
  day: 'closed_day IS NOT NULL, closed_day DESC',
  // 1970-01-01 was a Thursday: three days on, weeks begin on Mondays.
  week: 'closed_day IS NOT NULL, (closed_day + 3) / 7 DESC',
  month: "closed_day IS NOT NULL, strftime('%Y-%m', closed_day * 86400, 'unixepoch') DESC",
  contract: 'contract',
  account: 'account_id',
  side: 'side',
}

/** The lists of a journal file, each one question to SQLite. */
export function sqliteLegLists(sql: (text: string) => Statement): LegLists {
  return {
    order: (order) => {
      const { where, bound } = matching(order)
      return sql(`SELECT opened_seq FROM leg ${where} ORDER BY ${orderOf(order)}`)
        .all(...bound)
        .map((row) => Number(row['opened_seq']))
    },
    legsAt: (places) => {
      const rows = sql(
        `SELECT ${LEG_COLUMNS.join(', ')} FROM leg
         WHERE opened_seq IN (SELECT value FROM json_each(?))`,
      ).all(JSON.stringify(places))
      const found = new Map(rows.map((row) => [Number(row['opened_seq']), legOfRow(row)]))
      return places.flatMap((place) => found.get(place) ?? [])
    },
    sums: (match, group) => {
      const { where, bound } = matching(match)
      const by = group === undefined ? 'NULL' : GROUPS[group]
      return sql(
        `SELECT listing, ${by} AS grouped, count(*) AS legs, sum(closed_at_ms IS NULL) AS open_legs,
         ${UNIT_SUMS} FROM leg ${where} GROUP BY listing, grouped`,
      )
        .all(...bound)
        .map(sumRowOf)
    },
    days: ({ from, to }) =>
      sql(
        `SELECT day, account_id, ${UNIT_SUMS} FROM day_sum WHERE day >= ? AND day <= ?
         GROUP BY day, account_id ORDER BY day`,
      )
        .all(BigInt(from), BigInt(to))
        .map((row) => ({
          day: Number(row['day']),
          accountId: AccountId.parse(row['account_id']),
          units: sumsOfRow(row),
        })),
  }
}

function sumRowOf(row: Row): LegSumRow {
  const group = row['grouped'] ?? null
  return {
    listing: EventId.parse(row['listing']),
    group: typeof group === 'bigint' ? Number(group) : group,
    legs: Number(row['legs']),
    openLegs: Number(row['open_legs']),
    units: sumsOfRow(row),
  }
}

function orderOf({ sort, group, scales }: LegOrder): string {
  const groups = group === undefined ? '' : `${GROUP_ORDERS[group]}, `
  const way = sort.descending ? 'DESC' : 'ASC'
  return `${groups}${sortTerm(sort.by, scales)} ${way}, opened_at_ms DESC, opened_seq DESC`
}

/** Coins counted at one scale compare as their whole units do; of several, each is brought to coins. */
function sortTerm(by: LegSortKey, scales: LegOrder['scales']): string {
  const different = new Set(scales.values())
  if (!IN_COINS.has(by) || different.size < 2) return SORTS[by]
  // Listings are ids of this journal and scales whole numbers: nothing here was typed.
  const cases = [...scales].map(([listing, scale]) => `WHEN '${listing}' THEN 1e-${scale}`)
  return `${SORTS[by]} * CASE listing ${cases.join(' ')} END`
}

interface Condition {
  readonly term: string
  readonly bound: readonly Bound[]
}

function matching({ filter, named }: LegMatch): { where: string; bound: readonly Bound[] } {
  const { accounts, contracts, side, fromMs, toMs } = filter
  const conditions: readonly (Condition | undefined)[] = [
    STATUS[filter.status],
    filter.result && { term: RESULTS[filter.result], bound: [] },
    accounts && among('account_id', accounts),
    contracts && among('contract', contracts),
    side && { term: 'side = ?', bound: [side] },
    fromMs === undefined ? undefined : { term: 'opened_at_ms >= ?', bound: [BigInt(fromMs)] },
    toMs === undefined ? undefined : { term: 'opened_at_ms < ?', bound: [BigInt(toMs)] },
    ...wordConditions(filter),
    textCondition(filter.text.trim(), named),
  ]
  const met = conditions.filter((condition) => condition !== undefined)
  return {
    where: met.length === 0 ? '' : `WHERE ${met.map(({ term }) => term).join(' AND ')}`,
    bound: met.flatMap(({ bound }) => bound),
  }
}

/** What was written about the leg. */
function wordConditions(filter: LegMatch['filter']): readonly (Condition | undefined)[] {
  const { tags = [], mistakes = [], setup, rating } = filter
  const bears = (column: 'tags' | 'mistakes') => (word: string) => ({
    term: `EXISTS (SELECT 1 FROM json_each(${column}) WHERE value = ?)`,
    bound: [word],
  })
  return [
    ...tags.map(bears('tags')),
    ...mistakes.map(bears('mistakes')),
    setup === undefined ? undefined : { term: 'setup = ?', bound: [setup] },
    rating === undefined ? undefined : { term: 'rating = ?', bound: [BigInt(rating)] },
  ]
}

const STATUS: Readonly<Record<LegMatch['filter']['status'], Condition | undefined>> = {
  all: undefined,
  open: { term: 'closed_at_ms IS NULL', bound: [] },
  closed: { term: 'closed_at_ms IS NOT NULL', bound: [] },
}
const RESULTS = { won: `${NET} > 0`, lost: `${NET} < 0`, even: `${NET} = 0` } as const

const among = (column: string, values: readonly string[]): Condition => ({
  term: `${column} IN (SELECT value FROM json_each(?))`,
  bound: [JSON.stringify(values)],
})

/** In the words of the leg, or in the name of its contract. */
function textCondition(text: string, named: LegMatch['named']): Condition | undefined {
  if (text === '') return undefined
  return {
    term: '(listing IN (SELECT value FROM json_each(?)) OR instr(words, ?) > 0)',
    bound: [JSON.stringify(named), text.toLowerCase()],
  }
}
