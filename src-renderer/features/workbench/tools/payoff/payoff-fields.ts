import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText } from '@shared/num/decimal'

import type { FieldSays } from '../../read-field'
import type { Option, RowsColumn, ToolField } from '../tool'
import { choiceOf } from '../tool-input'

import { otherCoin } from './leg-contracts'
import { LEG_COLUMNS, LEG_KINDS, LEGS, MOST_LEGS } from './read-legs'
import type { Counting, PayoffAsk, PayoffInput } from './read-payoff'

const SWITCH: Readonly<Record<Counting, string>> = { counted: 'Counted', 'left out': 'Left out' }

/** What is typed into the tool, in the order it is filled. */
export function payoffFields(ask: PayoffAsk, input: PayoffInput): readonly ToolField[] {
  return [
    choiceOf({ id: 'payoff-sheet', label: 'Position on the sheet' }, input.sheetLeg, SWITCH),
    choiceOf({ id: 'payoff-costs', label: 'Fees and funding paid' }, input.costs, SWITCH),
    {
      ...{ kind: 'number', id: 'payoff-days', label: 'Days ahead', unit: 'days', step: '1' },
      ...{ placeholder: '0', term: 'funding', says: input.days.says },
    },
    {
      ...{ kind: 'rows', id: LEGS, label: 'Further legs', term: 'leg', rowName: 'Leg' },
      ...{ most: MOST_LEGS, columns: columnsOf(ask), says: cellSays(input) },
    },
  ]
}

const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

function columnsOf({ reading: { spec }, contracts, texts }: PayoffAsk): readonly RowsColumn[] {
  const sides = optionsOf({ long: 'Bought', short: 'Sold' })
  const number = { kind: 'number' } as const
  return [
    { kind: 'choice', id: 'kind', label: 'Kind', options: optionsOf(LEG_KINDS) },
    { kind: 'choice', id: 'side', label: 'Side', options: sides },
    {
      ...{ kind: 'choice', id: 'contract', label: 'Contract' },
      options: contractOptions(spec, contracts, texts),
    },
    { ...number, ...{ id: 'quantity', label: 'Quantity', unit: 'or coins', step: '1' }, ...TEN_K },
    { ...number, id: 'price', label: 'Price', ...priceCell(spec) },
    {
      ...{ ...number, id: 'premium', label: 'Premium', unit: spec.settlement },
      ...{ step: '0.001', placeholder: '0.05' },
    },
  ]
}

const TEN_K = { placeholder: '10,000' } as const

const priceCell = (
  spec: InverseSpec,
): { readonly unit: string; readonly step: string; readonly placeholder: string } => ({
  ...{ unit: spec.quote, step: canonicalText(spec.tick), placeholder: '50,000' },
})

/** The sheet's contract, those of its coin, and whatever a leg already names, so that it is seen. */
function contractOptions(
  sheet: InverseSpec,
  contracts: PayoffAsk['contracts'],
  texts: PayoffAsk['texts'],
): readonly Option[] {
  const named = Array.from({ length: MOST_LEGS }, (_, row) => texts[`${LEGS}-${row}-contract`])
  const usable = contracts.filter(
    ({ key, spec }) => named.includes(key) || otherCoin(spec, sheet) === undefined,
  )
  const gone = named.filter(
    (key) => key !== undefined && key !== '' && !contracts.some((each) => each.key === key),
  )
  return [
    { value: '', label: 'The sheet’s' },
    ...usable.map(({ key, label }) => ({ value: key, label })),
    ...[...new Set(gone)].map((key = '') => ({ value: key, label: 'Not at hand' })),
  ]
}

/** What the cells say, by row and column. */
function cellSays({ rows }: PayoffInput): Readonly<Record<string, FieldSays | undefined>> {
  const entries = rows.flatMap((row, index) =>
    LEG_COLUMNS.map((column) => [`${index}-${column}`, row?.says[column]] as const),
  )
  return Object.fromEntries(entries)
}
