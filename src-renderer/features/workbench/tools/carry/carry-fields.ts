import type { SteadyFunding } from '@shared/calc/dollar-funding'
import { fundingPeriodHours } from '@shared/calc/expected-funding'
import { countText, priceText } from '@shared/format/decimal-text'
import { canonicalText, D } from '@shared/num/decimal'
import { coin, type Coin, type Price } from '@shared/num/units'

import { as, readField, type FieldSays, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import type { ToolAsk, ToolField } from '../tool'
import { MOST, orHint, textOf } from '../tool-input'

import { readExpiry } from './expiry-field'

export interface CarryInput {
  /** The price that the contracts are sold at. */
  readonly price: Read<Price>
  readonly leftMs: Read<number>
  readonly coins: Read<Coin>
  /** The rate assumed on the sheet; absent where the contract pays no funding. */
  readonly funding?: SteadyFunding
}

/** The fields of the tool as numbers; a price and coins left empty are those of the sheet. */
export function readCarry({ reading, texts }: ToolAsk, nowMs: number): CarryInput {
  const { spec, fundingRate } = reading
  const hours = fundingPeriodHours(spec)
  return {
    price: readSold(textOf(texts, 'carry-price'), reading),
    leftMs: readExpiry(textOf(texts, 'carry-expiry'), nowMs),
    coins: readCoins(textOf(texts, 'carry-coins'), reading),
    ...(fundingRate && hours && { funding: { rate: fundingRate, intervalsPerDay: 24 / hours } }),
  }
}

function readSold(text: string, { spec, entry, exit, exitIs }: ScenarioReading): Read<Price> {
  const label = spec.term === 'dated' ? 'The future price' : 'The contract price'
  if (text.trim() !== '') return readPrice(text, label)
  if (entry) return { value: entry, says: { hint: `The entry: ${priceText(entry, spec.tick)}.` } }
  if (!exit) return {}
  return { value: exit, says: { hint: `The ${exitIs}: ${priceText(exit, spec.tick)}.` } }
}

function readCoins(text: string, { spec, balance }: ScenarioReading): Read<Coin> {
  const { settlement, settlementScale: decimals } = spec
  if (text.trim() === '' && balance?.gt(0)) {
    return { value: balance, says: { hint: `The balance: ${countText(balance)} ${settlement}.` } }
  }
  const rule = { label: 'The coins', sign: 'positive', atMost: MOST, decimals } as const
  return as(readField(text, { ...rule, units: [settlement] }), coin)
}

export function carryFields(
  { price, leftMs, coins }: CarryInput,
  { spec }: ScenarioReading,
): readonly ToolField[] {
  const dated = spec.term === 'dated'
  return [
    {
      ...{ kind: 'number', id: 'carry-price', unit: spec.quote, step: canonicalText(spec.tick) },
      label: dated ? 'Future price' : 'Contract price',
      ...{ placeholder: price.value?.toFixed() ?? '51,000', term: 'entry' },
      says: orHint(price.says, 'Where the contracts are sold.'),
    },
    {
      ...{ kind: 'number', id: 'carry-expiry', label: 'To expiry', unit: 'days', step: '1' },
      ...{ placeholder: dated ? '31' : 'none', term: 'basis', says: expirySay(leftMs, dated) },
    },
    {
      ...{ kind: 'number', id: 'carry-coins', label: 'Coins held', unit: spec.settlement },
      ...{ step: '0.01', placeholder: coins.value?.toFixed() ?? '1', term: 'carry' },
      says: orHint(coins.says, 'They stand behind the short.'),
    },
  ]
}

const DAY_MS = 86_400_000

function expirySay({ value, says }: Read<number>, dated: boolean): FieldSays {
  if (says) return says
  if (value !== undefined) return { hint: `${countText(new D(value).div(DAY_MS), 2)} days.` }
  return { hint: dated ? 'Days, or a date such as 2026-12-25.' : 'A perpetual has none.' }
}
