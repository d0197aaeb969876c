import { bookedFunding } from '@shared/calc/booked-funding'
import { fundingPeriodHours } from '@shared/calc/expected-funding'
import {
  explainAnnualised,
  explainFundingRate,
  explainPremium,
} from '@shared/calc/explain-funding-rate'
import {
  explainFunding,
  fundingPayer,
  fundingUnder,
  type FundingTerms,
  type Funded,
} from '@shared/calc/funding'
import { annualisedFunding } from '@shared/calc/funding-rate'
import { twinAt } from '@shared/calc/twin'
import { venueFunding } from '@shared/calc/venue-funding'
import { coinsOf } from '@shared/calc/whole-units'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Side } from '@shared/market/side'
import type { Coin, Price, Rate } from '@shared/num/units'

import type { ScenarioReading } from '../../read-scenario'
import { namedRows, type Drawn } from '../named-rows'
import type { ToolRow } from '../tool'
import { lacksOf, none } from '../tool-input'

import type { FundingInput } from './funding-fields'
import { lacksPrice, lacksRate } from './horizon-path'

export const PAYMENT = [
  {
    ...{ id: 'funding-payment', label: 'One payment', term: 'funding', toned: true },
    group: 'One payment',
  },
  { id: 'funding-booked', label: 'As it is booked', term: 'funding', toned: true },
  { id: 'funding-payer', label: 'Who pays', term: 'funding' },
  { id: 'funding-annual', label: 'A year at this rate, simple', term: 'funding-rate' },
] as const

/** One payment with its sign, in the venue's whole units too, and the year that its rate comes to. */
export function paymentRows(reading: ScenarioReading, input: FundingInput): readonly ToolRow[] {
  const rate = input.rate.value
  const noRate = { figure: none(lacksRate(input)) }
  return namedRows(PAYMENT, {
    ...coinsPaid(reading, input),
    'funding-payer': rate ? payerOf(rate, reading.side) : noRate,
    'funding-annual': rate ? yearOf(rate, reading.spec) : noRate,
  })
}

function coinsPaid(
  reading: ScenarioReading,
  input: FundingInput,
): { readonly 'funding-payment': Drawn; readonly 'funding-booked': Drawn } {
  const { spec, side, quantity } = reading
  const price = input.price.value
  const rate = input.rate.value
  if (!quantity || !price || !rate) {
    const lacks = { figure: none(lacksCoins(reading, input)) }
    return { 'funding-payment': lacks, 'funding-booked': lacks }
  }
  const elapsedMs = input.elapsedMs.value
  const terms = venueFunding(spec, { rate, price, ...(elapsedMs !== undefined && { elapsedMs }) })
  return paid({ spec, side, quantity }, terms, price)
}

function lacksCoins(reading: ScenarioReading, input: FundingInput): string {
  const quantity = lacksOf(reading, ['quantity'])
  if (quantity) return quantity
  return input.price.value ? lacksRate(input) : lacksPrice(input, { reading })
}

function paid(
  position: Funded<InverseSpec>,
  terms: FundingTerms,
  price: Price,
): { readonly 'funding-payment': Drawn; readonly 'funding-booked': Drawn } {
  const { spec } = position
  const [how] = explainFunding(position, terms)
  const exact = fundingUnder(position, terms)
  const units = bookedFunding(position, terms)
  const booked = units.ok ? coinsOf(units.value, spec.settlementScale) : undefined
  return {
    'funding-payment': {
      figure: exact.ok
        ? { kind: 'money', twin: twinAt(spec, exact.value, price), signed: true }
        : none(exact.error),
      how,
    },
    'funding-booked': {
      figure: booked ? { kind: 'coin', coin: booked, signed: true } : none(''),
      how: how && booked && { ...how, ...inWholeUnits(spec, booked) },
    },
  }
}

const inWholeUnits = (
  { settlement, settlementScale, venue }: InverseSpec,
  booked: Coin,
): Pick<NonNullable<Drawn['how']>, 'result' | 'note'> => ({
  result: `${countText(booked, settlementScale)} ${settlement}`,
  note: `In whole smallest units, as ${venue} rounds what is paid and what is received.`,
})

const PAYS = {
  longs: { long: 'This position pays shorts', short: 'Longs pay this position' },
  shorts: { long: 'Shorts pay this position', short: 'This position pays longs' },
  nobody: { long: 'Nobody', short: 'Nobody' },
} as const

const payerOf = (rate: Rate, side: Side): Drawn => ({
  figure: { kind: 'words', words: PAYS[fundingPayer(rate)][side] },
})

function yearOf(rate: Rate, spec: InverseSpec): Drawn {
  const aDay = 24 / (fundingPeriodHours(spec) ?? 24)
  const year = annualisedFunding(rate, aDay)
  return {
    figure: year.ok ? { kind: 'rate', rate: year.value, signed: true } : none(year.error),
    how: explainAnnualised(rate, aDay)[0],
  }
}

export const PREDICTED = [
  {
    ...{ id: 'funding-premium-now', label: 'Premium', term: 'premium' },
    group: 'The next rate',
  },
  { id: 'funding-predicted', label: 'Predicted rate', term: 'funding-rate' },
] as const

/** The rate that the venue's rule makes of the premium and the interest. */
export function predictedRows(
  reading: ScenarioReading,
  { premium, rule, predicted, premiumFrom }: FundingInput,
): readonly ToolRow[] {
  const { spec } = reading
  const lacks = premium.says?.issue ? '' : 'Needs a premium, or a mark and an index on the sheet.'
  return namedRows(PREDICTED, {
    'funding-premium-now': premium.value
      ? {
          figure: { kind: 'rate', rate: premium.value, signed: true },
          how: premiumFrom && explainPremium(premiumFrom.mark, premiumFrom.index)[0],
        }
      : { figure: none(lacks) },
    'funding-predicted': {
      figure: predictedFigure(spec, predicted, premium.value ? '' : lacks),
      how: rule && premium.value && explainFundingRate(rule, premium.value, spec)[0],
    },
  })
}

function predictedFigure(
  { venue, funding }: InverseSpec,
  predicted: FundingInput['predicted'],
  lacks: string,
): Drawn['figure'] {
  if (!funding.rule) return none(`How ${venue} makes the rate was not found: type a rate.`)
  if (!predicted) return none(lacks)
  return predicted.ok
    ? { kind: 'rate', rate: predicted.value, signed: true }
    : none(predicted.error)
}
