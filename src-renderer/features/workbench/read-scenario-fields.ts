import { wrongStop } from '@shared/calc/position-size'
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

import { as, readField, type Read } from './read-field'

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

const QUANTITY: FieldRule = { label: 'Quantity', sign: 'positive', atMost: MOST_CONTRACTS }

function contractsRule(spec: InverseSpec): FieldRule {
  const counted = ['contracts', 'contract']
  // Where one contract is one dollar, venues themselves print the quantity in dollars.
  return { ...QUANTITY, units: spec.contractValue.eq(1) ? [...counted, spec.quote] : counted }
}

function quantityRule(scenario: Scenario, spec: InverseSpec): FieldRule {
  if (scenario.quantityUnit === 'coin')
    return {
      ...{ ...QUANTITY, atMost: MOST_COINS, decimals: spec.settlementScale },
      units: [spec.settlement],
    }
  if (scenario.quantityUnit === 'usd') return { ...QUANTITY, units: [spec.quote] }
  return contractsRule(spec)
}

/** Contracts, as one fill of several is typed. */
export const readContracts = (text: string, spec: InverseSpec): Read<Contracts> =>
  onLots(as(readField(text, contractsRule(spec)), contracts), spec)

/** Contracts, typed as such or bought with coins or dollars down to the lot. */
export function readQuantity(
  scenario: Scenario,
  spec: InverseSpec,
  entry: Price | undefined,
): Read<Contracts> {
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

export function readFee(text: string, standard: Rate): Read<Rate> {
  if (text.trim() === '') return { value: standard }
  const read = readField(text, { label: 'Fee', units: ['%'], atMost: HIGHEST_PERCENT, decimals: 6 })
  if (read.value?.lt(HIGHEST_PERCENT.negated()))
    return { says: { issue: `A rebate goes up to ${HIGHEST_PERCENT.toFixed()} %.` } }
  return as(read, (percent) => rate(percent.div(100)))
}

export function readFunding(text: string, spec: InverseSpec): Read<Coin> {
  const units = [spec.settlement]
  const decimals = spec.settlementScale
  if (text.trim() === '') return { value: coin(new D(0)) }
  const read = readField(text, { label: 'Funding', units, decimals, atMost: MOST_COINS })
  if (read.value?.lt(MOST_COINS.negated()))
    return { says: { issue: `Funding goes down to −${countText(MOST_COINS)}.` } }
  return as(read, coin)
}

/** Where the position is given up: on its losing side. */
export function readStop({ stop, side }: Scenario, entry: Price | undefined): Read<Price> {
  const read = readPrice(stop, 'Stop')
  const wrong = read.value && entry && wrongStop(side, entry, read.value)
  return wrong ? { says: { issue: wrong.error.message } } : read
}

export function readBalance(text: string, spec: InverseSpec): Read<Coin> {
  const { settlement, settlementScale: decimals } = spec
  const rule: FieldRule = {
    ...{ label: 'The balance', sign: 'not-negative', atMost: MOST_COINS, decimals },
    units: [settlement],
  }
  return as(readField(text, rule), coin)
}

export function readFundingRate(text: string): Read<Rate> {
  const label = 'The funding rate'
  const read = readField(text, { label, units: ['%'], atMost: HIGHEST_PERCENT, decimals: 8 })
  if (read.value?.lt(HIGHEST_PERCENT.negated()))
    return { says: { issue: `${label} goes down to −${HIGHEST_PERCENT.toFixed()} %.` } }
  return as(read, (percent) => rate(percent.div(100)))
}

type Backing = PositionInput['backing']

/** What stands behind the position. With cross margin it is the account, and the leverage sets the initial margin. */
export function readBacking(
  scenario: Scenario,
  spec: InverseSpec,
  { balance, entryValue }: { readonly balance?: Coin; readonly entryValue?: Decimal },
): Read<Backing> {
  if (scenario.marginMode === 'isolated' && scenario.backing === 'margin')
    return readMargin(scenario.margin, spec, entryValue)
  const read = readLeverage(scenario.leverage, spec)
  if (scenario.marginMode === 'isolated' || read.value?.kind !== 'leverage') return read
  if (!balance) return { ...(read.says && { says: read.says }) }
  return { ...read, value: { kind: 'cross', wallet: balance, leverage: read.value.leverage } }
}

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
