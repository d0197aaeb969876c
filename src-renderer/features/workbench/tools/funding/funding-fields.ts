import { fundingRate, premium } from '@shared/calc/funding-rate'
import { countText, priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { FundingRule } from '@shared/market/venue-policies'
import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import type { Result } from '@shared/num/result'
import { fraction, type Fraction, type Price, type Rate } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import { readFundingRate } from '../../read-scenario-fields'
import { priceNow } from '../price-now'
import type { NumberToolField, ToolAsk } from '../tool'
import { orHint, readWithin, textOf } from '../tool-input'

/** The fields about one payment as numbers. */
export interface FundingInput {
  /** What a payment is taken on. */
  readonly price: Read<Price>
  readonly premium: Read<Fraction>
  /** The prices that the premium comes from, where it was not typed. */
  readonly premiumFrom: { readonly mark: Price; readonly index: Price } | undefined
  /** The venue's rule with the interest that was typed; absent where its rule is not known. */
  readonly rule: FundingRule | undefined
  readonly interest: Read<Rate>
  readonly predicted: Result<Rate, string> | undefined
  readonly rate: Read<Rate>
  /** How long the position was held, where funding runs continuously. */
  readonly elapsedMs: Read<number>
}

/** An empty field stands for what the sheet has, or for what follows from it. */
export function readFunding({ reading, texts }: ToolAsk): FundingInput {
  const { spec } = reading
  const typed = textOf(texts, 'funding-price')
  const price = readPaidOn(typed, reading)
  const now = pricesNow(reading, typed.trim() === '' ? undefined : price)
  const near = readPremium(textOf(texts, 'funding-premium'), reading, now)
  const { mark, index } = now
  const isTyped = textOf(texts, 'funding-premium').trim() !== ''
  const interest = readInterest(textOf(texts, 'funding-interest'), spec)
  const rule = withInterest(spec.funding.rule, interest.value)
  const predicted = rule && near.value && fundingRate(rule, near.value)
  return {
    ...{ price, premium: near, rule, interest, predicted },
    premiumFrom: !isTyped && mark && index ? { mark, index } : undefined,
    rate: readRate(textOf(texts, 'funding-at-rate'), reading, predicted),
    elapsedMs: readElapsed(textOf(texts, 'funding-held')),
  }
}

/** How the price of a payment is called. */
export const PAID_ON = { mark: 'Mark', index: 'Index', settlement: 'Settlement price' } as const

function readPaidOn(text: string, reading: ScenarioReading): Read<Price> {
  const { paidOn } = reading.spec.funding
  if (text.trim() !== '') return readPrice(text, PAID_ON[paidOn])
  if (paidOn === 'index' && reading.index)
    return { value: reading.index, says: { hint: 'The index of the sheet.' } }
  const { value, says } = priceNow(reading)
  return { ...(value && { value }), ...(says && { says }) }
}

/** The premium typed, or that of the mark over the index as both stand now. */
function readPremium(
  text: string,
  { spec: { tick } }: ScenarioReading,
  { mark, index }: PricesNow,
): Read<Fraction> {
  if (text.trim() !== '')
    return as(
      readWithin(text, { label: 'The premium', units: ['%'], atMost: new D(100) }),
      (percent) => fraction(percent.div(100)),
    )
  if (!mark || !index) return {}
  return {
    value: premium(mark, index),
    says: { hint: `${priceText(mark, tick)} over ${priceText(index, tick)}, now.` },
  }
}

interface PricesNow {
  readonly mark: Price | undefined
  readonly index: Price | undefined
}

/** A price that is typed stands before that of the sheet; an entry is no mark. */
function pricesNow(
  { spec, exit, exitIs, index }: ScenarioReading,
  typed: Read<Price> | undefined,
): PricesNow {
  const mark = exitIs === 'mark' ? exit : undefined
  if (!typed) return { mark, index }
  return spec.funding.paidOn === 'index'
    ? { mark, index: typed.value }
    : { mark: typed.value, index }
}

const interestOf = (rule: FundingRule | undefined): Rate | undefined =>
  rule && 'interestRate' in rule ? rule.interestRate : undefined

function readInterest(text: string, { funding, venue }: InverseSpec): Read<Rate> {
  const own = interestOf(funding.rule)
  if (text.trim() === '' && own)
    return { value: own, says: { hint: `${venue}: ${countText(own.times(100))}%` } }
  return readFundingRate(text)
}

const withInterest = (
  rule: FundingRule | undefined,
  interest: Rate | undefined,
): FundingRule | undefined => {
  if (!rule || !('interestRate' in rule)) return rule
  return interest && { ...rule, interestRate: interest }
}

function readRate(
  text: string,
  { fundingRate: assumed }: ScenarioReading,
  predicted: FundingInput['predicted'],
): Read<Rate> {
  if (text.trim() !== '') return readFundingRate(text)
  if (assumed) return { value: assumed, says: { hint: 'The rate of the sheet.' } }
  if (!predicted?.ok) return {}
  return { value: predicted.value, says: { hint: 'The predicted rate.' } }
}

const MOST_MINUTES = new D(525_600)

function readElapsed(text: string): Read<number> {
  const minutes = readField(text, {
    ...{ label: 'The time held', sign: 'not-negative', decimals: 3 },
    ...{ atMost: MOST_MINUTES, units: ['min', 'minutes'] },
  })
  // Three decimals of a minute are a whole number of milliseconds.
  return {
    ...(minutes.value && { value: Number(minutes.value.times(60_000)) }),
    ...(minutes.says && { says: minutes.says }),
  }
}

/** The fields about one payment and the rate behind it, those that the contract has a use for. */
export function fundingFields(
  input: FundingInput,
  { spec }: ScenarioReading,
): readonly NumberToolField[] {
  const { paidOn, charge, intervalHours } = spec.funding
  const percent = { kind: 'number', unit: '%' } as const
  return [
    {
      ...{ kind: 'number', id: 'funding-price', label: PAID_ON[paidOn], unit: spec.quote },
      ...{ step: canonicalText(spec.tick), placeholder: shown(input.price.value, '50,000') },
      term: paidOn === 'index' ? 'index' : 'mark-price',
      says: orHint(
        input.price.says,
        charge === 'per-contract' ? 'Where the payment is fixed.' : 'What a payment is taken on.',
      ),
    },
    {
      ...{ ...percent, id: 'funding-at-rate', label: 'Funding rate', step: '0.001' },
      ...{ placeholder: shown(input.rate.value?.times(100), '0.01'), term: 'funding-rate' },
      says: orHint(input.rate.says, 'Of one interval.'),
    },
    ...(intervalHours === 0 ? [heldField(input)] : []),
    ...(spec.funding.rule ? [premiumField(input)] : []),
    ...(interestOf(spec.funding.rule) ? [interestField(input)] : []),
  ]
}

const shown = (value: Decimal | undefined, otherwise: string): string =>
  value ? countText(value) : otherwise

const heldField = ({ elapsedMs }: FundingInput): NumberToolField => ({
  ...{ kind: 'number', id: 'funding-held', label: 'Held', unit: 'minutes', step: '1' },
  ...{
    placeholder: '480',
    term: 'funding',
    says: orHint(elapsedMs.says, 'A rate is for 8 hours.'),
  },
})

const premiumField = ({ premium: near }: FundingInput): NumberToolField => ({
  ...{ kind: 'number', id: 'funding-premium', label: 'Premium', unit: '%', step: '0.01' },
  ...{ placeholder: shown(near.value?.times(100), '0.03'), term: 'premium' },
  says: orHint(near.says, 'Or a mark and an index on the sheet.'),
})

const interestField = ({ interest }: FundingInput): NumberToolField => ({
  ...{ kind: 'number', id: 'funding-interest', label: 'Interest', unit: '%', step: '0.001' },
  ...{
    placeholder: shown(interest.value?.times(100), '0.01'),
    term: 'interest',
    says: interest.says,
  },
})
