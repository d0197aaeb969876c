import { explainPosition } from '@shared/calc/explain'
import { positionFigures } from '@shared/calc/position-figures'

import type { ScenarioReading } from '../../read-scenario'
import { exitPastLiquidation } from '../exit-past-liquidation'
import { readTargets, targetsField } from '../targets-list'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'
import { heldOf } from '../tool-input'

import { feesTable } from './pnl-fees'
import { inPartsOf, partsRows, partsTables } from './pnl-parts'
import { convexityChart } from './pnl-picture'
import { convexityRows, resultRows, returnRows, type Whole } from './pnl-rows'

/** What the position brings, part by part, beside what a straight line would have said. */
export const pnlTool: Tool = {
  question:
    'What does this position bring in coin and in dollars, and how far is that from a straight line?',
  term: 'pnl',
  answer: answerPnl,
}

function answerPnl({ reading, texts }: ToolAsk): ToolAnswer {
  const targets = readTargets(texts, reading)
  const whole = wholeOf(reading)
  const parts = inPartsOf(reading, whole, targets)
  return {
    fields: [targetsField(targets, reading)],
    rows: [
      ...resultRows(reading, whole),
      ...returnRows(reading, whole),
      ...convexityRows(reading),
      ...partsRows(parts, whole),
    ],
    tables: [feesTable(reading), ...partsTables(parts, reading)],
    charts: convexityChart(reading, whole, targets),
    risks:
      whole && reading.backing && reading.exit
        ? exitPastLiquidation(reading, whole.figures, reading.exit)
        : [],
    notes: [BEND[reading.side]],
  }
}

const BEND: Readonly<Record<ScenarioReading['side'], string>> = {
  long: 'In coin a long brings less than a straight line says, whichever way the price goes.',
  short: 'In coin a short brings more than a straight line says, whichever way the price goes.',
}

/** The position with all its figures, once the sheet has what net PnL needs. */
function wholeOf(reading: ScenarioReading): Whole | undefined {
  const held = heldOf(reading)
  if (!held || !reading.exit) return undefined
  const input = { ...held, exit: reading.exit }
  const figures = positionFigures(input)
  return { input, figures, steps: explainPosition(input, figures) }
}
