import { fundingPeriodHours } from '@shared/calc/expected-funding'
import { daysAfter, type FundingPath } from '@shared/calc/funding-horizon'
import { countText, rateText } from '@shared/format/decimal-text'
import { D, type Decimal } from '@shared/num/decimal'
import type { Price } from '@shared/num/units'

import { readField, type FieldSays, type Read } from '../../read-field'
import type { ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, textOf } from '../tool-input'

import { PAID_ON, type FundingInput } from './funding-fields'
import {
  MOST_DAYS,
  paymentsText,
  readSteps,
  settlementsIn,
  stepsField,
  type StepsReading,
} from './funding-steps'
import { readSeries, SERIES_UNITS, type Series } from './read-series'

const COURSES = ['constant', 'stepped', 'series'] as const

export interface HorizonReading {
  /** The rates and marks to come, once they are known. */
  readonly path?: FundingPath
  /** What they still wait for, as a sentence; empty where a field says it. */
  readonly lacks: string
  readonly fields: readonly ToolField[]
}

/** The rate over a time: one that stays, one after another, or a pasted series. */
export function readHorizon(ask: ToolAsk, input: FundingInput): HorizonReading {
  const course = chosenOf(ask.texts, 'funding-course', COURSES)
  const choice = choiceOf({ id: 'funding-course', label: 'Rate over the time' }, course, {
    constant: 'fixed',
    stepped: 'steps',
    series: 'pasted',
  })
  const read = READERS[course](ask, input)
  return { ...read, fields: [choice, ...read.fields] }
}

type Reader = (ask: ToolAsk, input: FundingInput) => HorizonReading

/** What a payment is taken on, as a sentence about what is missing. */
export const lacksPrice = (
  { price }: FundingInput,
  { reading }: Pick<ToolAsk, 'reading'>,
): string =>
  price.says?.issue
    ? ''
    : `Needs ${reading.spec.funding.paidOn === 'index' ? 'an' : 'a'} ${PAID_ON[reading.spec.funding.paidOn].toLowerCase()}, or an entry.`

export const lacksRate = ({ rate, predicted }: FundingInput): string => {
  if (rate.says?.issue) return ''
  return predicted && !predicted.ok ? predicted.error : 'Needs a funding rate.'
}

const constant: Reader = (ask, input) => {
  const { reading, texts } = ask
  const days = readDays(textOf(texts, 'funding-days'))
  const intervals = days.value && settlementsIn(reading.spec, days.value)
  const fields = [daysField(days, intervals)]
  const { price, rate } = input
  if (!price.value) return { fields, lacks: lacksPrice(input, ask) }
  if (!rate.value) return { fields, lacks: lacksRate(input) }
  if (!intervals) return { fields, lacks: intervals === 0 ? SHORT : '' }
  const path = { kind: 'constant', rate: rate.value, mark: price.value, intervals } as const
  return { fields, lacks: '', path }
}

const SHORT = 'This time is shorter than one interval: nothing is paid.'
const USUAL_DAYS = new D(30)

function readDays(text: string): Read<Decimal> {
  if (text.trim() === '') return { value: USUAL_DAYS }
  return readField(text, {
    ...{ label: 'The time', sign: 'positive', atMost: MOST_DAYS, decimals: 4 },
    units: ['days', 'd'],
  })
}

const daysField = (days: Read<Decimal>, intervals: number | undefined): ToolField => ({
  ...{ kind: 'number', id: 'funding-days', label: 'Time', unit: 'days', step: '1' },
  ...{ placeholder: countText(USUAL_DAYS), term: 'funding' },
  says: days.says ?? { hint: intervals ? `${paymentsText(intervals)}.` : '' },
})

const stepped: Reader = (ask, input) => {
  const read = readSteps(ask.texts, ask.reading.spec)
  const fields = [stepsField(read)]
  const mark = input.price.value
  if (!mark) return { fields, lacks: lacksPrice(input, ask) }
  return { fields, ...pathOfSteps(read, mark) }
}

function pathOfSteps(
  { typed, steps }: StepsReading,
  mark: Price,
): Pick<HorizonReading, 'lacks' | 'path'> {
  if (typed === 0) return { lacks: 'Needs a rate and its days in the list.' }
  return steps ? { lacks: '', path: { kind: 'stepped', mark, steps } } : { lacks: '' }
}

const series: Reader = (ask, input) => {
  const { reading, texts } = ask
  const unit = chosenOf(texts, 'funding-unit', SERIES_UNITS)
  const { value, says } = readSeries(textOf(texts, 'funding-series'), unit)
  const hours = fundingPeriodHours(reading.spec) ?? 0
  const fields: readonly ToolField[] = [
    choiceOf({ id: 'funding-unit', label: 'Plain numbers are' }, unit, {
      percent: 'percent',
      fraction: 'fractions',
    }),
    {
      ...{ kind: 'lines', id: 'funding-series', label: 'Rates, the oldest first' },
      ...{ placeholder: PASTED[unit], term: 'funding-rate' },
      says: says ?? seriesSays(value, hours),
    },
  ]
  if (!value) return { fields, lacks: says ? '' : 'Needs a pasted series of rates.' }
  const points = value.points.flatMap(({ rate, mark = input.price.value }) =>
    mark ? [{ rate, mark }] : [],
  )
  return points.length < value.points.length
    ? { fields, lacks: lacksPrice(input, ask) }
    : { fields, lacks: '', path: { kind: 'series', points } }
}

const PASTED = {
  percent: '2026-11-01 08:00, 0.0100%\n2026-11-01 16:00, -0.0052%',
  fraction: 'timestamp,fundingRate\n2026-11-01 08:00,0.0001',
} as const

/** What was understood, so that a slip of the unit is seen. */
function seriesSays(read: Series | undefined, hours: number): FieldSays {
  if (!read) return { hint: 'One a line; a time beside it or a header are fine.' }
  const { points, turned } = read
  const rates = points.map(({ rate }) => rate)
  const [least, most] = [D.min(...rates), D.max(...rates)].map((each) => rateText(each))
  const days = countText(daysAfter(rates.length, hours), 2)
  const count = rates.length === 1 ? '1 rate' : `${countText(new D(rates.length))} rates`
  const marks = points.some(({ mark }) => mark) ? ' With their marks.' : ''
  const order = turned ? ' The newest came first, so they are read from the end.' : ''
  return { hint: `${count}, ${days} days, from ${least} to ${most}.${marks}${order}` }
}

const READERS: Readonly<Record<(typeof COURSES)[number], Reader>> = { constant, stepped, series }
