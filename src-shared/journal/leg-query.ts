import { z } from 'zod'

import { Side } from '../market/side'

import { AccountId, AtMs, EventId, Tag } from './event'
import { Rating } from './judgement'
import { LegTotals } from './leg'

/** Which legs are meant. What is left out holds for all of them. */
export const LegFilter = z.strictObject({
  status: z.enum(['all', 'open', 'closed']),
  /** Matches symbol, venue, note, tag, setup, mistake and emotion; empty matches all. */
  text: z.string().max(200),
  accounts: z.array(AccountId).max(200).optional(),
  contracts: z.array(z.string().max(101)).max(200).optional(),
  side: Side.optional(),
  /** Legs that bear every one of them. */
  tags: z.array(Tag).max(30).optional(),
  setup: Tag.optional(),
  /** Legs that made every one of them. */
  mistakes: z.array(Tag).max(30).optional(),
  rating: Rating.optional(),
  /** By net in coin, as it stands: above zero, below it, or zero. */
  result: z.enum(['won', 'lost', 'even']).optional(),
  /** Opened at or after, and before. */
  fromMs: AtMs.optional(),
  toMs: AtMs.optional(),
})
export type LegFilter = z.output<typeof LegFilter>

export const LegSortKey = z.enum([
  'opened',
  'contract',
  'side',
  'quantity',
  'entry',
  'exit',
  'gross',
  'fees',
  'funding',
  'net',
  'netUsd',
  'held',
])
export type LegSortKey = z.output<typeof LegSortKey>

/** Equal legs keep the newest first. */
export const LegSort = z.strictObject({ by: LegSortKey, descending: z.boolean() })
export type LegSort = z.output<typeof LegSort>

/** What legs are gathered by; days, weeks and months are those of the close, in UTC. Weeks begin on Monday. */
export const LegGrouping = z.enum(['day', 'week', 'month', 'contract', 'account', 'side'])
export type LegGrouping = z.output<typeof LegGrouping>

export const LegQuery = z.strictObject({
  filter: LegFilter,
  sort: LegSort,
  /** Groups come first in the order, open legs before the days; then the sort. */
  group: LegGrouping.optional(),
  window: z.strictObject({ from: z.int().min(0), count: z.int().min(1).max(500) }),
})
export type LegQuery = z.output<typeof LegQuery>

/** Where a leg stands in the list that a query asks for. */
export const LegPlaceQuery = z.strictObject({
  ...LegQuery.omit({ window: true }).shape,
  id: EventId,
})
export type LegPlaceQuery = z.output<typeof LegPlaceQuery>

export const LegTotalsQuery = LegQuery.pick({ filter: true, group: true })
export type LegTotalsQuery = z.output<typeof LegTotalsQuery>

/**
 * One group of the list with its own sums. The key is the first day of a day, week or month as `2026-01-31`, or
 * the contract, account or side; null gathers the open legs where closing days are asked for.
 */
export const LegGroup = z.strictObject({
  key: z.string().nullable(),
  legs: z.int().min(1),
  totals: z.array(LegTotals),
})
export type LegGroup = z.output<typeof LegGroup>

/** Sums of everything that matches, one row per settlement coin, and those of each group in the list's order. */
export const LegSums = z.strictObject({ totals: z.array(LegTotals), groups: z.array(LegGroup) })
export type LegSums = z.output<typeof LegSums>

/** Every leg, the newest first, as far as one window shows them. */
export const EVERY_LEG: LegQuery = {
  filter: { status: 'all', text: '' },
  sort: { by: 'opened', descending: true },
  window: { from: 0, count: 500 },
}
