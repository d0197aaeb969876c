import { explainClosedInParts } from '@shared/calc/explain-partial-exits'
import { closedInParts, type ClosedInParts, type ClosedPart } from '@shared/calc/partial-exits'
import { priceText } from '@shared/format/decimal-text'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { TargetsReading } from '../targets-list'
import type { ToolRow, ToolTable, ToolTableRow } from '../tool'
import { none } from '../tool-input'

import { lacksAt, type Whole } from './pnl-rows'

export interface InParts {
  readonly closed?: ClosedInParts
  /** Why there is none, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The position closed at its targets, what is left of it at the exit or mark. */
export function inPartsOf(
  reading: ScenarioReading,
  whole: Whole | undefined,
  { typed, targets }: TargetsReading,
): InParts {
  if (typed === 0) return { lacks: 'Needs a target in the list.' }
  if (!whole) return { lacks: lacksAt(reading) }
  if (!targets) return { lacks: '' }
  const closed = closedInParts(whole.input, targets)
  return closed.ok ? { closed: closed.value, lacks: '' } : { lacks: closed.error.message }
}

const NET = { id: 'pnl-parts-net', label: 'In parts, net', term: 'target' } as const
const GROSS = { id: 'pnl-parts-gross', label: 'In parts, price only', term: 'target' } as const

/** What the targets and the rest bring together. */
export function partsRows(
  { closed, lacks }: InParts,
  whole: Whole | undefined,
): readonly ToolRow[] {
  const group = 'Closed at the targets'
  if (!closed || !whole) {
    const figure = none(lacks)
    return [
      { ...NET, group, figure },
      { ...GROSS, figure },
    ]
  }
  const [gross, net] = explainClosedInParts(whole.input, closed)
  return [
    { ...NET, group, toned: true, figure: money(closed.net), how: net },
    { ...GROSS, toned: true, figure: money(closed.gross), how: gross },
  ]
}

const money = (twin: ClosedPart['net']): RowFigure => ({ kind: 'money', twin, signed: true })

/** A line for each target and one for the rest; none while there is no plan. */
export function partsTables(
  { closed }: InParts,
  { spec, exitIs }: ScenarioReading,
): readonly ToolTable[] {
  if (!closed) return []
  const { parts, rest } = closed
  const line = (id: string, head: string, part: ClosedPart): ToolTableRow => ({
    ...{ id, head },
    figures: [
      { kind: 'percent', fraction: part.share, signed: false },
      { kind: 'count', count: part.quantity, unit: '' },
      money(part.gross),
      money(part.net),
    ],
  })
  const at = ({ price }: ClosedPart): string => priceText(price, spec.tick)
  return [
    {
      ...{ id: 'pnl-parts', title: 'Closed at the targets', head: 'At' },
      columns: ['Share', 'Contracts', 'PnL, price only', 'PnL, net'],
      rows: [
        ...parts.map((part, index) => line(String(index), at(part), part)),
        ...(rest ? [line('rest', `The rest at the ${exitIs}, ${at(rest)}`, rest)] : []),
      ],
    },
  ]
}
