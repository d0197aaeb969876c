import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText } from '@shared/num/decimal'
import { contracts, type Contracts, type Price, type Rate } from '@shared/num/units'

import type { Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import { readContracts, readFee } from '../../read-scenario-fields'
import { priceNow } from '../price-now'
import type { NumberToolField, ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, orHint, textOf } from '../tool-input'

export interface ContractInput {
  readonly quantity: Read<Contracts>
  readonly price: Read<Price>
  /** The tier of fees that was chosen, by its name; the first one is the standard. */
  readonly tier: Tier
  readonly maker: Read<Rate>
  readonly taker: Read<Rate>
  /** Whether the rates are other than the standard ones. */
  readonly own: boolean
}

export interface Tier {
  readonly name: string
  readonly maker: Rate
  readonly taker: Rate
}

const STANDARD = 'standard'

/** The contract's rates by tier, those without any tier first. */
export const tiersOf = ({ fees }: InverseSpec): readonly [Tier, ...Tier[]] => [
  { name: STANDARD, maker: fees.maker, taker: fees.taker },
  ...(fees.tiers ?? []),
]

/** A rate as the tool states it: typed, or of the chosen tier. */
export function readContract({ reading, texts }: ToolAsk): ContractInput {
  const { spec } = reading
  const [standard, ...others] = tiersOf(spec)
  const name = chosenOf(texts, 'contract-tier', [standard.name, ...others.map((tier) => tier.name)])
  const tier = others.find((each) => each.name === name) ?? standard
  const maker = readFee(textOf(texts, 'contract-maker'), tier.maker)
  const taker = readFee(textOf(texts, 'contract-taker'), tier.taker)
  const same = maker.value?.eq(standard.maker) && taker.value?.eq(standard.taker)
  return {
    quantity: readHeld(textOf(texts, 'contract-quantity'), reading),
    price: readAt(textOf(texts, 'contract-price'), reading),
    ...{ tier, maker, taker, own: same === false },
  }
}

function readHeld(text: string, { spec, quantity }: ScenarioReading): Read<Contracts> {
  if (text.trim() !== '') return readContracts(text, spec)
  if (quantity) return { value: quantity, says: { hint: 'The quantity of the sheet.' } }
  return { value: contracts(spec.lot), says: { hint: 'One lot.' } }
}

function readAt(text: string, reading: ScenarioReading): Read<Price> {
  if (text.trim() !== '') return readPrice(text, 'The price')
  const { value, says } = priceNow(reading)
  return { ...(value && { value }), ...(says && { says }) }
}

export function contractFields(
  input: ContractInput,
  { spec }: ScenarioReading,
): readonly ToolField[] {
  return [
    {
      ...{ kind: 'number', id: 'contract-quantity', label: 'Quantity', unit: 'contracts' },
      ...{
        step: canonicalText(spec.lot),
        placeholder: countText(input.quantity.value ?? spec.lot),
      },
      ...{ term: 'quantity', says: input.quantity.says },
    },
    {
      ...{ kind: 'number', id: 'contract-price', label: 'Price', unit: spec.quote },
      ...{ step: canonicalText(spec.tick) },
      placeholder: input.price.value ? countText(input.price.value) : '50,000',
      says: orHint(input.price.says, 'Of the fill.'),
    },
    ...tierField(input.tier, spec),
    rateField('maker', input),
    rateField('taker', input),
  ]
}

function tierField({ name }: Tier, spec: InverseSpec): readonly ToolField[] {
  const tiers = tiersOf(spec)
  if (tiers.length === 1) return []
  const words = Object.fromEntries(tiers.map((tier) => [tier.name, tierWords(tier)]))
  return [choiceOf({ id: 'contract-tier', label: 'Fee tier' }, name, words)]
}

export const tierWords = ({ name }: Tier): string => (name === STANDARD ? 'Standard' : name)

const percent = (rate: Rate): string => countText(rate.times(100))

function rateField(role: 'maker' | 'taker', input: ContractInput): NumberToolField {
  const listed = input.tier[role]
  return {
    ...{ kind: 'number', id: `contract-${role}`, unit: '%', step: '0.005', term: 'fee' },
    label: role === 'maker' ? 'Maker rate' : 'Taker rate',
    placeholder: percent(listed),
    says: orHint(input[role].says, `${tierWords(input.tier)}: ${percent(listed)}%`),
  }
}
