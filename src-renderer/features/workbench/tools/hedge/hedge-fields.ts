import { hedgeSize, type HedgeOrder, type HedgeSize } from '@shared/calc/hedge'
import { countText, priceText } from '@shared/format/decimal-text'
import { canonicalText, D } from '@shared/num/decimal'
import { fraction, type Coin, type Contracts, type Fraction, type Price } from '@shared/num/units'

import { as, readField, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import { readContracts } from '../../read-scenario-fields'
import { readHeldCoins, readSoldAt } from '../cover-fields'
import { knownMark } from '../known-mark'
import type { ToolAsk, ToolField } from '../tool'
import { choiceOf, chosenOf, orHint, textOf } from '../tool-input'

const LOTS = ['down', 'half-up'] as const
const WHOLE = new D(100)
/** What may stay open until another is typed. */
const STANDARD = fraction(new D('0.05'))

export interface HedgeInput {
  readonly coins: Read<Coin>
  /** Where the coins are frozen: the contracts are sold there. */
  readonly price: Read<Price>
  /** What is sold: typed, the short of the sheet, or the size for the coins. */
  readonly sold: Read<Contracts>
  /** Where the price stands now. */
  readonly now: Read<Price>
  /** How much of the coins may be open, either way. */
  readonly share: Read<Fraction>
  readonly mode: (typeof LOTS)[number]
  /** The contracts for the coins, once there are coins and a price. */
  readonly size?: HedgeSize
}

/** The fields of the tool as numbers; each that is left empty is that of the sheet, or the standard one. */
export function readHedge({ reading, texts }: ToolAsk): HedgeInput {
  const { spec } = reading
  const mode = chosenOf(texts, 'hedge-lot', LOTS)
  const coins = readHeldCoins(textOf(texts, 'hedge-coins'), reading)
  const price = readSoldAt(textOf(texts, 'hedge-price'), 'The price', reading)
  const size =
    coins.value && price.value
      ? sizeOf({ spec, coins: coins.value, price: price.value }, mode)
      : undefined
  return {
    ...{ coins, price, mode },
    sold: readSold(textOf(texts, 'hedge-sold'), reading, size),
    now: readNow(textOf(texts, 'hedge-now'), reading, price.value),
    share: readShare(textOf(texts, 'hedge-share')),
    ...(size && { size }),
  }
}

/** A field takes no coins that have no size. */
function sizeOf(order: HedgeOrder, mode: HedgeInput['mode']): HedgeSize | undefined {
  const size = hedgeSize(order, mode)
  return size.ok ? size.value : undefined
}

function readSold(
  text: string,
  { spec, side, quantity }: ScenarioReading,
  size: HedgeInput['size'],
): Read<Contracts> {
  if (text.trim() !== '') return readContracts(text, spec)
  if (side === 'short' && quantity)
    return { value: quantity, says: { hint: `The short of the sheet: ${countText(quantity)}.` } }
  if (!size || size.quantity.isZero()) return {}
  const { quantity: sized } = size
  return { value: sized, says: { hint: `Those to sell: ${countText(sized)}.` } }
}

/** Without a price of its own the hedge stands where it was put on. */
function readNow(text: string, reading: ScenarioReading, price: Price | undefined): Read<Price> {
  if (text.trim() !== '') return readPrice(text, 'The price now')
  const { spec, index } = reading
  const mark = knownMark(reading)
  const from = mark ? 'The mark' : index ? 'The index' : 'Where it was sold'
  const value = mark ?? index ?? price
  return value ? { value, says: { hint: `${from}: ${priceText(value, spec.tick)}.` } } : {}
}

function readShare(text: string): Read<Fraction> {
  if (text.trim() === '') return { value: STANDARD }
  const rule = { label: 'What may stay open', sign: 'positive', atMost: WHOLE } as const
  return as(readField(text, { ...rule, units: ['%'] }), (percent) => fraction(percent.div(WHOLE)))
}

export function hedgeFields(
  { coins, price, sold, now, share, mode }: HedgeInput,
  { spec }: ScenarioReading,
): readonly ToolField[] {
  const tick = canonicalText(spec.tick)
  return [
    {
      ...{ kind: 'number', id: 'hedge-coins', label: 'Coins to freeze', unit: spec.settlement },
      ...{ step: '0.01', placeholder: coins.value?.toFixed() ?? '1.5', term: 'hedge' },
      says: orHint(coins.says, 'Held somewhere, behind the short or not.'),
    },
    {
      ...{ kind: 'number', id: 'hedge-price', label: 'Frozen at', unit: spec.quote, step: tick },
      ...{ placeholder: price.value?.toFixed() ?? '60,000', term: 'hedge' },
      says: orHint(price.says, 'Where the contracts are sold.'),
    },
    {
      ...{ kind: 'number', id: 'hedge-sold', label: 'Contracts sold', unit: 'contracts' },
      ...{ step: canonicalText(spec.lot), placeholder: sold.value?.toFixed() ?? '10,000' },
      ...{ term: 'hedge', says: orHint(sold.says, 'The hedge that is in place.') },
    },
    {
      ...{ kind: 'number', id: 'hedge-now', label: 'Price now', unit: spec.quote, step: tick },
      ...{ placeholder: now.value?.toFixed() ?? '66,000', term: 'mark-price' },
      says: orHint(now.says, 'Where the hedge is looked at.'),
    },
    {
      ...{ kind: 'number', id: 'hedge-share', label: 'May stay open', unit: '%', step: '1' },
      ...{ placeholder: '5', term: 'rebalancing' },
      says: orHint(share.says, 'Either way.'),
    },
    choiceOf({ id: 'hedge-lot', label: 'On the lot' }, mode, {
      down: 'never above',
      'half-up': 'nearest',
    }),
  ]
}
