import { priceText } from '@shared/format/decimal-text'
import type { Fraction } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import { targetsField } from '../targets-list'
import type { Tool, ToolAnswer, ToolAsk, ToolTable } from '../tool'
import { choiceOf } from '../tool-input'

import { rChart } from './stop-r-picture'
import { readStopR, type StopRInput } from './stop-r-plan'
import { planRows, riskRows } from './stop-r-rows'

/** What is planned to be won over what is risked, in coin and in dollars, and what a stop costs. */
export const stopRTool: Tool = {
  question: 'How many times its risk does this plan bring, in coin and in dollars?',
  term: 'r-multiple',
  answer: answerStopR,
}

function answerStopR(ask: ToolAsk): ToolAnswer {
  const { reading } = ask
  const input = readStopR(ask)
  const { rows, risks, notes } = riskRows(reading)
  return {
    fields: [
      targetsField(input.list, reading),
      choiceOf({ id: 'stop-r-rest', label: 'Share without a target' }, input.rest, {
        stopped: 'stopped',
        open: 'left open',
      }),
    ],
    rows: [...planRows(input), ...rows],
    tables: targetsTable(input, reading),
    charts: rChart(reading, input),
    risks,
    notes: [...(input.list.typed === 0 && input.plan ? [sheetNote(reading)] : []), ...notes],
  }
}

const sheetNote = ({ exitIs }: ScenarioReading): string =>
  `No target is in the list: R is that of the whole position at the ${exitIs} of the sheet.`

function targetsTable({ planned }: StopRInput, { spec }: ScenarioReading): readonly ToolTable[] {
  if (!planned) return []
  const inR = (count: Fraction): RowFigure => ({ kind: 'count', count, unit: 'R', signed: true })
  return [
    {
      ...{ id: 'stop-r-targets', title: 'Reward over risk by target', head: 'Exit' },
      columns: ['Share', 'Coin', 'Dollars', 'Coin, after fees', 'Dollars, after fees'],
      rows: planned.targets.map(({ price, share, gross, net }, index) => ({
        id: String(index),
        head: priceText(price, spec.tick),
        figures: [
          { kind: 'percent', fraction: share, signed: false },
          ...[gross.coin, gross.usd, net.coin, net.usd].map(inR),
        ],
      })),
    },
  ]
}
