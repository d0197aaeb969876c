import { explainTarget } from '@shared/calc/explain-target'
import { explainPosition } from '@shared/calc/explain'
import type { PositionFigures, PositionInput } from '@shared/calc/position'
import { positionFigures } from '@shared/calc/position-figures'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { target, type TargetQuestion } from '@shared/calc/target'
import { priceText } from '@shared/format/decimal-text'
import { canonicalText } from '@shared/num/decimal'
import { fraction, usd, type Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy, type RowFigure } from '../../result-rows'
import type { Tool, ToolAnswer, ToolAsk, ToolRow } from '../tool'
import { heldOf, lacksOf, none, type Held } from '../tool-input'

import { readTarget, targetFields } from './target-fields'

/** The exit at which the position on the sheet brings a wanted result. */
export const targetTool: Tool = {
  question: 'At which exit does this position bring the result that is wanted?',
  answer: answerTarget,
}

function answerTarget({ reading, texts }: ToolAsk): ToolAnswer {
  const held = heldOf(reading)
  const input = readTarget({ reading, texts, held })
  const fields = targetFields(input, reading)
  if (!held) return waiting(fields, lacksOf(reading) ?? '')
  if (!input.wanted) return waiting(fields, input.lacks)
  const question: TargetQuestion<Held['spec']> = {
    ...held,
    wanted: input.wanted,
    basis: input.basis,
  }
  const outcome = target(question)
  const exit: ToolRow = {
    ...EXIT,
    figure: priceOrWhy(outcome, held),
    how: explainTarget(question).find(({ figure }) => figure === 'target'),
  }
  if (outcome.kind !== 'at')
    return { ...waiting(fields, ''), rows: [exit, ...emptyRows('').slice(1)] }
  return {
    fields,
    notes: [],
    ...atExit(held, outcome.price, reading),
    rows: [exit, ...rowsAt(held, outcome.price, reading)],
  }
}

const EXIT = { id: 'target-exit', label: 'Exit', term: 'fill' } as const
const ROWS = [
  EXIT,
  { id: 'target-distance', label: 'From entry', term: 'entry' },
  { id: 'target-gross', label: 'PnL there, price only', term: 'pnl', toned: true },
  { id: 'target-net', label: 'PnL there, net', term: 'pnl', toned: true },
  { id: 'target-roe', label: 'ROE there, net', term: 'roe', toned: true },
] as const

/** Every row is always there, so nothing moves while typing. */
const emptyRows = (reason: string): readonly ToolRow[] =>
  ROWS.map((row) => ({ ...row, figure: none(reason) }))

const waiting = (fields: ToolAnswer['fields'], reason: string): ToolAnswer => ({
  ...{ fields, rows: emptyRows(reason), risks: [], notes: [] },
})

function rowsAt(held: Held, exit: Price, reading: ScenarioReading): readonly ToolRow[] {
  const input: PositionInput = { ...held, exit }
  const figures = positionFigures(input)
  const steps = explainPosition(input, figures)
  const how = (figure: keyof PositionFigures) => steps.find((each) => each.figure === figure)
  const quote = exit.minus(held.entry)
  const drawn: readonly Pick<ToolRow, 'figure' | 'how'>[] = [
    { figure: { kind: 'distance', fraction: fraction(quote.div(held.entry)), quote: usd(quote) } },
    { figure: { kind: 'money', twin: figures.gross, signed: true }, how: how('gross') },
    { figure: { kind: 'money', twin: figures.net, signed: true }, how: how('net') },
    { figure: roeOf(figures, reading), how: reading.backing && how('netRoe') },
  ]
  return ROWS.slice(1).map((row, index) => ({ ...row, ...(drawn[index] ?? { figure: none('') }) }))
}

function roeOf({ netRoe }: PositionFigures, { backing }: ScenarioReading): RowFigure {
  if (!backing) return none('ROE needs leverage or margin.')
  return netRoe
    ? { kind: 'percent', fraction: netRoe, signed: true }
    : none('No margin stands behind the position.')
}

function atExit(
  held: Held,
  price: Price,
  { backing }: ScenarioReading,
): Pick<ToolAnswer, 'risks' | 'taking'> {
  const { spec, side } = held
  const shown = priceOnTick(price, side, spec.tick)
  return {
    risks: backing ? pastLiquidation(held, shown) : [],
    taking: {
      label: `Put ${priceText(shown, spec.tick)} on the sheet`,
      patch: { exit: canonicalText(shown) },
    },
  }
}

/** A target on the losing side may lie where the venue has closed the position already. */
function pastLiquidation(held: Held, exit: Price): readonly string[] {
  const { liquidation, exitPastLiquidation } = positionFigures({ ...held, exit })
  const { spec, side } = held
  if (!exitPastLiquidation || liquidation.kind !== 'at') return []
  const end = priceText(priceOnTick(liquidation.price, side, spec.tick), spec.tick)
  return [
    `The exit at ${priceText(exit, spec.tick)} is past the liquidation price ${end}: the venue would have closed the position before.`,
  ]
}
