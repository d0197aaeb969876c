import type { PriceRange } from '@shared/calc/curve-range'
import type { GridAxes } from '@shared/calc/what-if-plan-float64'
import { countText, priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

import { readField, type Read } from '../../read-field'
import { readPrice } from '../../read-scenario-fields'
import type { NumberToolField, ToolTexts } from '../tool'
import { orHint, textOf } from '../tool-input'

/** What the empty fields stand for, and how far they go. */
export interface AxesDefaults {
  readonly spec: InverseSpec
  /** Undefined until there is a position. */
  readonly around: PriceRange | undefined
  /** How long the path over the grid takes, where there is one. */
  readonly pathDays: Decimal | undefined
  readonly mostDays: Decimal
}

export interface AxesReading {
  /** Undefined while a field is wrong, or stands for nothing yet. */
  readonly axes: GridAxes | undefined
  readonly fields: readonly NumberToolField[]
}

/** The steps of both axes as typed. */
export function readAxes(texts: ToolTexts, { spec, around, ...time }: AxesDefaults): AxesReading {
  const low = readEnd(textOf(texts, 'what-if-from'), 'The lowest price', around?.from)
  const high = readHigh(textOf(texts, 'what-if-to'), around?.to, low.value)
  const days = readDays(textOf(texts, 'what-if-days'), time)
  const rows = readCount(textOf(texts, 'what-if-rows'), 'rows')
  const columns = readCount(textOf(texts, 'what-if-columns'), 'columns')
  const price = { unit: spec.quote, step: canonicalText(spec.tick) }
  const shown = (end: Price | undefined): string => (end ? priceText(end, spec.tick) : '')
  return {
    axes: axesOf({ from: low.value, to: high.value, days, rows, columns }),
    fields: [
      number('what-if-days', 'Days', {
        ...{ unit: 'days', step: '1', read: days, stands: countText(days.stands) },
      }),
      number('what-if-from', 'Lowest price', { ...price, read: low, stands: shown(around?.from) }),
      number('what-if-to', 'Highest price', { ...price, read: high, stands: shown(around?.to) }),
      number('what-if-rows', 'Rows', { ...STEPS, unit: 'prices', read: rows }),
      number('what-if-columns', 'Columns', { ...STEPS, unit: 'times', read: columns }),
    ],
  }
}

/** An odd number has the entry, in the middle of its range, as a row of its own. */
const COUNT = new D(101)
const STEPS = { step: '10', stands: countText(COUNT) } as const

function readEnd(text: string, label: string, stands: Price | undefined): Read<Price> {
  if (text.trim() === '') return stands ? { value: stands } : {}
  return readPrice(text, label)
}

function readHigh(text: string, stands: Price | undefined, low: Price | undefined): Read<Price> {
  const read = readEnd(text, 'The highest price', stands)
  if (!read.value || !low || read.value.gt(low)) return read
  return { says: { issue: `The highest price must be above the lowest, ${countText(low)}.` } }
}

const MOST_STEPS = new D(200)

/** An empty field stands for the whole path, and without one for 30 days. */
function readDays(
  text: string,
  { pathDays, mostDays }: Pick<AxesDefaults, 'pathDays' | 'mostDays'>,
): Read<Decimal> & { readonly stands: Decimal } {
  const stands = pathDays?.gt(0) ? pathDays : new D(30)
  if (text.trim() === '') return { value: stands, stands }
  const read = readField(text, {
    ...{ label: 'The time', sign: 'positive', because: 'the grid needs some time' },
    ...{ atMost: mostDays, decimals: 6, units: ['days'] },
  })
  return { ...read, stands }
}

function readCount(text: string, what: 'rows' | 'columns'): Read<Decimal> {
  if (text.trim() === '') return { value: COUNT }
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
