import { AccountId, EventId } from '@shared/journal/event'
import { PlanSummary, type ProjectedPlan } from '@shared/journal/plan'
import { canonicalText, type Decimal } from '@shared/num/decimal'

import type { Bound, Row } from '../storage/sqlite'

import type { StoredPlan } from './journal-repository'

/** The columns of a plan row, in the order of {@link planCells}. */
export const PLAN_COLUMNS = [
  'id',
  'account_id',
  'contract',
  'listing',
  'planned_at_ms',
  'planned_seq',
  'name',
  'side',
  'quantity',
  'entry',
  'stop',
  'targets',
  'leverage',
  'risk',
  'risk_usd',
  'planned_r',
  'planned_r_usd',
  'note',
] as const

const textOr = (value: Decimal | null | undefined): string | null =>
  value ? canonicalText(value) : null

/** A plan as the cells of its row: exact decimals as text, as the leg row keeps its averages. */
export function planCells({ seq, listing, summary }: ProjectedPlan): readonly Bound[] {
  const targets = summary.targets.map(({ price, share }) => ({
    price: canonicalText(price),
    share: canonicalText(share),
  }))
  return [
    summary.id,
    summary.accountId,
    summary.contract,
    listing,
    BigInt(summary.plannedAtMs),
    BigInt(seq),
    summary.name,
    summary.side,
    canonicalText(summary.quantity),
    canonicalText(summary.entry),
    textOr(summary.stop),
    JSON.stringify(targets),
    textOr(summary.leverage),
    textOr(summary.risk?.coin),
    textOr(summary.risk?.usd),
    textOr(summary.plannedR?.coin),
    textOr(summary.plannedR?.usd),
    summary.note,
  ]
}

/** A plan row as the use cases read it. */
export function planOfRow(row: Row): StoredPlan {
  const pair = (coins: string, dollars: string) =>
    row[coins] === null ? null : { coin: row[coins], usd: row[dollars] }
  return {
    listing: EventId.parse(row['listing']),
    summary: (spec) =>
      PlanSummary.parse({
        id: row['id'],
        accountId: AccountId.parse(row['account_id']),
        contract: row['contract'],
        venue: spec.venue,
        symbol: spec.symbol,
        currency: spec.settlement,
        scale: spec.settlementScale,
        plannedAtMs: Number(row['planned_at_ms']),
        name: row['name'],
        side: row['side'],
        quantity: row['quantity'],
        entry: row['entry'],
        stop: row['stop'],
        targets: JSON.parse(String(row['targets'])) as unknown,
        leverage: row['leverage'],
        risk: pair('risk', 'risk_usd'),
        plannedR: pair('planned_r', 'planned_r_usd'),
        note: row['note'],
      }),
  }
}
