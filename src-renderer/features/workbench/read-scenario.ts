import { contractsFromCoin, contractsFromUsd } from '@shared/calc/quantity'
import type { PositionInput } from '@shared/calc/position'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { D, ONE, type Decimal } from '@shared/num/decimal'
import { isOnGrid, onGrid } from '@shared/num/rounding'
import type { FieldRule } from '@shared/num/field-rule'
import {
  coin,
  contracts,
  leverage,
  price,
  rate,
  usd,
  type Coin,
  type Contracts,
  type Price,
  type Rate,
} from '@shared/num/units'

import type { Scenario } from '../../app/scenario'

import { as, readField, type FieldSays, type Read } from './read-field'

/** The fields in which a number is typed. */
export type NumberField =
  'quantity' | 'entry' | 'exit' | 'leverage' | 'margin' | 'openFee' | 'closeFee' | 'funding'

/** The sheet as numbers. A field that is empty or wrong is absent; a fee or funding left empty has its default. */
export interface ScenarioReading {
  readonly spec: InverseSpec
  readonly side: Scenario['side']
  readonly exitIs: Scenario['exitIs']
  readonly quantity?: Contracts
  readonly entry?: Price
  readonly exit?: Price
  readonly backing?: PositionInput['backing']
  readonly openFeeRate?: Rate
  readonly closeFeeRate?: Rate
  readonly fundingPaid?: Coin
  readonly says: Readonly<Partial<Record<NumberField, FieldSays>>>
}

/** Far above any market, and low enough that every figure stays exact and readable. */
const HIGHEST_PRICE = new D('1000000000')
const MOST_CONTRACTS = new D('10000000000')
const MOST_COINS = new D('1000000000')
const HIGHEST_PERCENT = new D(10)

/** A price above zero, named by its label where it is wrong. */
export function readPrice(text: string, label: string): Read<Price> {
  const rule: FieldRule = {
    label,
    sign: 'positive',
    because: 'no contract trades at 0',
    atMost: HIGHEST_PRICE,
    units: ['USD'],
  }
  return as(readField(text, rule), price)
}

function quantityRule(scenario: Scenario, spec: InverseSpec): FieldRule {
  const rule: FieldRule = { label: 'Quantity', sign: 'positive', atMost: MOST_CONTRACTS }
  if (scenario.quantityUnit === 'coin')
    return { ...rule, atMost: MOST_COINS, decimals: spec.settlementScale, units: [spec.settlement] }
  if (scenario.quantityUnit === 'usd') return { ...rule, units: [spec.quote] }
  const counted = ['contracts', 'contract']
  // Where one contract is one dollar, venues themselves print the quantity in dollars.
  return { ...rule, units: spec.contractValue.eq(1) ? [...counted, spec.quote] : counted }
}

/** Contracts, typed as such or bought with coins or dollars down to the lot. */
function readQuantity(scenario: Scenario, spec: InverseSpec, entry: Price | undefined) {
  const read = readField(scenario.quantity, quantityRule(scenario, spec))
  if (!read.value) return as(read, contracts)
  if (scenario.quantityUnit === 'contracts') return onLots(as(read, contracts), spec)
  if (scenario.quantityUnit === 'coin' && !entry)
    return { says: { hint: 'Turned into contracts once there is an entry.' } }
  const bought =
    scenario.quantityUnit === 'coin'
      ? contractsFromCoin(spec, coin(read.value), entry ?? price(ONE))
      : contractsFromUsd(spec, usd(read.value), entry ?? price(ONE))
  if (bought.isZero()) return { says: { issue: `That is less than one lot. ${lotText(spec)}` } }
  return { value: bought, says: { hint: `${contractsText(bought)}, down to the lot.` } }
}

const contractsText = (quantity: Decimal): string =>
  quantity.eq(1) ? '1 contract' : `${countText(quantity)} contracts`

const lotText = (spec: InverseSpec): string => `The lot is ${contractsText(spec.lot)}.`

/** Off the lot the figures still hold, as for a position from before a venue changed its lot. */
function onLots(read: Read<Contracts>, spec: InverseSpec): Read<Contracts> {
  if (!read.value || isOnGrid(read.value, spec.lot)) return read
  const below = onGrid(read.value, spec.lot, 'floor')
  const near = below.isZero()
    ? `the smallest order is ${countText(spec.lot)}`
    : `near it are ${countText(below)} and ${countText(below.plus(spec.lot))}`
  return { ...read, says: { issue: `The lot is ${countText(spec.lot)}: ${near}.` } }
}

function readFee(text: string, standard: Rate): Read<Rate> {
  if (text.trim() === '') return { value: standard }
  const read = readField(text, { label: 'Fee', units: ['%'], atMost: HIGHEST_PERCENT, decimals: 6 })
  if (read.value?.lt(HIGHEST_PERCENT.negated()))
    return { says: { issue: `A rebate goes up to ${HIGHEST_PERCENT.toFixed()} %.` } }
  return as(read, (percent) => rate(percent.div(100)))
}

function readFunding(text: string, spec: InverseSpec): Read<Coin> {
  const units = [spec.settlement]
  const decimals = spec.settlementScale
  if (text.trim() === '') return { value: coin(new D(0)) }
  const read = readField(text, { label: 'Funding', units, decimals, atMost: MOST_COINS })
  if (read.value?.lt(MOST_COINS.negated()))
    return { says: { issue: `Funding goes down to −${countText(MOST_COINS)}.` } }
  return as(read, coin)
}

type Backing = PositionInput['backing']

function readLeverage(text: string, spec: InverseSpec): Read<Backing> {
  const read = readField(text, {
    label: 'Leverage',
    sign: 'positive',
    atMost: spec.maxLeverage,
    limitOf: 'on this contract',
    units: ['x'],
  })
  return as(read, (typed) => ({ kind: 'leverage', leverage: leverage(typed) }))
}

function readMargin(text: string, spec: InverseSpec, entryValue: Decimal | undefined) {
  const read = readField(text, {
    label: 'Margin',
    sign: 'positive',
    decimals: spec.settlementScale,
    atMost: MOST_COINS,
    units: [spec.settlement],
  })
  const backing = as(read, (typed): Backing => ({ kind: 'margin', margin: coin(typed) }))
  const times = read.value && entryValue?.div(read.value)
  if (!times?.gt(spec.maxLeverage)) return backing
  const says = `That is ${countText(times.toDecimalPlaces(1))}×; this contract goes up to ${countText(spec.maxLeverage)}×.`
  return { ...backing, says: { issue: says } }
}

/** Drops what is undefined, so that an absent field is absent. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Object.fromEntries loses the key types that filtering keeps.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/**
 * Turns the sheet into numbers, field by field: one wrong field never takes another with it. An empty field
 * is not wrong. Coins become contracts at the entry price, so they wait for it; dollars of an inverse contract
 * do not. `says` has at most one line per field.
 */
export function readScenario(scenario: Scenario, spec: InverseSpec): ScenarioReading {
  const entry = readPrice(scenario.entry, 'Entry')
  const exit = readPrice(scenario.exit, scenario.exitIs === 'exit' ? 'Exit' : 'Mark')
  const quantity = readQuantity(scenario, spec, entry.value)
  const entryValue = entry.value && quantity.value?.times(spec.contractValue).div(entry.value)
  const byLeverage = scenario.backing === 'leverage'
  const backing = byLeverage
    ? readLeverage(scenario.leverage, spec)
    : readMargin(scenario.margin, spec, entryValue)
  const openFee = readFee(scenario.openFee, spec.fees[scenario.openRole])
  const closeFee = readFee(scenario.closeFee, spec.fees[scenario.closeRole])
  const funding = readFunding(scenario.funding, spec)
  return {
    spec,
    side: scenario.side,
    exitIs: scenario.exitIs,
    ...present({
      quantity: quantity.value,
      entry: entry.value,
      exit: exit.value,
      backing: backing.value,
      openFeeRate: openFee.value,
      closeFeeRate: closeFee.value,
      fundingPaid: funding.value,
    }),
    says: present({
      quantity: quantity.says,
      entry: entry.says,
      exit: exit.says,
      [byLeverage ? 'leverage' : 'margin']: backing.says,
      openFee: openFee.says,
      closeFee: closeFee.says,
      funding: funding.says,
    }),
  }
}
