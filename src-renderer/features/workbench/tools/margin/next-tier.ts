import { explainNextTier } from '@shared/calc/explain-tiers'
import { explainNextTierPrice, nextTierPrice } from '@shared/calc/next-tier-price'
import { notionalTwin } from '@shared/calc/notional'
import type { Twin } from '@shared/calc/position'
import { nextTier, tierTable, type TierLine } from '@shared/calc/tier-table'
import { twinAt } from '@shared/calc/twin'
import type { Decimal } from '@shared/num/decimal'
import type { Leverage } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolRow, ToolTable } from '../tool'
import { lacksOf, none } from '../tool-input'

/** Lines of a tier table that are shown before it is cut. */
const MOST_LINES = 20

const ROWS = [
  { id: 'margin-next', label: 'Begins above', term: 'margin-tier', group: 'Next tier' },
  { id: 'margin-next-notional', label: 'That is worth', term: 'notional' },
  { id: 'margin-room', label: 'Left until then', term: 'margin-tier' },
  { id: 'margin-next-price', label: 'Reached by price alone at', term: 'margin-tier' },
  { id: 'margin-next-initial', label: 'Initial rate', term: 'initial-margin' },
  { id: 'margin-next-maintenance', label: 'Maintenance rate', term: 'maintenance-margin' },
  { id: 'margin-next-leverage', label: 'Highest leverage', term: 'leverage' },
  { id: 'margin-extra-initial', label: 'More initial', term: 'margin-tier' },
  { id: 'margin-extra', label: 'More maintenance', term: 'margin-tier' },
] as const

/** Where the next tier begins and what it changes. */
export function nextTierRows(reading: ScenarioReading, at: Leverage): readonly ToolRow[] {
  const { spec, side, quantity, entry } = reading
  if (!quantity || !entry) return waitingRows(ROWS, lacksOf(reading, ['quantity', 'entry']) ?? '')
  const position = { spec, quantity, price: entry, leverage: at }
  const next = nextTier(position)
  if (!next.ok) return waitingRows(ROWS, next.error)
  const { line, endsAt, room, extraInitial, extraMaintenance } = next.value
  const steps = [
    ...explainNextTier(position, next.value),
    explainNextTierPrice(position, next.value),
  ]
  const drawn = (figure: RowFigure, step: (typeof steps)[number]['figure']): Drawn => ({
    figure,
    how: steps.find((each) => each.figure === step),
  })
  const money = (twin: Twin): RowFigure => ({ kind: 'money', twin, signed: false })
  const counted = (count: Decimal): RowFigure => ({ kind: 'count', count, unit: 'contracts' })
  const begins = notionalTwin({ spec, quantity: endsAt.quantity }, entry)
  return namedRows(ROWS, {
    'margin-next': drawn(counted(endsAt.quantity), 'begins'),
    'margin-next-notional': drawn(money(begins), 'begins'),
    'margin-room': drawn(counted(room.quantity), 'room'),
    'margin-next-price': drawn(
      priceOrWhy(nextTierPrice(position, next.value), { spec, side }),
      'reachedAt',
    ),
    'margin-next-initial': drawn(rateFigure(line.initialRate), 'initialRate'),
    'margin-next-maintenance': drawn(rateFigure(line.maintenanceRate), 'maintenanceRate'),
    'margin-next-leverage': drawn({ kind: 'times', times: line.mostLeverage }, 'mostLeverage'),
    'margin-extra-initial': drawn(money(twinAt(spec, extraInitial, entry)), 'extraInitial'),
    'margin-extra': drawn(money(twinAt(spec, extraMaintenance, entry)), 'extra'),
  })
}

const rateFigure = (rate: Decimal): RowFigure => ({ kind: 'rate', rate, signed: false })

/** All tiers of the contract, with the one that the position stands on named; none where a rate grows along a line. */
export function tiersTable(
  { spec }: ScenarioReading,
  at: Leverage,
  tier: number | undefined,
): { readonly tables: readonly ToolTable[]; readonly notes: readonly string[] } {
  const tiers = tierTable(spec, at, { near: tier ?? 1, most: MOST_LINES })
  if (!tiers) return { tables: [], notes: [] }
  const counted = tiers.measure === 'coin' ? spec.settlement : 'contracts'
  const line = (each: TierLine): ToolTable['rows'][number] => ({
    id: `${each.tier}`,
    head: each.tier === tier ? `${each.tier}, this position` : `${each.tier}`,
    figures: [
      // A schedule's own round number, read as the venue prints it and not to the last satoshi.
      each.upTo
        ? { kind: 'count', count: each.upTo, unit: '' }
        : none('This tier has no end.', 'no end'),
      rateFigure(each.initialRate),
      rateFigure(each.maintenanceRate),
      { kind: 'times', times: each.mostLeverage },
    ],
  })
  return {
    tables: [
      {
        ...{ id: 'margin-tiers', title: `Tiers of ${spec.symbol}`, head: 'Tier' },
        columns: [`Up to, ${counted}`, 'Initial', 'Maintenance', 'Leverage'],
        rows: tiers.lines.map(line),
      },
    ],
    notes:
      tiers.count > tiers.lines.length
        ? [
            `${tiers.count} tiers in all: the table has the first, those near the position and the last.`,
          ]
        : [],
  }
}
