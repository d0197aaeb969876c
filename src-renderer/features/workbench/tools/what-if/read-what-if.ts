import type { WhatIfInput } from '@shared/calc/what-if'
import { whatIf } from '@shared/calc/what-if'
import type { GridFigure, GridUnit } from '@shared/calc/what-if-float64'
import type { GridAxes } from '@shared/calc/what-if-plan-float64'
import { whatIfRange } from '@shared/calc/what-if-range'
import type { PriceRange } from '@shared/calc/curve-range'
import { countText, priceText } from '@shared/format/decimal-text'
import { canonicalText, D, ZERO, type Decimal } from '@shared/num/decimal'
import { rate, type Price } from '@shared/num/units'

import { readField, type Read } from '../../read-field'
import { readPrice } from '../../read-scenario-fields'
import type { ScenarioReading } from '../../read-scenario'
import type { NumberToolField, ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, heldOf, lacksOf, orHint, textOf } from '../tool-input'

const VIEWS = ['grid', 'path'] as const
const FIGURES = ['net', 'equity', 'ratio', 'distance'] as const
const UNITS = ['coin', 'usd'] as const

export interface WhatIfReading {
  readonly view: (typeof VIEWS)[number]
  readonly figure: GridFigure
  readonly unit: GridUnit
  /** Undefined while the sheet lacks something, named in `lacks`. */
  readonly input: WhatIfInput | undefined
  /** Undefined while a field of the grid is wrong. */
  readonly axes: GridAxes | undefined
  readonly lacks: string
  readonly fields: readonly ToolField[]
}

/** The grid's own fields as numbers over the position of the sheet; an empty field has its default. */
export function readWhatIf({ reading, texts }: ToolAsk): WhatIfReading {
  const view = chosenOf(texts, 'what-if-view', VIEWS)
  const figure = chosenOf(texts, 'what-if-figure', FIGURES)
  const unit = chosenOf(texts, 'what-if-unit', UNITS)
  const input = inputOf(reading)
  const around = input && rangeOf(input, reading)
  const low = readEnd(textOf(texts, 'what-if-from'), 'The lowest price', around?.from)
  const high = readHigh(textOf(texts, 'what-if-to'), around?.to, low.value)
  const days = readDays(textOf(texts, 'what-if-days'))
  const rows = readCount(textOf(texts, 'what-if-rows'), 'rows')
  const columns = readCount(textOf(texts, 'what-if-columns'), 'columns')
  const { spec } = reading
  const price = { unit: spec.quote, step: canonicalText(spec.tick) }
  const shown = (end: Price | undefined): string => (end ? priceText(end, spec.tick) : '')
  return {
    ...{ view, figure, unit, input },
    axes: axesOf({ from: low.value, to: high.value, days, rows, columns }),
    lacks: lacksOf(reading) ?? (reading.backing ? '' : 'Needs leverage or margin.'),
    fields: [
      choiceOf({ id: 'what-if-view', label: 'Look at' }, view, {
        grid: 'all prices',
        path: 'a path',
      }),
      choiceOf({ id: 'what-if-figure', label: 'Coloured by' }, figure, FIGURE_WORDS),
      number('what-if-from', 'Lowest price', { ...price, read: low, stands: shown(around?.from) }),
      number('what-if-to', 'Highest price', { ...price, read: high, stands: shown(around?.to) }),
      number('what-if-days', 'Days', { unit: 'days', step: '1', read: days, stands: '30' }),
      choiceOf({ id: 'what-if-unit', label: 'In' }, unit, {
        coin: spec.settlement,
        usd: spec.quote,
      }),
      number('what-if-rows', 'Rows', { unit: 'prices', step: '10', read: rows, stands: '100' }),
      number('what-if-columns', 'Columns', {
        ...{ unit: 'times', step: '10', read: columns, stands: '100' },
      }),
    ],
  }
}

export const FIGURE_WORDS: Readonly<Record<GridFigure, string>> = {
  net: 'Net PnL',
  equity: 'Equity',
  ratio: 'Margin ratio',
  distance: 'Distance to liquidation',
}

function inputOf(reading: ScenarioReading): WhatIfInput | undefined {
  const position = reading.backing && heldOf(reading)
  return position && { position, fundingRate: reading.fundingRate ?? rate(ZERO) }
}

/** What the sheet assumes of funding, in words. */
export function fundingWords({ spec, fundingRate }: ScenarioReading): string {
  if (spec.term === 'dated')
    return 'A contract that expires settles no funding, so time changes nothing.'
  if (!fundingRate)
    return 'No funding rate is assumed on the sheet, so it is 0 and time changes nothing.'
  const paid = `Funding of ${countText(fundingRate.times(100))}% is paid at each settlement`
  return `${paid}, on a mark that stands at the cell’s price all the while.`
}

function rangeOf(input: WhatIfInput, { spec }: ScenarioReading): PriceRange {
  const { entry } = input.position
  return whatIfRange(entry, whatIf(input, { price: entry, intervals: ZERO }).liquidation, spec)
}

function readEnd(text: string, label: string, stands: Price | undefined): Read<Price> {
  if (text.trim() === '') return stands ? { value: stands } : {}
  return readPrice(text, label)
}

function readHigh(text: string, stands: Price | undefined, low: Price | undefined): Read<Price> {
  const read = readEnd(text, 'The highest price', stands)
  if (!read.value || !low || read.value.gt(low)) return read
  return { says: { issue: `The highest price must be above the lowest, ${countText(low)}.` } }
}

const MOST_DAYS = new D(365)
const MOST_STEPS = new D(200)

function readDays(text: string): Read<Decimal> {
  if (text.trim() === '') return { value: new D(30) }
  return readField(text, {
    ...{ label: 'The time', sign: 'positive', because: 'the grid needs some time' },
    ...{ atMost: MOST_DAYS, decimals: 4, units: ['days', 'd'] },
  })
}

function readCount(text: string, what: 'rows' | 'columns'): Read<Decimal> {
  if (text.trim() === '') return { value: new D(100) }
  const rule = { label: `The number of ${what}`, sign: 'positive', decimals: 0 } as const
  const read = readField(text, { ...rule, atMost: MOST_STEPS, units: [] })
  if (!read.value?.lt(2)) return read
  return { says: { issue: `A grid has at least 2 ${what}.` } }
}

interface Ends {
  readonly from: Price | undefined
  readonly to: Price | undefined
  readonly days: Read<Decimal>
  readonly rows: Read<Decimal>
  readonly columns: Read<Decimal>
}

function axesOf({ from, to, days, rows, columns }: Ends): GridAxes | undefined {
  if (!from || !to || !days.value || !rows.value || !columns.value) return undefined
  // Whole numbers up to 200: nothing is lost.
  const [high, wide] = [rows.value, columns.value].map(Number)
  return high && wide ? { from, to, days: days.value, rows: high, columns: wide } : undefined
}

interface Typed {
  readonly unit: string
  readonly step: string
  readonly read: Read<Decimal>
  /** What the empty field stands for. */
  readonly stands: string
}

const number = (
  id: string,
  label: string,
  { unit, step, read, stands }: Typed,
): NumberToolField => ({
  ...{ kind: 'number', id, label, unit, step, placeholder: stands },
  says: orHint(read.says, ''),
})
