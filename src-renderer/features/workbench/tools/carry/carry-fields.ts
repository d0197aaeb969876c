import type { SteadyFunding } from '@shared/calc/dollar-funding'
import { fundingPeriodHours } from '@shared/calc/expected-funding'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, D } from '@shared/num/decimal'
import type { Coin, Price } from '@shared/num/units'

import type { FieldSays, Read } from '../../read-field'
import type { ScenarioReading } from '../../read-scenario'
import { readHeldCoins, readSoldAt } from '../cover-fields'
import type { ToolAsk, ToolField } from '../tool'
import { orHint, textOf } from '../tool-input'

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
    price: readSoldAt(textOf(texts, 'carry-price'), priceLabel(spec.term), reading),
    leftMs: readExpiry(textOf(texts, 'carry-expiry'), nowMs),
    coins: readHeldCoins(textOf(texts, 'carry-coins'), reading),
    ...(fundingRate && hours && { funding: { rate: fundingRate, intervalsPerDay: 24 / hours } }),
  }
}

const priceLabel = (term: InverseSpec['term']): string =>
  term === 'dated' ? 'The future price' : 'The contract price'

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
