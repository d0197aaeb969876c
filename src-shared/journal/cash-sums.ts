import { microUsd } from './dollar-twin'
import type { CashKind } from './cash'
import { dayOf } from './day'
import type { BodyOf, JournalEvent } from './event'

/** A cash event. */
export type CashEvent = JournalEvent & { readonly body: BodyOf<'cash-moved'> }

export const isCash = (event: JournalEvent): event is CashEvent => event.body.kind === 'cash-moved'

/** What cash of one kind came to on one UTC day. */
export interface CashSum {
  readonly cash: CashKind
  readonly day: number
  readonly units: bigint
  /** Millionths of a dollar of the movements that have a price. */
  readonly microUsd: bigint
  /** How many have none, and so no dollar twin. */
  readonly withoutPrice: number
}

/** The dollar twin of one movement at its own price; undefined without one. Cash is always the coin itself. */
export function cashMicroUsd(
  { amount, price }: BodyOf<'cash-moved'>,
  scale: number,
): bigint | undefined {
  return price && microUsd({ kind: 'inverse', settlementScale: scale }, amount, price)
}

/** Cash of one account by kind and day, in that order. Pure: the stored sums are proved against it. */
export function cashSums(events: readonly CashEvent[], scale: number): readonly CashSum[] {
  const sums = new Map<string, CashSum>()
  for (const { atMs, body } of events) {
    const day = dayOf(atMs)
    const key = `${body.cash} ${day}`
    const before = sums.get(key) ?? { units: 0n, microUsd: 0n, withoutPrice: 0 }
    const twin = cashMicroUsd(body, scale)
    sums.set(key, {
      ...{ cash: body.cash, day },
      units: before.units + body.amount,
      microUsd: before.microUsd + (twin ?? 0n),
      withoutPrice: before.withoutPrice + (twin === undefined ? 1 : 0),
    })
  }
  return [...sums.values()].toSorted((a, b) =>
    a.cash === b.cash ? a.day - b.day : a.cash < b.cash ? -1 : 1,
  )
}
