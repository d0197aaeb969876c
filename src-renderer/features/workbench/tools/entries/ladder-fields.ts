import type { LadderPlan } from '@shared/calc/ladder'
import { contractsFromCoin, contractsFromUsd } from '@shared/calc/quantity'
import { countText, priceText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, D, type Decimal } from '@shared/num/decimal'
import { coin, contracts, fraction, usd, type Contracts, type Price } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import type { NumberToolField, ToolAsk, ToolField, ToolTexts } from '../tool'
import { choiceOf, chosenOf, MOST, orHint, textOf } from '../tool-input'

import { readLots } from './fill-list'

const UNITS = ['contracts', 'coin', 'usd'] as const
const WEIGHTINGS = ['equal-contracts', 'equal-coin', 'growth'] as const
const SPACINGS = ['equal-steps', 'equal-ratio'] as const
const FEWEST = new D(2)
const MOST_ORDERS = new D(50)
const MOST_FACTOR = new D(100)

export interface LadderInput {
  readonly unit: (typeof UNITS)[number]
  readonly weighting: (typeof WEIGHTINGS)[number]
  readonly spacing: LadderPlan['spacing']
  readonly total: Read<Contracts>
  readonly orders: Read<Decimal>
  readonly from: Read<Price>
  readonly to: Read<Price>
  readonly factor: Read<Decimal>
  readonly plan?: LadderPlan<InverseSpec> | undefined
  /** What a plan still waits for, as a sentence; empty where a field says it. */
  readonly lacks: string
}

/** The fields of the planner as numbers. A total left empty is the sheet's quantity, a first price its entry. */
export function readLadder({ reading, texts }: ToolAsk): LadderInput {
  const unit = chosenOf(texts, 'entries-total-unit', UNITS)
  const from = readFrom(texts, reading)
  const typed = {
    unit,
    weighting: chosenOf(texts, 'entries-weighting', WEIGHTINGS),
    spacing: chosenOf(texts, 'entries-spacing', SPACINGS),
    total: readTotal(textOf(texts, 'entries-total'), { unit, reading, from: from.value }),
    orders: readOrders(textOf(texts, 'entries-orders')),
    from,
    to: readPrice(textOf(texts, 'entries-to'), 'The last price'),
    factor: readField(textOf(texts, 'entries-factor'), {
      ...{ label: 'The ratio', sign: 'positive', atMost: MOST_FACTOR, units: ['x'] },
    }),
  }
  return { ...typed, ...planOf(typed, reading.spec) }
}

function readFrom(texts: ToolTexts, { entry }: ScenarioReading): Read<Price> {
  const text = textOf(texts, 'entries-from')
  if (text.trim() === '' && entry)
    return { value: entry, says: { hint: 'The entry of the sheet.' } }
  return readPrice(text, 'The first price')
}

interface TotalAsk {
  readonly unit: LadderInput['unit']
  readonly reading: ScenarioReading
  readonly from: Price | undefined
}

function readTotal(text: string, { unit, reading, from }: TotalAsk): Read<Contracts> {
  const { spec, quantity } = reading
  if (text.trim() === '' && quantity)
    return { value: quantity, says: { hint: `The sheet: ${countText(quantity)} contracts.` } }
  if (unit === 'contracts') return readLots(text, spec)
  const read = readField(text, {
    ...{ label: 'The total', sign: 'positive', atMost: MOST },
    units: [unit === 'coin' ? spec.settlement : spec.quote],
  })
  if (!read.value) return as(read, contracts)
  if (!from) return { says: { hint: 'Turned into contracts once there is a first price.' } }
  const bought =
    unit === 'coin'
      ? contractsFromCoin(spec, coin(read.value), from)
      : contractsFromUsd(spec, usd(read.value), from)
  if (bought.isZero())
    return { says: { issue: `That is less than one lot of ${countText(spec.lot)}.` } }
  const at = unit === 'coin' ? ' at the first price' : ''
  return { value: bought, says: { hint: `${countText(bought)} contracts${at}, down to the lot.` } }
}

function readOrders(text: string): Read<Decimal> {
  const read = readField(text, {
    ...{ label: 'Orders', sign: 'positive', atMost: MOST_ORDERS, decimals: 0, units: ['orders'] },
  })
  return read.value?.lt(FEWEST) ? { says: { issue: 'A ladder has at least 2 orders.' } } : read
}

type Typed = Omit<LadderInput, 'plan' | 'lacks'>

const WAITS = [
  ['total', 'Needs a total quantity.'],
  ['orders', 'Needs the number of orders.'],
  ['from', 'Needs the first price.'],
  ['to', 'Needs the last price.'],
] as const

function planOf(typed: Typed, spec: InverseSpec): Pick<LadderInput, 'plan' | 'lacks'> {
  const { factor, spacing } = typed
  const waits = WAITS.find(([field]) => !typed[field].value)
  if (waits) return { lacks: typed[waits[0]].says?.issue ? '' : waits[1] }
  const weighting = weightingOf(typed.weighting, factor.value)
  if (!weighting) return { lacks: factor.says?.issue ? '' : 'Needs the ratio.' }
  return { plan: filledPlan(typed, { spec, spacing, weighting }), lacks: '' }
}

function filledPlan(
  { total, orders, from, to }: Typed,
  terms: Pick<LadderPlan<InverseSpec>, 'spec' | 'spacing' | 'weighting'>,
): LadderInput['plan'] {
  if (!total.value || !orders.value || !from.value || !to.value) return undefined
  const ends = { from: from.value, to: to.value, total: total.value }
  return { ...terms, ...ends, orders: orders.value.toNumber() }
}

function weightingOf(
  kind: LadderInput['weighting'],
  factor: Decimal | undefined,
): LadderPlan['weighting'] | undefined {
  if (kind !== 'growth') return { kind }
  return factor && { kind, factor: fraction(factor) }
}

export function ladderFields(
  input: LadderInput,
  { spec, quantity, entry }: ScenarioReading,
): readonly ToolField[] {
  const { unit, weighting, spacing, total, orders, from, to, factor } = input
  const { settlement, quote } = spec
  const tick = canonicalText(spec.tick)
  const example = entry ? priceText(entry, spec.tick) : '50,000'
  const ratio: NumberToolField = {
    ...{ kind: 'number', id: 'entries-factor', label: 'Ratio', unit: '×', step: '0.1' },
    ...{ placeholder: '1.5', term: 'ladder' },
    says: orHint(factor.says, 'Each order to the one before it.'),
  }
  return [
    {
      ...{ kind: 'number', id: 'entries-total', label: 'Total' },
      unit: { contracts: 'contracts', coin: settlement, usd: quote }[unit],
      step: unit === 'contracts' ? canonicalText(spec.lot) : unit === 'coin' ? '0.01' : '100',
      ...{ placeholder: quantity ? countText(quantity) : '10,000', says: total.says },
    },
    choiceOf({ id: 'entries-total-unit', label: 'Total is' }, unit, {
      ...{ contracts: 'Contracts', coin: settlement, usd: quote },
    }),
    {
      ...{ kind: 'number', id: 'entries-orders', label: 'Orders', unit: 'orders', step: '1' },
      ...{ placeholder: '5', says: orHint(orders.says, 'From 2 to 50.') },
    },
    {
      ...{ kind: 'number', id: 'entries-from', label: 'First price', unit: quote, step: tick },
      ...{ placeholder: example, says: from.says },
    },
    {
      ...{ kind: 'number', id: 'entries-to', label: 'Last price', unit: quote, step: tick },
      ...{ placeholder: '45,000', says: to.says },
    },
    choiceOf({ id: 'entries-weighting', label: 'Quantities' }, weighting, {
      'equal-contracts': `Equal ${quote}`,
      'equal-coin': `Equal ${settlement}`,
      growth: 'Geometric',
    }),
    ...(weighting === 'growth' ? [ratio] : []),
    choiceOf({ id: 'entries-spacing', label: 'Prices' }, spacing, {
      'equal-steps': 'Equal steps',
      'equal-ratio': 'Equal ratio',
    }),
  ]
}
