import { explainTarget } from '@shared/calc/explain-target'
import { positionFigures } from '@shared/calc/position-figures'
import { priceOnTick } from '@shared/calc/price-on-tick'
import { priceText } from '@shared/format/decimal-text'
import { canonicalText } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { priceOrWhy } from '../../result-rows'
import type { Tool, ToolAnswer, ToolAsk, ToolRow } from '../tool'
import { heldOf, lacksOf, none, type Held } from '../tool-input'

import { readTarget, targetFields, type Goal } from './target-fields'
import { rowsAt, THERE } from './target-rows'

/** The exit at which the position on the sheet brings a wanted result, and what any exit brings. */
export const targetTool: Tool = {
  question: 'At which exit does this position bring what is wanted, and what does an exit bring?',
  term: 'pnl',
  answer: answerTarget,
}

function answerTarget({ reading, texts }: ToolAsk): ToolAnswer {
  const held = heldOf(reading)
  const input = readTarget({ reading, texts, held })
  const still = { fields: targetFields(input, reading), risks: [], notes: [] }
  if (!held) return { ...still, rows: emptyRows(lacksOf(reading) ?? '') }
  const { goal } = input
  if (!goal) return { ...still, rows: emptyRows(input.lacks) }
  const exit = exitRow(goal, held)
  if (goal.outcome.kind !== 'at') return { ...still, rows: [exit, ...emptyRows('').slice(1)] }
  const { price } = goal.outcome
  return {
    ...still,
    ...atExit(held, price, reading),
    rows: [exit, ...rowsAt({ held, reading, basis: input.basis }, price)],
  }
}

const EXIT = { id: 'target-exit', label: 'Exit', term: 'fill' } as const

/** Every row is always there, so nothing moves while typing. */
const emptyRows = (reason: string): readonly ToolRow[] =>
  [EXIT, ...THERE].map((row) => ({ ...row, figure: none(reason) }))

const exitRow = ({ outcome, question }: Goal, held: Held): ToolRow => ({
  ...EXIT,
  figure: priceOrWhy(outcome, held),
  how: question && explainTarget(question).find(({ figure }) => figure === 'target'),
})

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

/** An exit on the losing side may lie where the venue has closed the position already. */
function pastLiquidation(held: Held, exit: Price): readonly string[] {
  const { liquidation, exitPastLiquidation } = positionFigures({ ...held, exit })
  const { spec, side } = held
  if (!exitPastLiquidation || liquidation.kind !== 'at') return []
  const end = priceText(priceOnTick(liquidation.price, side, spec.tick), spec.tick)
  return [
    `The exit at ${priceText(exit, spec.tick)} is past the liquidation price ${end}: the venue would have closed the position before.`,
  ]
}
