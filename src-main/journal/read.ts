import type { z } from 'zod'

import type { LegQuery } from '@shared/ipc/contract'
import type { EventId } from '@shared/journal/event'
import { inFoldOrder, type FoldKey } from '@shared/journal/fold-order'
import type { LegHistory, LegList, LegMoney, LegSummary, LegTotals } from '@shared/journal/leg'
import { legEntries } from '@shared/journal/leg-entries'
import { coin, contracts, plus, usd } from '@shared/num/units'
import { D, ZERO } from '@shared/num/decimal'

import type { StoredLeg } from './journal-repository'
import type { Ledger } from './ledger'

/** The legs that match, newest first, and their sums by settlement coin. */
export function listLegs(ledger: Ledger, query: z.output<typeof LegQuery>): LegList {
  const legs: LegSummary[] = []
  const text = query.text.trim().toLowerCase()
  for (const stored of ledger.repository.legs()) {
    if (!matchesStatus(stored, query.status)) continue
    const spec = ledger.registry().specOf(stored.listing)
    const words = [spec.symbol, spec.venue, ...stored.tags, stored.note]
    if (text !== '' && !words.some((word) => word.toLowerCase().includes(text))) continue
    legs.push(stored.summary(spec))
  }
  return { legs, totals: totalsOf(legs) }
}

const matchesStatus = (leg: StoredLeg, status: z.output<typeof LegQuery>['status']): boolean =>
  status === 'all' || (status === 'open') === (leg.closed === null)

/** Coins of different kinds are never added: one row per settlement coin. */
function totalsOf(legs: readonly LegSummary[]): LegTotals[] {
  const totals = new Map<string, LegTotals>()
  for (const leg of legs) {
    const sum = totals.get(leg.currency)
    totals.set(leg.currency, {
      currency: leg.currency,
      legs: (sum?.legs ?? 0) + 1,
      openLegs: (sum?.openLegs ?? 0) + (leg.status === 'open' ? 1 : 0),
      money: moneyPlus(sum?.money ?? NO_MONEY, leg.money),
    })
  }
  return [...totals.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

const NO_MONEY: LegMoney = {
  gross: coin(ZERO),
  fees: coin(ZERO),
  funding: coin(ZERO),
  net: coin(ZERO),
  grossUsd: usd(ZERO),
  feesUsd: usd(ZERO),
  fundingUsd: usd(ZERO),
  netUsd: usd(ZERO),
}

function moneyPlus(a: LegMoney, b: LegMoney): LegMoney {
  return {
    gross: plus(a.gross, b.gross),
    fees: plus(a.fees, b.fees),
    funding: plus(a.funding, b.funding),
    net: plus(a.net, b.net),
    grossUsd: plus(a.grossUsd, b.grossUsd),
    feesUsd: plus(a.feesUsd, b.feesUsd),
    fundingUsd: plus(a.fundingUsd, b.fundingUsd),
    netUsd: plus(a.netUsd, b.netUsd),
  }
}

/** One leg with every event that made it. An id that a correction turned into a part of a leg leads to it. */
export function readLeg(ledger: Ledger, input: { readonly id: EventId }): LegHistory {
  const leg = ledger.legHolding(input.id)
  const { specOf } = ledger.registry()
  const spec = specOf(leg.listing)
  const { trades, tellsVoided, anchors } = around(ledger, leg)
  const voids = voidsOf(
    ledger,
    trades.map(({ id }) => id),
  )
  const subjects = trades.filter((event) => anchors(event)).map(({ id }) => id)
  const annotations = ledger.repository
    .speakingOf(subjects)
    .filter(({ body }) => body.kind === 'annotated')
  const voidedNotes = voidsOf(
    ledger,
    annotations.map(({ id }) => id),
  )
  const entries = legEntries({
    id: leg.id,
    spec,
    opened: leg.opened,
    openingQuantity: contracts(new D(leg.openingQuantity)),
    trades,
    annotations,
    voids: new Map([...voids, ...voidedNotes]),
    tellsVoided,
    specOf,
  })
  return { leg: leg.summary(spec), spec, entries }
}

/** The fills and payments from the end of the leg before to the start of the next. */
function around(ledger: Ledger, leg: StoredLeg) {
  const { repository } = ledger
  const justBefore = { atMs: leg.opened.atMs, seq: leg.opened.seq - 1 }
  const previous = repository.legOpenedBy(leg, justBefore)
  const next = repository.legOpenedAfter(leg, leg.opened)
  const trades = repository.tradesIn(leg, {
    from: previous?.closed ?? undefined,
    to: next?.opened,
  })
  const started = previous?.closed ?? null
  const ended = next === undefined ? null : leg.closed
  const tellsVoided = (key: FoldKey) =>
    (started === null || inFoldOrder(key, started) > 0) &&
    (ended === null || inFoldOrder(key, ended) <= 0)
  // The fill that crosses zero is the next leg's opening, and so are the words about it.
  const anchors = (key: FoldKey) =>
    (inFoldOrder(key, leg.opened) >= 0 || tellsVoided(key)) &&
    (next === undefined || inFoldOrder(key, next.opened) < 0)
  return { trades, tellsVoided, anchors }
}

function voidsOf(ledger: Ledger, ids: readonly EventId[]) {
  const voids = new Map<EventId, { reason: string; atMs: number }>()
  for (const { body, recordedAtMs } of ledger.repository.speakingOf(ids))
    if (body.kind === 'event-voided')
      voids.set(body.eventId, { reason: body.reason, atMs: recordedAtMs })
  return voids
}
