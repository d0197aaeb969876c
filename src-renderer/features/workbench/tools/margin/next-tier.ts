import { explainNextTier } from '@shared/calc/explain-tiers'
import { nextTier, tierTable, type TierLine } from '@shared/calc/tier-table'
import { notionalTwin } from '@shared/calc/notional'
import { twinAt } from '@shared/calc/twin'
import type { Decimal } from '@shared/num/decimal'
import { leverage, type Leverage } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolRow, ToolTable } from '../tool'
import { lacksOf, none } from '../tool-input'

import { groupRows } from './margin-rows'

/** Lines of a tier table that are shown before it is cut. */
const MOST_LINES = 20

/** Where the next tier begins and what it changes. */
export function nextTierRows(reading: ScenarioReading, at: Leverage): readonly ToolRow[] {
  const { spec, quantity, entry } = reading
  if (!quantity || !entry) return groupRows('next', lacksOf(reading, ['quantity', 'entry']) ?? '')
  const position = { spec, quantity, price: entry, leverage: at }
  const next = nextTier(position)
  if (!next.ok) return groupRows('next', next.error)
  const { line, endsAt, room, extraInitial, extraMaintenance } = next.value
  const steps = explainNextTier(position, next.value)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const more = (coins: Decimal): RowFigure => ({
    ...{ kind: 'money', twin: twinAt(spec, coins, entry), signed: false },
  })
  const counted = (count: Decimal): RowFigure => ({ kind: 'count', count, unit: 'contracts' })
  return groupRows('next', [
    { figure: counted(endsAt.quantity), how: how('begins') },
    {
      figure: {
        ...{ kind: 'money', signed: false },
        twin: notionalTwin({ spec, quantity: endsAt.quantity }, entry),
      },
      how: how('begins'),
    },
    { figure: counted(room.quantity), how: how('room') },
    { figure: rateFigure(line.initialRate), how: how('initialRate') },
    { figure: rateFigure(line.maintenanceRate), how: how('maintenanceRate') },
    { figure: { kind: 'times', times: line.mostLeverage }, how: how('mostLeverage') },
    { figure: more(extraInitial), how: how('extraInitial') },
    { figure: more(extraMaintenance), how: how('extra') },
  ])
}

const rateFigure = (rate: Decimal): RowFigure => ({ kind: 'rate', rate, signed: false })

/** All tiers of the contract, with the one that the position stands on named. */
export function tiersTable(
  { spec }: ScenarioReading,
  at: Leverage | undefined,
  tier: number | undefined,
): { readonly table: ToolTable; readonly notes: readonly string[] } {
  const tiers = tierTable(spec, at ?? leverage(spec.maxLeverage), {
    ...{ near: tier ?? 1, most: MOST_LINES },
  })
  const inCoin = tiers?.measure !== 'contracts'
  const line = (each: TierLine): ToolTable['rows'][number] => ({
    id: `${each.tier}`,
    head: each.tier === tier ? `${each.tier}, this position` : `${each.tier}`,
    figures: [
      sizeFigure(each.from, inCoin),
      each.upTo ? sizeFigure(each.upTo, inCoin) : none('This tier has no end.', 'no end'),
      rateFigure(each.initialRate),
      rateFigure(each.maintenanceRate),
      { kind: 'times', times: each.mostLeverage },
    ],
  })
  const cut = tiers && tiers.count > tiers.lines.length
  return {
    table: {
      id: 'margin-tiers',
      title: `Tiers of ${spec.symbol}, sizes in ${inCoin ? spec.settlement : 'contracts'}`,
      head: 'Tier',
      columns: ['Above', 'Up to', 'Initial', 'Maintenance', 'Leverage'],
      rows: tiers?.lines.map(line) ?? [],
    },
    notes: cut
      ? [
          `${tiers.count} tiers in all: the table has the first, those near the position and the last.`,
        ]
      : [],
  }
}

const sizeFigure = (size: Decimal, inCoin: boolean): RowFigure =>
  inCoin ? { kind: 'coin', coin: size, signed: false } : { kind: 'count', count: size, unit: '' }
