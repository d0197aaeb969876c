import type { ScenarioReading } from '../../read-scenario'
import { takingShort } from '../take-short'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'

import { carryFields, readCarry } from './carry-fields'
import { worthChart, worthTable } from './carry-picture'
import { basisRows, PAY_ROWS, rowsOf, SHORT_ROWS } from './carry-rows'
import { coveredBy, payRows, shortRows } from './carry-short'

/** What a future against the index pays, and coins held as dollars; `now` says from when days are counted. */
export const carryToolAt = (now: () => number): Tool => ({
  question: 'What does this contract pay against the coin, and how are coins held as dollars?',
  term: 'carry',
  answer: (ask) => answerCarry(ask, now()),
})

export const carryTool: Tool = carryToolAt(() => Date.now())

function answerCarry({ reading, texts }: ToolAsk, nowMs: number): ToolAnswer {
  const input = readCarry({ reading, texts }, nowMs)
  const still = { fields: carryFields(input, reading), risks: [] }
  const basis = basisRows(input, reading)
  const covered = coveredBy(input, reading)
  if (!covered.ok) {
    const { error } = covered
    const empty = [...rowsOf(SHORT_ROWS, [], error), ...rowsOf(PAY_ROWS, [], error)]
    return { ...still, rows: [...basis, ...empty], notes: [] }
  }
  const { value } = covered
  return {
    ...still,
    rows: [...basis, ...shortRows(value), ...payRows(value, input, reading)],
    tables: [worthTable(value)],
    charts: [worthChart(value, reading.index)],
    notes: notesOf(reading),
    taking: takingShort(value.account),
  }
}

function notesOf({ spec }: ScenarioReading): readonly string[] {
  const kept =
    'The dollars stand still while the coins and the result of the short stay in one account; fees and funding alone move them.'
  return spec.term === 'dated' && !spec.fees.delivery
    ? [kept, 'The delivery fee of this contract is not known and is left out.']
    : [kept]
}
