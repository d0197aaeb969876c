import { basis, yearlyBasis } from '@shared/calc/carry'
import { explainBasis } from '@shared/calc/explain-carry'
import type { Explanation } from '@shared/calc/explanation'
import type { Price } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import type { RowFigure } from '../../result-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import type { CarryInput } from './carry-fields'

/** A figure of the tool with its working, before it stands in a row. */
export type Drawn = Pick<ToolRow, 'figure' | 'how'>

export const BASIS_ROWS = [
  { id: 'carry-basis', label: 'Basis', term: 'basis', group: 'Basis', toned: true },
  { id: 'carry-simple', label: 'A year, simple', term: 'basis', toned: true },
  { id: 'carry-compounded', label: 'A year, compounded', term: 'basis', toned: true },
] as const
export const SHORT_ROWS = [
  {
    id: 'carry-quantity',
    label: 'Contracts to sell, on the lot',
    term: 'carry',
    group: 'The short',
  },
  { id: 'carry-exact', label: 'Exact quantity', term: 'carry' },
  { id: 'carry-dollars', label: 'Dollars that stand still', term: 'synthetic-dollar' },
  { id: 'carry-open', label: 'Left open by the lot', term: 'hedge' },
  { id: 'carry-margin-use', label: 'Margin in use at 1×', term: 'synthetic-dollar' },
  { id: 'carry-liquidation', label: 'Liquidation at 1×', term: 'liquidation' },
] as const
export const PAY_ROWS = [
  {
    id: 'carry-gain',
    label: 'Basis earned by expiry',
    term: 'carry',
    group: 'What it pays',
    toned: true,
  },
  { id: 'carry-net', label: 'The same after fees', term: 'carry', toned: true },
  { id: 'carry-net-year', label: 'A year, after fees', term: 'carry', toned: true },
  { id: 'carry-day', label: 'Funding a day', term: 'funding', toned: true },
  { id: 'carry-funding-simple', label: 'Funding a year, simple', term: 'funding', toned: true },
  {
    ...{ id: 'carry-funding-compounded', label: 'Funding a year, compounded', term: 'funding' },
    toned: true,
  },
] as const
type Row = (typeof BASIS_ROWS | typeof SHORT_ROWS | typeof PAY_ROWS)[number]

/** Every row is always there: a figure where there is one, otherwise what it waits for. */
export const rowsOf = (
  rows: readonly Row[],
  figures: readonly Drawn[],
  reason = '',
): readonly ToolRow[] =>
  rows.map((row, index) => ({ ...row, ...(figures[index] ?? { figure: none(reason) }) }))

export const percent = (
  fraction: Extract<RowFigure, { kind: 'percent' }>['fraction'],
): RowFigure => ({
  ...{ kind: 'percent', fraction, signed: true },
})

/** What a figure still waits for, as a sentence; empty where a field says it. */
export const LACKS = {
  price: ({ price }: CarryInput): string =>
    price.says?.issue ? '' : 'Needs a price: the entry of the sheet, or one typed here.',
  coins: ({ coins }: CarryInput): string =>
    coins.says?.issue ? '' : 'Needs coins: the balance of the sheet, or some typed here.',
  index: ({ says }: ScenarioReading): string =>
    says.index?.issue ? '' : 'Needs an index on the sheet.',
  expiry: ({ leftMs }: CarryInput, { spec }: ScenarioReading): string => {
    if (leftMs.says?.issue) return ''
    return spec.term === 'dated'
      ? 'Needs the time to expiry.'
      : 'A perpetual has no expiry: funding takes the place of the basis.'
  },
  funding: ({ spec }: ScenarioReading): string =>
    spec.term === 'dated'
      ? 'A dated contract pays no funding.'
      : 'Needs a funding rate on the sheet.',
} as const

/** How far the contract stands from the index, and what that is in a year. */
export function basisRows(input: CarryInput, reading: ScenarioReading): readonly ToolRow[] {
  const { index } = reading
  const price = input.price.value
  if (!price) return rowsOf(BASIS_ROWS, [], LACKS.price(input))
  if (!index) return rowsOf(BASIS_ROWS, [], LACKS.index(reading))
  const { fraction, quote } = basis(price, index)
  // Without a time only the first step is shown, and it does not depend on it.
  const steps = explainBasis(price, index, input.leftMs.value ?? 0)
  const how = (figure: string): Explanation<string> | undefined =>
    steps.find((each) => each.figure === figure)
  const now: Drawn = { figure: { kind: 'distance', fraction, quote }, how: how('basis') }
  const late = none(LACKS.expiry(input, reading))
  if (input.leftMs.value === undefined)
    return rowsOf(BASIS_ROWS, [now, { figure: late }, { figure: late }])
  const { simple, compounded } = yearly(price, index, input.leftMs.value)
  return rowsOf(BASIS_ROWS, [
    now,
    { figure: simple, how: how('simple') },
    { figure: compounded, how: how('compounded') },
  ])
}

const TOO_SHORT = 'Less than a day is left, too short for a compounded year.'
const TOO_LARGE = 'More than 100,000,000 % a year, too large to be read as a yield.'
const MOST = 1_000_000

function yearly(
  price: Price,
  index: Price,
  leftMs: number,
): { readonly simple: RowFigure; readonly compounded: RowFigure } {
  const found = yearlyBasis(price, index, leftMs)
  if (!found.ok) return { simple: none(found.error), compounded: none(found.error) }
  const { simple, compounded } = found.value
  if (!compounded) return { simple: percent(simple), compounded: none(TOO_SHORT) }
  return {
    simple: percent(simple),
    compounded: compounded.gt(MOST) ? none(TOO_LARGE) : percent(compounded),
  }
}
