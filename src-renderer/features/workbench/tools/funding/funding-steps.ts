import { elapsedIntervals } from '@shared/calc/what-if'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D, type Decimal } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'
import type { Rate } from '@shared/num/units'

import { readField, type FieldSays, type Read } from '../../read-field'
import { readFundingRate } from '../../read-scenario-fields'
import type { RowsToolField, ToolTexts } from '../tool'
import { typedRows } from '../typed-rows'

const STEPS = { id: 'funding-steps', columns: ['rate', 'days'], most: 12 } as const

/** Ten years. */
export const MOST_DAYS = new D(3_650)

export interface Step {
  readonly rate: Rate
  readonly intervals: number
}

export interface StepsReading {
  /** How many rows are typed, wrong ones among them. */
  readonly typed: number
  /** Every step, once all of them are whole. */
  readonly steps?: readonly Step[]
  /** What a cell says, by `<row>-<column>`, rows counted from 0. */
  readonly says: Readonly<Record<string, FieldSays | undefined>>
}

/** The settlements within so many days; the started one at the end is none. */
export const settlementsIn = (spec: InverseSpec, days: Decimal): number =>
  // Ten years of hours at the most: nothing is lost.
  Number(atPlaces(elapsedIntervals(spec, days), 0, 'down'))

/** Days of one rate after another. One wrong row takes all of them away: the way would be another one. */
export function readSteps(texts: ToolTexts, spec: InverseSpec): StepsReading {
  const rows = typedRows(texts, STEPS).map(({ rate, days }) => ({
    rate: readFundingRate(rate),
    days: readStepDays(days, spec),
    empty: rate.trim() === '' && days.trim() === '',
  }))
  const says = Object.fromEntries(
    rows.flatMap(({ rate, days, empty }, at) => [
      [`${at}-rate`, rate.says ?? lacking(rate.value, empty, 'a rate')],
      [`${at}-days`, days.says ?? lacking(days.value, empty, 'its days')],
    ]),
  )
  const typed = rows.filter(({ empty }) => !empty).length
  const steps = rows.flatMap(({ rate, days }) =>
    rate.value && days.value !== undefined ? [{ rate: rate.value, intervals: days.value }] : [],
  )
  return steps.length < typed ? { typed, says } : { typed, says, steps }
}

function readStepDays(text: string, spec: InverseSpec): Read<number> {
  const { value, says } = readField(text, {
    ...{ label: 'The days', sign: 'positive', atMost: MOST_DAYS, decimals: 4 },
    units: ['days', 'd'],
  })
  if (!value) return says ? { says } : {}
  const intervals = settlementsIn(spec, value)
  if (intervals > 0) return { value: intervals, says: { hint: paymentsText(intervals) } }
  return { says: { issue: 'Shorter than one interval: nothing is paid.' } }
}

export const paymentsText = (count: number): string =>
  count === 1 ? '1 payment' : `${countText(new D(count))} payments`

const lacking = (value: unknown, empty: boolean, what: string): FieldSays | undefined =>
  value !== undefined || empty ? undefined : { issue: `This step lacks ${what}.` }

export const stepsField = ({ says }: StepsReading): RowsToolField => ({
  ...{ kind: 'rows', id: STEPS.id, label: 'Rates one after another', rowName: 'Step' },
  ...{ term: 'funding-rate', most: STEPS.most, says },
  columns: [
    { kind: 'number', id: 'rate', label: 'Rate', unit: '%', step: '0.001', placeholder: '0.03' },
    { kind: 'number', id: 'days', label: 'For', unit: 'days', step: '1', placeholder: '7' },
  ],
})
