import type { ContractSpec } from '@shared/market/contract-spec'
import { Side } from '@shared/market/side'
import { AccountId, EventId, Tags } from '@shared/journal/event'
import type { LegSummary } from '@shared/journal/leg'
import { legAverages, legMoney, type LegUnits } from '@shared/journal/leg-summary'
import type { ProjectedLeg } from '@shared/journal/project'
import { canonicalText } from '@shared/num/decimal'
import { contractsCodec, priceCodec } from '@shared/num/decimal-codec'

import type { Bound, Cell, Row } from '../storage/sqlite'

import type { StoredLeg } from './journal-repository'

/** The columns of a leg row, in the order of {@link legCells}. */
export const LEG_COLUMNS = [
  'id',
  'account_id',
  'contract',
  'listing',
  'side',
  'opened_at_ms',
  'opened_seq',
  'closed_at_ms',
  'closed_seq',
  'opening_quantity',
  'quantity',
  'peak_quantity',
  'average_entry',
  'open_entry',
  'average_exit',
  'gross',
  'fees',
  'funding',
  'gross_micro_usd',
  'fees_micro_usd',
  'funding_micro_usd',
  'fill_count',
  'liquidated',
  'note',
  'tags',
] as const

/** What a later fill or payment changes of a leg: the rest of its row is settled by its opening. */
export const CHANGING_COLUMNS: readonly (typeof LEG_COLUMNS)[number][] = [
  'closed_at_ms',
  'closed_seq',
  'quantity',
  'peak_quantity',
  'average_entry',
  'open_entry',
  'average_exit',
  'gross',
  'fees',
  'funding',
  'gross_micro_usd',
  'fees_micro_usd',
  'funding_micro_usd',
  'fill_count',
  'liquidated',
]

/** A folded leg as the cells of its row. */
export function legCells(leg: ProjectedLeg): readonly Bound[] {
  const { state } = leg
  const { averageEntry, openEntry, averageExit } = legAverages(leg.spec, state)
  return [
    state.id,
    leg.accountId,
    leg.spec.id,
    state.listing,
    state.side,
    BigInt(state.opened.atMs),
    BigInt(state.opened.seq),
    state.closed === null ? null : BigInt(state.closed.atMs),
    state.closed === null ? null : BigInt(state.closed.seq),
    canonicalText(state.openingQuantity),
    canonicalText(state.quantity),
    canonicalText(state.peakQuantity),
    canonicalText(averageEntry),
    openEntry && canonicalText(openEntry),
    averageExit && canonicalText(averageExit),
    state.gross,
    state.fees,
    state.funding,
    state.grossMicroUsd,
    state.feesMicroUsd,
    state.fundingMicroUsd,
    BigInt(state.fillCount),
    state.liquidated ? 1n : 0n,
    leg.annotation.note,
    JSON.stringify(leg.annotation.tags),
  ]
}

const key = (row: Row, what: 'opened' | 'closed') => ({
  atMs: Number(row[`${what}_at_ms`]),
  seq: Number(row[`${what}_seq`]),
})

/** A leg row as the use cases read it. */
export function legOfRow(row: Row): StoredLeg {
  const id = EventId.parse(row['id'])
  const tags = Tags.parse(JSON.parse(String(row['tags'])))
  const leg = {
    id,
    accountId: AccountId.parse(row['account_id']),
    contract: String(row['contract']),
    listing: EventId.parse(row['listing']),
    opened: key(row, 'opened'),
    closed: row['closed_at_ms'] === null ? null : key(row, 'closed'),
    openingQuantity: String(row['opening_quantity']),
    note: String(row['note']),
    tags,
  }
  return { ...leg, summary: (spec) => summaryOfRow({ row, leg, spec }) }
}

const units = (row: Row): LegUnits => ({
  gross: BigInt(row['gross'] ?? 0n),
  fees: BigInt(row['fees'] ?? 0n),
  funding: BigInt(row['funding'] ?? 0n),
  grossMicroUsd: BigInt(row['gross_micro_usd'] ?? 0n),
  feesMicroUsd: BigInt(row['fees_micro_usd'] ?? 0n),
  fundingMicroUsd: BigInt(row['funding_micro_usd'] ?? 0n),
})

const priceOrNull = (cell: Cell | undefined) =>
  cell === null || cell === undefined ? null : priceCodec.decode(String(cell))

function summaryOfRow(of: {
  readonly row: Row
  readonly leg: Omit<StoredLeg, 'summary'>
  readonly spec: ContractSpec
}): LegSummary {
  const { row, leg, spec } = of
  return {
    id: leg.id,
    accountId: leg.accountId,
    contract: leg.contract,
    venue: spec.venue,
    symbol: spec.symbol,
    currency: spec.settlement,
    scale: spec.settlementScale,
    side: Side.parse(row['side']),
    status: leg.closed === null ? 'open' : 'closed',
    openedAtMs: leg.opened.atMs,
    closedAtMs: leg.closed?.atMs ?? null,
    quantity: contractsCodec.decode(String(row['quantity'])),
    peakQuantity: contractsCodec.decode(String(row['peak_quantity'])),
    averageEntry: priceCodec.decode(String(row['average_entry'])),
    openEntry: priceOrNull(row['open_entry']),
    averageExit: priceOrNull(row['average_exit']),
    money: legMoney(units(row), spec.settlementScale),
    fillCount: Number(row['fill_count']),
    liquidated: row['liquidated'] === 1n,
    note: leg.note,
    tags: [...leg.tags],
  }
}
