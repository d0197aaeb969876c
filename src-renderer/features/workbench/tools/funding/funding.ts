import { daysAfter } from '@shared/calc/funding-horizon'
import { countText, priceText, rateText } from '@shared/format/decimal-text'
import { canonicalText } from '@shared/num/decimal'
import { atPlaces } from '@shared/num/rounding'

import type { ScenarioReading } from '../../read-scenario'
import { waitingRows } from '../named-rows'
import type { Tool, ToolAnswer, ToolAsk } from '../tool'

import { fundingFields, readFunding, type FundingInput } from './funding-fields'
import { readHorizon } from './horizon-path'
import { horizonChart, horizonTable } from './horizon-picture'
import { horizonRows, OVER, overTime, type Outcome, type Over } from './horizon-rows'
import { PAYMENT, paymentRows, PREDICTED, predictedRows } from './payment-rows'

/** What funding costs or brings: once, by the venue's own rule for the next rate, and day by day. */
export const fundingTool: Tool = {
  question: 'What does funding cost or bring, now and over the days to come?',
  term: 'funding',
  answer: answerFunding,
}

function answerFunding(ask: ToolAsk): ToolAnswer {
  const { reading } = ask
  if (reading.spec.term === 'dated') {
    const rows = waitingRows([...PAYMENT, ...PREDICTED, ...OVER], NONE)
    return { fields: [], rows, risks: [], notes: [] }
  }
  const input = readFunding(ask)
  const path = readHorizon(ask, input)
  const outcome = overTime(reading, path)
  return {
    fields: [...fundingFields(input, reading), ...path.fields],
    rows: [
      ...paymentRows(reading, input),
      ...predictedRows(reading, input),
      ...horizonRows(reading, outcome),
    ],
    ...(outcome.ok && {
      charts: [horizonChart(outcome.value)],
      tables: [horizonTable(outcome.value, reading)],
    }),
    risks: outcome.ok ? risksOf(outcome.value) : [],
    notes: notesOf(reading, outcome),
    taking: takingOf(input, reading),
  }
}

const NONE = 'A dated contract pays no funding: its basis takes the place of it.'

/** A position that does not live to see the end is no position any more. */
function risksOf({ standing, asked, mark, held }: Over): readonly string[] {
  const row = standing?.liquidated
  if (!row) return []
  if (row.intervals === 0)
    return [
      'The mark is at or past the liquidation price: the venue would have closed the position.',
    ]
  const day = countText(daysAfter(row.intervals, asked.intervalHours), 2)
  const shown = priceText(mark, held.spec.tick)
  return asked.path.kind === 'series'
    ? [
        `By day ${day} the mark is at or past the liquidation price: what comes after it is not reached.`,
      ]
    : [
        `By day ${day} funding has taken so much that the position is liquidated at the mark of ${shown}: what comes after it is not reached.`,
      ]
}

function notesOf({ spec }: ScenarioReading, outcome: Outcome): readonly string[] {
  const { intervalHours, charge } = spec.funding
  const each = charge === 'per-contract' ? 'Fixed as coins per contract when the rate is set. ' : ''
  const every =
    intervalHours === 0
      ? 'Funding runs all the time; a rate stands for 8 hours.'
      : `Settled every ${intervalHours === 1 ? 'hour' : `${intervalHours.toString()} hours`}.`
  const still = outcome.ok && outcome.value.asked.path.kind !== 'series'
  return [
    `${each}${every} Above zero is received by this position, below zero is paid.`,
    ...(still ? ['Over the time the mark is taken to stand still.'] : []),
  ]
}

/** As fine as the sheet takes a rate. */
const RATE_PLACES = 8

function takingOf(
  { predicted }: FundingInput,
  { fundingRate }: ScenarioReading,
): ToolAnswer['taking'] {
  if (!predicted?.ok || fundingRate?.eq(predicted.value)) return undefined
  const percent = atPlaces(predicted.value.times(100), RATE_PLACES, 'half-even')
  return {
    label: `Put the predicted rate of ${rateText(predicted.value)} on the sheet`,
    patch: { fundingRate: canonicalText(percent) },
  }
}
