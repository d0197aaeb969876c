import type { Annotation } from '@shared/journal/annotations'
import { dayOf } from '@shared/journal/day'
import { AccountId, EventId, PositionSide, Tags } from '@shared/journal/event'
import { Judgement } from '@shared/journal/judgement'
import type { LegSummary } from '@shared/journal/leg'
import { legR } from '@shared/journal/leg-r'
import type { LegState } from '@shared/journal/leg-state'
import { legAverages, legMoney } from '@shared/journal/leg-summary'
import type { ProjectedLeg } from '@shared/journal/project'
import type { ContractSpec } from '@shared/market/contract-spec'
import { Side } from '@shared/market/side'
import { canonicalText } from '@shared/num/decimal'
import { contractsCodec, priceCodec } from '@shared/num/decimal-codec'

import type { Bound, Row } from '../storage/sqlite'

import type { StoredLeg } from './journal-repository'
import { UNIT_COLUMNS, unitCells, unitsOfRow } from './sqlite-units'

/** What a leg's opening settles for good. */
const OPENING_COLUMNS = [
  'opened_seq',
  'id',
  'account_id',
  'contract',
  'position_side',
  'listing',
  'side',
  'opened_at_ms',
  'opening_quantity',
] as const

/** What every further fill and payment may change. */
export const FIGURE_COLUMNS = [
  'closed_at_ms',
  'closed_seq',
  'closed_day',
  'quantity',
  'peak_quantity',
  'average_entry',
  'open_entry',
  'average_exit',
  ...UNIT_COLUMNS,
  'fill_count',
  'liquidated',
] as const

/** What annotations change. */
export const WORD_COLUMNS = [
  'note',
  'tags',
  'words',
  'first_stop',
  'plan',
  'setup',
  'mistakes',
  'emotions',
  'rating',
  'checklist',
] as const

/** The columns of a leg row, in the order of {@link legCells}. */
export const LEG_COLUMNS = [...OPENING_COLUMNS, ...WORD_COLUMNS, ...FIGURE_COLUMNS] as const

/** A folded leg as the cells of its row. */
export function legCells(leg: ProjectedLeg): readonly Bound[] {
  const { state } = leg
  return [
    BigInt(state.opened.seq),
    state.id,
    leg.accountId,
    leg.spec.id,
    leg.positionSide,
    state.listing,
    state.side,
    BigInt(state.opened.atMs),
    canonicalText(state.openingQuantity),
    ...wordCells(leg.annotation),
    ...figureCells(leg.spec, state),
  ]
}

/** The cells of {@link WORD_COLUMNS}. */
export function wordCells(annotation: Annotation): readonly Bound[] {
  const { note, tags, firstStop, plan, setup, mistakes, emotions, rating, checklist } = annotation
  const sought = [...tags, ...(setup === null ? [] : [setup]), ...mistakes, ...emotions, note]
  return [
    note,
    JSON.stringify(tags),
    sought.join('\n').toLowerCase(),
    firstStop && canonicalText(firstStop),
    plan,
    setup,
    JSON.stringify(mistakes),
    JSON.stringify(emotions),
    rating === null ? null : BigInt(rating),
    JSON.stringify(checklist),
  ]
}

/** The cells of {@link FIGURE_COLUMNS}. */
export function figureCells(spec: ContractSpec, state: LegState): readonly Bound[] {
  const { averageEntry, openEntry, averageExit } = legAverages(spec, state)
  const { closed } = state
  return [
    closed && BigInt(closed.atMs),
    closed && BigInt(closed.seq),
    closed && BigInt(dayOf(closed.atMs)),
    canonicalText(state.quantity),
    canonicalText(state.peakQuantity),
    canonicalText(averageEntry),
    closed || openEntry === null ? null : canonicalText(openEntry),
    averageExit && canonicalText(averageExit),
    ...unitCells(state),
    BigInt(state.fillCount),
    state.liquidated ? 1n : 0n,
  ]
}

const priceIn = (row: Row, column: 'open_entry' | 'average_exit' | 'first_stop') =>
  row[column] === null ? null : priceCodec.decode(String(row[column]))

/** A leg row as the use cases read it. */
export function legOfRow(row: Row): StoredLeg {
  const closedAtMs = row['closed_at_ms']
  const leg = {
    id: EventId.parse(row['id']),
    accountId: AccountId.parse(row['account_id']),
    contract: String(row['contract']),
    positionSide: PositionSide.parse(row['position_side']),
    listing: EventId.parse(row['listing']),
    opened: { atMs: Number(row['opened_at_ms']), seq: Number(row['opened_seq']) },
    closed:
      closedAtMs === null ? null : { atMs: Number(closedAtMs), seq: Number(row['closed_seq']) },
    openingQuantity: String(row['opening_quantity']),
    annotation: annotationIn(row),
  }
  return { ...leg, summary: (spec) => summaryOf(row, leg, spec) }
}

const annotationIn = (row: Row): Annotation => ({
  note: String(row['note']),
  tags: Tags.parse(jsonIn(row, 'tags')),
  firstStop: priceIn(row, 'first_stop'),
  plan: row['plan'] === null ? null : EventId.parse(row['plan']),
  ...Judgement.parse({
    setup: row['setup'],
    mistakes: jsonIn(row, 'mistakes'),
    emotions: jsonIn(row, 'emotions'),
    rating: row['rating'] === null ? null : Number(row['rating']),
    checklist: jsonIn(row, 'checklist'),
  }),
})

const jsonIn = (row: Row, column: 'tags' | 'mistakes' | 'emotions' | 'checklist'): unknown =>
  JSON.parse(String(row[column]))

function summaryOf(row: Row, leg: Omit<StoredLeg, 'summary'>, spec: ContractSpec): LegSummary {
  const { id, accountId, contract, positionSide } = leg
  const { annotation } = leg
  const { firstStop } = annotation
  const side = Side.parse(row['side'])
  const peakQuantity = contractsCodec.decode(String(row['peak_quantity']))
  const averageEntry = priceCodec.decode(String(row['average_entry']))
  const averageExit = priceIn(row, 'average_exit')
  const money = legMoney(unitsOfRow(row), spec.settlementScale)
  return {
    ...{ id, accountId, contract, positionSide, ...annotation },
    tags: [...annotation.tags],
    venue: spec.venue,
    symbol: spec.symbol,
    currency: spec.settlement,
    scale: spec.settlementScale,
    side,
    status: leg.closed === null ? 'open' : 'closed',
    openedAtMs: leg.opened.atMs,
    closedAtMs: leg.closed?.atMs ?? null,
    quantity: contractsCodec.decode(String(row['quantity'])),
    ...{ peakQuantity, averageEntry, averageExit, money },
    openEntry: priceIn(row, 'open_entry'),
    fillCount: Number(row['fill_count']),
    liquidated: row['liquidated'] === 1n,
    r: legR({ side, peakQuantity, averageEntry, averageExit, money, firstStop }, spec),
  }
}
