import type { OptionLeg } from '@shared/calc/inverse-option'
import type { ContractLeg, PayoffLeg } from '@shared/calc/payoff-legs'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Side } from '@shared/market/side'
import { D, ONE, ZERO, type Decimal } from '@shared/num/decimal'
import {
  coin,
  contracts,
  fraction,
  rate,
  type Coin,
  type Contracts,
  type Price,
} from '@shared/num/units'

import { as, readField, type FieldSays, type Read } from '../../read-field'
import { readPrice, type ScenarioReading } from '../../read-scenario'
import type { ToolTexts } from '../tool'
import { MOST } from '../tool-input'
import { typedRows } from '../typed-rows'

import { legIdOf, otherCoin, type LegContract } from './leg-contracts'
import type { FundingAhead } from './read-payoff'

export const LEGS = 'payoff-legs'
export const MOST_LEGS = 8
export const LEG_COLUMNS = ['kind', 'side', 'contract', 'quantity', 'price', 'premium'] as const
type Column = (typeof LEG_COLUMNS)[number]
type Cells = Readonly<Record<Column, string>>

export const LEG_KINDS = { contract: 'Contract', coins: 'Coins', call: 'Call', put: 'Put' } as const
type LegKind = keyof typeof LEG_KINDS

/** What the price of a leg is called. */
const PRICES = { contract: 'Entry', coins: 'Cost', call: 'Strike', put: 'Strike' } as const
const MOST_CONTRACTS = new D('10000000000')
const MOST_PREMIUM = new D(1000)

/** A leg of the list: its numbers once it has them all, and what its cells say. */
export interface ReadLeg {
  /** What it is, for a label: "bought XBTUSD". */
  readonly words: string
  readonly leg?: PayoffLeg
  /** The contract it is in; absent for coins and options. */
  readonly spec?: InverseSpec
  /** Why it is not counted yet. */
  readonly lacks?: string
  readonly says: Readonly<Partial<Record<Column, FieldSays>>>
}

/** What every leg of the list is read with. */
export interface LegsAsk {
  readonly reading: ScenarioReading
  readonly contracts: readonly LegContract[]
  readonly ahead: FundingAhead
  readonly costsCounted: boolean
}

/** The list as it is typed, row by row; a row with nothing in it gives undefined. */
export function readLegs(texts: ToolTexts, ask: LegsAsk): readonly (ReadLeg | undefined)[] {
  const field = { id: LEGS, columns: LEG_COLUMNS, most: MOST_LEGS }
  return typedRows(texts, field).map((cells) =>
    LEG_COLUMNS.every((column) => cells[column].trim() === '') ? undefined : readLeg(cells, ask),
  )
}

const kindOf = (text: string): LegKind =>
  text === 'coins' || text === 'call' || text === 'put' ? text : 'contract'

function readLeg(cells: Cells, ask: LegsAsk): ReadLeg {
  const kind = kindOf(cells.kind)
  const side: Side = cells.side === 'short' ? 'short' : 'long'
  const typed = { side, price: readPrice(cells.price, PRICES[kind]), cells }
  if (kind === 'contract') return readContract(typed, ask)
  return kind === 'coins' ? readCoins(typed, ask) : readOption({ ...typed, kind }, ask)
}

interface TypedLeg {
  readonly side: Side
  readonly price: Read<Price>
  readonly cells: Cells
}

function readContract({ side, price, cells }: TypedLeg, ask: LegsAsk): ReadLeg {
  const chosen = contractOf(cells.contract, ask)
  const quantity = readContracts(cells.quantity, chosen.value ?? ask.reading.spec)
  const words = `${done(side)} ${(chosen.value ?? ask.reading.spec).symbol}`
  const says = saysOf({ contract: chosen, quantity, price, premium: onlyOptions(cells.premium) })
  const spec = chosen.value
  if (!spec || !quantity.value || !price.value)
    return { words, says, lacks: lacking(says, quantity.value ? 'an entry' : 'a quantity') }
  const leg: ContractLeg = {
    ...{ kind: 'contract', spec, side, quantity: quantity.value, entry: price.value },
    ...feesOf(spec, ask),
    fundingPaid: coin(ZERO),
    fundingAhead: spec.term === 'dated' ? fraction(ZERO) : ask.ahead[side],
  }
  return { words, says, leg, spec }
}

/** A leg on the sheet's contract has the sheet's rates, one of another contract that contract's own for a taker. */
function feesOf(
  spec: InverseSpec,
  { reading, costsCounted }: LegsAsk,
): Pick<ContractLeg, 'openFeeRate' | 'closeFeeRate'> {
  const none = rate(ZERO)
  if (!costsCounted) return { openFeeRate: none, closeFeeRate: none }
  const { taker } = spec.fees
  if (spec.id !== reading.spec.id) return { openFeeRate: taker, closeFeeRate: taker }
  const { openFeeRate = taker, closeFeeRate = taker } = reading
  return { openFeeRate, closeFeeRate }
}

function contractOf(key: string, { reading, contracts: all }: LegsAsk): Read<InverseSpec> {
  if (key === '' || key === reading.spec.id) return { value: reading.spec }
  const found = all.find((each) => each.key === key)
  if (!found) return { says: { issue: goneWords(key) } }
  const other = otherCoin(found.spec, reading.spec)
  return other === undefined ? { value: found.spec } : { says: { issue: other } }
}

const goneWords = (key: string): string =>
  legIdOf(key) === undefined
    ? 'This contract is not among the contracts any more: choose another one.'
    : 'This contract is that of a journal position which is not at hand: choose a listed one.'

function readContracts(text: string, spec: InverseSpec): Read<Contracts> {
  const counted = ['contracts', 'contract']
  const units = spec.contractValue.eq(ONE) ? [...counted, spec.quote] : counted
  const rule = { label: 'Quantity', sign: 'positive', atMost: MOST_CONTRACTS, units } as const
  return as(readField(text, rule), contracts)
}

function readCoins({ side, price, cells }: TypedLeg, { reading }: LegsAsk): ReadLeg {
  const { settlement, settlementScale: decimals } = reading.spec
  const quantity = readField(cells.quantity, {
    ...{ label: 'Coins', sign: 'positive', atMost: MOST, decimals, units: [settlement] },
  })
  const words = `${side === 'long' ? 'held' : 'owed'} ${settlement}`
  const says = saysOf({ quantity, price, premium: onlyOptions(cells.premium) })
  if (!quantity.value || !price.value)
    return { words, says, lacks: lacking(says, quantity.value ? 'what a coin cost' : 'coins') }
  return {
    ...{ words, says },
    leg: { kind: 'coins', side, coins: coin(quantity.value), cost: price.value },
  }
}

function readOption(
  { side, price, cells, kind }: TypedLeg & { readonly kind: OptionLeg['kind'] },
  { reading }: LegsAsk,
): ReadLeg {
  const { settlement } = reading.spec
  const rule = { label: 'Quantity', sign: 'positive', atMost: MOST, units: [settlement] } as const
  const quantity = as(readField(cells.quantity, rule), contracts)
  const premium = readPremium(cells.premium, settlement)
  const words = `${done(side)} ${kind}`
  const says = saysOf({ quantity, price, premium })
  if (!quantity.value || !price.value || !premium.value)
    return { words, says, lacks: lacking(says, quantity.value ? 'a strike' : 'a quantity') }
  const option: OptionLeg = {
    ...{ kind, side, strike: price.value, contracts: quantity.value },
    ...{ multiplier: ONE_COIN, premium: premium.value },
  }
  return { words, says, leg: { kind: 'option', option } }
}

/** Options are counted in coins of underlying. */
const ONE_COIN = coin(ONE)

function readPremium(text: string, settlement: string): Read<Coin> {
  if (text.trim() === '') return { value: coin(ZERO), says: { hint: 'Without a premium.' } }
  const rule = { label: 'The premium', sign: 'not-negative', atMost: MOST_PREMIUM } as const
  return as(readField(text, { ...rule, units: [settlement] }), coin)
}

const onlyOptions = (premium: string): Read<Decimal> =>
  premium.trim() === '' ? {} : { says: { issue: 'Only an option has a premium.' } }

const done = (side: Side): string => (side === 'long' ? 'bought' : 'sold')

function saysOf(
  cells: Readonly<Partial<Record<Column, Read<unknown>>>>,
): Readonly<Partial<Record<Column, FieldSays>>> {
  // Object.fromEntries loses the key types; the entries are those of the cells.
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, { says }]) => (says ? [[column, says]] : [])),
  )
}

/** A wrong cell says so itself; otherwise the first number that is still to be typed. */
const lacking = (says: ReadLeg['says'], next: string): string => {
  const wrong = Object.values(says).find(({ issue }) => issue !== undefined)
  return wrong ? 'one of its fields is wrong' : `it needs ${next}`
}
