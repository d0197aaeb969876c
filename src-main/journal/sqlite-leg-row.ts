import type { ContractSpec } from '@shared/market/contract-spec'
import { Side } from '@shared/market/side'
import { AccountId, EventId, Tags } from '@shared/journal/event'
import type { LegSummary } from '@shared/journal/leg'
import { openLegOf, type ContractState, type LegState } from '@shared/journal/leg-state'
import { legAverages, legMoney, legSummary, type LegUnits } from '@shared/journal/leg-summary'
import type { ProjectedLeg } from '@shared/journal/project'
import { PayloadError } from '@shared/journal/upcast'
import { canonicalText, ZERO } from '@shared/num/decimal'
import { contractsCodec, priceCodec } from '@shared/num/decimal-codec'
import { contracts } from '@shared/num/units'

import type { Bound, Row } from '../storage/sqlite'

import type { StoredLeg, StreamId } from './journal-repository'

/** What a leg's opening settles for good, and the words about it. */
const OPENING_COLUMNS = [
  'id',
  'account_id',
  'contract',
  'listing',
  'side',
  'opened_at_ms',
  'opened_seq',
  'opening_quantity',
  'note',
  'tags',
] as const

/** What its closing settles; NULL while it is open. */
export const CLOSING_COLUMNS = [
  'closed_at_ms',
  'closed_seq',
  'peak_quantity',
  'average_entry',
  'average_exit',
  'gross',
  'fees',
  'funding',
  'gross_micro_usd',
  'fees_micro_usd',
  'funding_micro_usd',
  'fill_count',
  'liquidated',
] as const

/** The columns of a leg row, in the order of {@link legCells}. */
export const LEG_COLUMNS = [...OPENING_COLUMNS, ...CLOSING_COLUMNS] as const

/** A folded leg as the cells of its row. */
export function legCells(leg: ProjectedLeg): readonly Bound[] {
  const { state } = leg
  return [
    state.id,
    leg.accountId,
    leg.spec.id,
    state.listing,
    state.side,
    BigInt(state.opened.atMs),
    BigInt(state.opened.seq),
    canonicalText(state.openingQuantity),
    leg.annotation.note,
    JSON.stringify(leg.annotation.tags),
    ...closingCells(leg.spec, state),
  ]
}

function closingCells(spec: ContractSpec, state: LegState): readonly Bound[] {
  if (state.closed === null) return CLOSING_COLUMNS.map(() => null)
  const { averageEntry, averageExit } = legAverages(spec, state)
  return [
    BigInt(state.closed.atMs),
    BigInt(state.closed.seq),
    canonicalText(state.peakQuantity),
    canonicalText(averageEntry),
    averageExit && canonicalText(averageExit),
    state.gross,
    state.fees,
    state.funding,
    state.grossMicroUsd,
    state.feesMicroUsd,
    state.fundingMicroUsd,
    BigInt(state.fillCount),
    state.liquidated ? 1n : 0n,
  ]
}

const key = (row: Row, what: 'opened' | 'closed') => ({
  atMs: Number(row[`${what}_at_ms`]),
  seq: Number(row[`${what}_seq`]),
})

/** A leg row as the use cases read it. The figures of an open leg come from its stream's running state. */
export function legOfRow(row: Row, stateOf: (stream: StreamId) => ContractState): StoredLeg {
  const leg = {
    id: EventId.parse(row['id']),
    accountId: AccountId.parse(row['account_id']),
    contract: String(row['contract']),
    listing: EventId.parse(row['listing']),
    opened: key(row, 'opened'),
    closed: row['closed_at_ms'] === null ? null : key(row, 'closed'),
    openingQuantity: String(row['opening_quantity']),
    note: String(row['note']),
    tags: Tags.parse(JSON.parse(String(row['tags']))),
  }
  return {
    ...leg,
    summary: (spec) =>
      leg.closed === null
        ? legSummary({
            accountId: leg.accountId,
            spec,
            state: runningState(leg, stateOf(leg)),
            annotation: leg,
          })
        : closedSummary({ row, leg, spec, closedAtMs: leg.closed.atMs }),
  }
}

function runningState(leg: { readonly id: EventId }, state: ContractState): LegState {
  const open = openLegOf(state)
  if (open?.id !== leg.id)
    throw new PayloadError(`position ${leg.id} is open, but its running state is not stored`)
  return open
}

const units = (row: Row): LegUnits => ({
  gross: BigInt(row['gross'] ?? 0n),
  fees: BigInt(row['fees'] ?? 0n),
  funding: BigInt(row['funding'] ?? 0n),
  grossMicroUsd: BigInt(row['gross_micro_usd'] ?? 0n),
  feesMicroUsd: BigInt(row['fees_micro_usd'] ?? 0n),
  fundingMicroUsd: BigInt(row['funding_micro_usd'] ?? 0n),
})

const price = (row: Row, column: 'average_entry' | 'average_exit') =>
  priceCodec.decode(String(row[column]))

function closedSummary(of: {
  readonly row: Row
  readonly leg: Omit<StoredLeg, 'summary'>
  readonly spec: ContractSpec
  readonly closedAtMs: number
}): LegSummary {
  const { row, leg, spec, closedAtMs } = of
  return {
    id: leg.id,
    accountId: leg.accountId,
    contract: leg.contract,
    venue: spec.venue,
    symbol: spec.symbol,
    currency: spec.settlement,
    scale: spec.settlementScale,
    side: Side.parse(row['side']),
    status: 'closed',
    openedAtMs: leg.opened.atMs,
    closedAtMs,
    quantity: contracts(ZERO),
    peakQuantity: contractsCodec.decode(String(row['peak_quantity'])),
    averageEntry: price(row, 'average_entry'),
    openEntry: null,
    averageExit: price(row, 'average_exit'),
    money: legMoney(units(row), spec.settlementScale),
    fillCount: Number(row['fill_count']),
    liquidated: row['liquidated'] === 1n,
    note: leg.note,
    tags: [...leg.tags],
  }
}
