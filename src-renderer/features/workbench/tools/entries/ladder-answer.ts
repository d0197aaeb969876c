import { explainPosition } from '@shared/calc/explain'
import { explainLadder } from '@shared/calc/explain-ladder'
import { ladder, type LadderPlan, type LadderStep } from '@shared/calc/ladder'
import { ladderStanding, type LadderStanding } from '@shared/calc/ladder-standing'
import { notionalTwin } from '@shared/calc/notional'
import type { PositionInput } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { ZERO } from '@shared/num/decimal'
import { coin, rate, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import { lacksBacking } from '../backing-words'
import type { ToolAnswer, ToolAsk, ToolRow, ToolTable } from '../tool'
import { none } from '../tool-input'

import { ladderChart } from './ladder-chart'
import { ladderFields, readLadder } from './ladder-fields'
import { takenEntry } from './taken-entry'

const ROWS = [
  { id: 'entries-ladder-average', label: 'Average entry', term: 'average-entry' },
  { id: 'entries-ladder-quantity', label: 'Quantity', term: 'quantity' },
  { id: 'entries-ladder-orders', label: 'Orders', term: 'ladder' },
  { id: 'entries-ladder-notional', label: 'Notional at the average', term: 'notional' },
  { id: 'entries-ladder-margin', label: 'Initial margin', term: 'initial-margin' },
  { id: 'entries-ladder-liquidation', label: 'Liquidation', term: 'liquidation' },
  { id: 'entries-ladder-distance', label: 'From the last order to it', term: 'liquidation' },
] as const
/** How many of the rows stand without margin. */
const WITHOUT_MARGIN = 4

/** Every row is always there, so nothing moves while typing. */
const emptyRows = (reason: string): readonly ToolRow[] =>
  ROWS.map((row) => ({ ...row, figure: none(reason) }))

/** Orders between two prices, and the position once each is filled. */
export function answerLadder({ reading, texts }: ToolAsk): ToolAnswer {
  const input = readLadder({ reading, texts })
  const fields = ladderFields(input, reading)
  const planned = input.plan && ladder(input.plan)
  if (!input.plan || !planned?.ok) {
    const reason = planned && !planned.ok ? planned.error.message : input.lacks
    const tables = [tableOf(reading, [], [])]
    return { fields, rows: emptyRows(reason), tables, risks: [], notes: [] }
  }
  const filled: Filled = { reading, plan: input.plan, steps: planned.value }
  const { backing, side, spec } = reading
  const standings = backing ? ladderStanding({ spec, side, backing }, filled.steps) : []
  const last = filled.steps.at(-1)
  return {
    fields,
    rows: filledRows(filled),
    tables: [tableOf(reading, filled.steps, standings)],
    charts: [ladderChart(filled.steps, standings)],
    risks: liquidatedWords(reading, standings),
    notes: [],
    ...(last && takenEntry({ ...last, quantity: last.cumulative })),
  }
}

interface Filled {
  readonly reading: ScenarioReading
  readonly plan: LadderPlan<InverseSpec>
  readonly steps: readonly LadderStep[]
}

function filledRows({ reading, plan, steps }: Filled): readonly ToolRow[] {
  const { spec } = reading
  const last = steps.at(-1)
  if (!last) return emptyRows('')
  const working = explainLadder(plan, steps)
  const how = (figure: string) => working.find((each) => each.figure === figure)
  const twin = notionalTwin({ spec, quantity: last.cumulative }, last.averageEntry)
  const drawn: readonly Pick<ToolRow, 'figure' | 'how'>[] = [
    {
      figure: { kind: 'count', count: last.averageEntry, unit: spec.quote },
      how: how('averageEntry'),
    },
    {
      figure: { kind: 'count', count: last.cumulative, unit: 'contracts' },
      how: how('quantities'),
    },
    { figure: { kind: 'words', words: `${steps.length}` }, how: how('prices') },
    { figure: { kind: 'money', twin, signed: false }, how: how('notional') },
    ...marginFigures(reading, last),
  ]
  return ROWS.map((row, at) => ({ ...row, ...(drawn[at] ?? { figure: none('') }) }))
}

/** What stands behind the whole, and where it ends, seen from the last order. */
function marginFigures(
  reading: ScenarioReading,
  last: LadderStep,
): readonly Pick<ToolRow, 'figure' | 'how'>[] {
  const { spec, side, backing } = reading
  if (!backing)
    return ROWS.slice(WITHOUT_MARGIN).map(() => ({ figure: none(lacksBacking(reading)) }))
  const input: PositionInput = {
    ...{ spec, side, backing, quantity: last.cumulative, entry: last.averageEntry },
    ...{ exit: last.price, fundingPaid: coin(ZERO) },
    openFeeRate: reading.openFeeRate ?? rate(ZERO),
    closeFeeRate: reading.closeFeeRate ?? rate(ZERO),
  }
  const figures = positionFigures(input)
  const steps = explainPosition(input, figures)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const { initialMargin, liquidation, liquidationDistance } = figures
  return [
    { figure: { kind: 'money', twin: initialMargin, signed: false }, how: how('initialMargin') },
    { figure: priceOrWhy(liquidation, reading), how: how('liquidation') },
    {
      figure: liquidationDistance
        ? { kind: 'distance', ...liquidationDistance }
        : none('There is no liquidation price to be far from.'),
      how: how('liquidationDistance'),
    },
  ]
}

const onTick = (price: Price): RowFigure => ({ kind: 'price', price, shown: price })

function tableOf(
  reading: ScenarioReading,
  steps: readonly LadderStep[],
  standings: readonly LadderStanding[],
): ToolTable {
  return {
    ...{ id: 'entries-ladder', title: 'The position after each order', head: 'Order' },
    columns: ['Price', 'Quantity', 'Together', 'Average entry', 'Margin', 'Liquidation'],
    rows: steps.map((step, at) => ({
      id: `${at + 1}`,
      head: `Order ${at + 1}`,
      figures: [
        onTick(step.price),
        { kind: 'count', count: step.quantity, unit: '' },
        { kind: 'count', count: step.cumulative, unit: '' },
        { kind: 'count', count: step.averageEntry, unit: '' },
        ...standingFigures(reading, standings[at]),
      ],
    })),
  }
}

function standingFigures(
  reading: ScenarioReading,
  standing: LadderStanding | undefined,
): readonly RowFigure[] {
  if (!standing) return [none(lacksBacking(reading)), none(lacksBacking(reading))]
  return [
    { kind: 'coin', coin: standing.initialMargin, signed: false },
    priceOrWhy(standing.liquidation, reading),
  ]
}

/** The first order that would never be reached, since the position before it is liquidated on the way. */
function liquidatedWords(
  { spec, side }: ScenarioReading,
  standings: readonly LadderStanding[],
): readonly string[] {
  const at = standings.findIndex(({ endsBeforeNext }) => endsBeforeNext)
  const [standing, next] = [standings[at], standings[at + 1]]
  if (!standing || !next) return []
  const order = `order ${at + 2} at ${priceText(next.step.price, spec.tick)}`
  const { liquidation } = standing
  if (liquidation.kind !== 'at')
    return [`The position after order ${at + 1} could not be opened, so ${order} is not reached.`]
  const end = priceText(priceOnTick(liquidation.price, side, spec.tick), spec.tick)
  return [`After order ${at + 1} the position is liquidated at ${end}, before ${order} is filled.`]
}
