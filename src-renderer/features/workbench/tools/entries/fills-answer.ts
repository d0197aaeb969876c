import type { PricedQuantity } from '@shared/calc/average-entry'
import { enteredFills, runningFills, type EnteredFills } from '@shared/calc/entered-fills'
import { explainEnteredFills } from '@shared/calc/explain-entered-fills'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Decimal } from '@shared/num/decimal'

import type { RowFigure } from '../../result-rows'
import type { ToolAnswer, ToolAsk, ToolRow, ToolTable } from '../tool'
import { none } from '../tool-input'

import { fillsField, readFills, type FillList, type TypedFill } from './fill-list'
import { takenEntry } from './taken-entry'

const rowsOf = ({ venue }: InverseSpec) =>
  [
    { id: 'entries-average', label: 'Average entry', term: 'average-entry' },
    { id: 'entries-quantity', label: 'Quantity', term: 'quantity' },
    { id: 'entries-printed', label: `Entry that ${venue} shows`, term: 'printed-entry' },
    { id: 'entries-cost', label: `Cost that ${venue} books`, term: 'booked-cost' },
    { id: 'entries-printed-off', label: 'Shown entry off that cost by', term: 'printed-entry' },
    { id: 'entries-plain', label: 'Not this: plain mean', term: 'average-entry' },
    { id: 'entries-plain-off', label: 'Plain mean off by', term: 'average-entry' },
    { id: 'entries-plain-coin', label: 'Plain mean off in coin', term: 'average-entry' },
  ] as const

/** Fills typed one by one: their entry in every sense it has. */
export function answerFills({ reading, texts }: ToolAsk): ToolAnswer {
  const { spec } = reading
  const list = readFills(texts, spec)
  const entered = enteredFills(spec, list.fills)
  const field = fillsField(list.says, spec)
  if (!entered) {
    const reason = list.leftOut.length > 0 ? 'No fill is whole yet.' : 'Needs a fill.'
    const rows = rowsOf(spec).map((row) => ({ ...row, figure: none(reason) }))
    return { fields: [field], rows, tables: [tableOf(spec, [])], risks: [], notes: [] }
  }
  return {
    fields: [field],
    rows: enteredRows(spec, list.fills, entered),
    tables: [tableOf(spec, list.fills)],
    risks: [],
    // Fills that are not all whole may not slip onto the sheet.
    ...(list.leftOut.length > 0 ? { notes: [leftOutWords(list)] } : takenEntry(entered)),
  }
}

function leftOutWords({ leftOut }: FillList): string {
  const rows = leftOut.join(', ')
  return leftOut.length === 1
    ? `Fill ${rows} is left out: it is not whole yet.`
    : `Fills ${rows} are left out: they are not whole yet.`
}

function enteredRows(
  spec: InverseSpec,
  fills: readonly PricedQuantity[],
  entered: EnteredFills,
): readonly ToolRow[] {
  const steps = explainEnteredFills(spec, fills, entered)
  const how = (figure: string) => steps.find((each) => each.figure === figure)
  const quoted = (count: Decimal, signed = false): RowFigure => ({
    ...{ kind: 'count', count, unit: spec.quote, signed },
  })
  const coins = (coin: Decimal, signed = true): RowFigure => ({ kind: 'coin', coin, signed })
  const drawn: readonly Pick<ToolRow, 'figure' | 'how'>[] = [
    { figure: quoted(entered.averageEntry), how: how('averageEntry') },
    {
      figure: { kind: 'count', count: entered.quantity, unit: 'contracts' },
      how: how('quantity'),
    },
    { figure: quoted(entered.printedEntry), how: how('printedEntry') },
    { figure: coins(entered.bookedCost, false), how: how('bookedCost') },
    { figure: coins(entered.printedOff), how: how('printedOff') },
    { figure: quoted(entered.plainMean), how: how('plainMean') },
    { figure: quoted(entered.plainOff, true), how: how('plainOff') },
    { figure: coins(entered.plainCostOff), how: how('plainCostOff') },
  ]
  return rowsOf(spec).map((row, at) => ({ ...row, ...(drawn[at] ?? { figure: none('') }) }))
}

function tableOf(spec: InverseSpec, fills: readonly TypedFill[]): ToolTable {
  const running = runningFills(spec, fills)
  return {
    ...{ id: 'entries-fills', title: 'The entry after each fill', head: 'Fill' },
    columns: ['Price', 'Quantity', 'Together', 'Booked cost', 'Average entry'],
    rows: running.map((each, at) => ({
      id: `${fills[at]?.row ?? at + 1}`,
      head: `Fill ${fills[at]?.row ?? at + 1}`,
      figures: [
        { kind: 'price', price: each.price, shown: each.price },
        { kind: 'count', count: each.quantity, unit: '' },
        { kind: 'count', count: each.cumulative, unit: '' },
        { kind: 'coin', coin: each.bookedCost, signed: false },
        { kind: 'count', count: each.averageEntry, unit: '' },
      ],
    })),
  }
}
