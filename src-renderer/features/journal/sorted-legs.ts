import type { LegSummary } from '@shared/journal/leg'
import { ZERO, type Decimal } from '@shared/num/decimal'

export type SortKey =
  | 'opened'
  | 'contract'
  | 'side'
  | 'quantity'
  | 'entry'
  | 'exit'
  | 'gross'
  | 'fees'
  | 'funding'
  | 'net'
  | 'held'

export interface Sorting {
  readonly by: SortKey
  readonly descending: boolean
}

type Sortable = number | string | Decimal

/** How long a leg lasted; an open one counts as lasting still. */
export function heldMs(leg: LegSummary, nowMs: number): number {
  return (leg.closedAtMs ?? nowMs) - leg.openedAtMs
}

const OPEN_END = 4_102_444_800_000

const VALUES: Readonly<Record<SortKey, (leg: LegSummary) => Sortable>> = {
  opened: (leg) => leg.openedAtMs,
  contract: (leg) => `${leg.venue} ${leg.symbol}`,
  side: (leg) => leg.side,
  quantity: (leg) => leg.peakQuantity,
  entry: (leg) => leg.averageEntry,
  exit: (leg) => leg.averageExit ?? ZERO,
  gross: (leg) => leg.money.gross,
  fees: (leg) => leg.money.fees,
  funding: (leg) => leg.money.funding,
  net: (leg) => leg.money.net,
  held: (leg) => heldMs(leg, OPEN_END),
}

function compared(a: Sortable, b: Sortable): number {
  if (typeof a === 'string' || typeof b === 'string') return String(a).localeCompare(String(b))
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b)
  return a.comparedTo(b)
}

/** The legs in the chosen order; equal ones keep the newest first. */
export function sortedLegs(legs: readonly LegSummary[], sorting: Sorting): readonly LegSummary[] {
  const value = VALUES[sorting.by]
  const sign = sorting.descending ? -1 : 1
  return legs.toSorted((a, b) => sign * compared(value(a), value(b)) || b.openedAtMs - a.openedAtMs)
}

/** What a click on a heading does: another column starts with its largest, the same one turns round. */
export function sortedBy(by: SortKey, before: Sorting): Sorting {
  return { by, descending: by === before.by ? !before.descending : true }
}
