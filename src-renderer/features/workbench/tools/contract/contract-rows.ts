import { fillCost, fillFee } from '@shared/calc/cost'
import { explainContract, explainFee } from '@shared/calc/explain-contract'
import type { Explanation } from '@shared/calc/explanation'
import { feeTwin } from '@shared/calc/fees'
import { notionalTwin } from '@shared/calc/notional'
import { pointValue } from '@shared/calc/point-value'
import type { Twin } from '@shared/calc/position'
import { explainTickValue, tickValue } from '@shared/calc/tick-value'
import { twinAt } from '@shared/calc/twin'
import { coinsOf } from '@shared/calc/whole-units'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { negated, type Coin, type Contracts, type Price, type Rate } from '@shared/num/units'

import type { RowFigure } from '../../result-rows'
import { asCost } from '../fee-figures'
import { namedRows, waitingRows, type Drawn } from '../named-rows'
import type { ToolRow } from '../tool'
import { none } from '../tool-input'

import type { ContractInput } from './contract-fields'

/** Contracts at a price: what everything else is counted on. */
export interface HeldAt {
  readonly spec: InverseSpec
  readonly quantity: Contracts
  readonly price: Price
}

/** The contracts and the price, once both are known. */
export function heldAt({ quantity, price }: ContractInput, spec: InverseSpec): HeldAt | undefined {
  return quantity.value && price.value
    ? { spec, quantity: quantity.value, price: price.value }
    : undefined
}

/** What is missing, as a sentence; empty where a field says it. */
export const lacksAt = ({ quantity, price }: ContractInput): string =>
  quantity.value && !price.says?.issue ? 'Needs a price, or an entry on the sheet.' : ''

const WORTH = [
  { id: 'contract-point', label: 'Point value', term: 'point-value', group: 'The contracts' },
  { id: 'contract-tick', label: 'Tick value', term: 'tick-value' },
  { id: 'contract-worth', label: 'Worth', term: 'notional' },
  { id: 'contract-booked', label: 'Worth, booked', term: 'booked-cost' },
] as const

/** A point moves a lot by few smallest units, and a tick by less than one. */
const FINER = 2

/** What the contracts are worth, and what a point and a tick of price move them by. */
export function worthRows(held: HeldAt | undefined, lacks: string): readonly ToolRow[] {
  if (!held) return waitingRows(WORTH, lacks)
  const { spec, price } = held
  const [worth, point] = explainContract(held)
  const booked = coinsOf(fillCost(held), spec.settlementScale)
  return namedRows(WORTH, {
    'contract-point': {
      figure: { ...money(twinAt(spec, pointValue(held, price), price)), finer: FINER },
      how: point,
    },
    'contract-tick': {
      figure: { ...money(tickValue(held, price)), finer: FINER },
      how: explainTickValue(held, price),
    },
    'contract-worth': { figure: money(notionalTwin(held, price)), how: worth },
    'contract-booked': {
      figure: { kind: 'coin', coin: booked, signed: false },
      how: worth && bookedHow(worth, booked, spec),
    },
  })
}

const money = (twin: Twin): Extract<RowFigure, { kind: 'money' }> => ({
  ...{ kind: 'money', twin, signed: false },
})

const GRAIN = {
  'per-lot': 'The value of one lot in whole smallest units, times the lots',
  total: 'In whole smallest units',
} as const

const bookedHow = (
  how: Explanation<string>,
  booked: Coin,
  { settlement, settlementScale, venue, settlementPolicy }: InverseSpec,
): Explanation<string> => ({
  ...how,
  result: `${countText(booked, settlementScale)} ${settlement}`,
  note: `${GRAIN[settlementPolicy.value.grain]}, as ${venue} rounds.`,
})

const FEES = [
  {
    ...{ id: 'contract-maker-fee', label: 'Maker', term: 'fee' },
    group: 'Fee of one fill, a rebate with a plus',
  },
  { id: 'contract-maker-booked', label: 'Maker, booked', term: 'fee' },
  { id: 'contract-taker-fee', label: 'Taker', term: 'fee' },
  { id: 'contract-taker-booked', label: 'Taker, booked', term: 'fee' },
] as const

/** The fee of one fill in each role, exact and in the venue's whole units. What is paid has a minus. */
export function feeRows(
  held: HeldAt | undefined,
  { maker, taker }: ContractInput,
  lacks: string,
): readonly ToolRow[] {
  if (!held) return waitingRows(FEES, lacks)
  const [makerFee, makerBooked] = feeOf(held, maker.value)
  const [takerFee, takerBooked] = feeOf(held, taker.value)
  return namedRows(FEES, {
    'contract-maker-fee': makerFee,
    'contract-maker-booked': makerBooked,
    'contract-taker-fee': takerFee,
    'contract-taker-booked': takerBooked,
  })
}

function feeOf(held: HeldAt, rate: Rate | undefined): readonly [Drawn, Drawn] {
  if (!rate) return [{ figure: none('') }, { figure: none('') }]
  const { spec, price } = held
  const how = explainFee(held, rate)
  const paid = coinsOf(fillFee({ ...held, feeRate: rate }), spec.settlementScale)
  return [
    { figure: asCost(feeTwin(held, price, rate)), how },
    {
      figure: { kind: 'coin', coin: negated(paid), signed: true },
      how: {
        ...how,
        result: `${countText(paid, spec.settlementScale)} ${spec.settlement}`,
        note: `In whole smallest units, as ${spec.venue} rounds what is paid and what is received.`,
      },
    },
  ]
}

const LISTED = [
  {
    ...{ id: 'contract-delivery', label: 'Delivery fee', term: 'fee' },
    group: 'Other rates of the venue',
  },
  { id: 'contract-liquidation', label: 'Liquidation fee', term: 'liquidation' },
] as const

/** The rates beside those of a fill, where they are known. */
export function listedRows({ fees, term, venue }: InverseSpec): readonly ToolRow[] {
  const unknown = (what: string): RowFigure =>
    none(`What ${venue} takes for ${what} was not found.`)
  const rateOr = (rate: Rate | undefined, otherwise: RowFigure): Drawn => ({
    figure: rate ? { kind: 'rate', rate, signed: false } : otherwise,
  })
  return namedRows(LISTED, {
    'contract-delivery': rateOr(
      fees.delivery,
      term === 'dated' ? unknown('delivery') : none('A perpetual is never delivered.', 'none'),
    ),
    'contract-liquidation': rateOr(fees.liquidation, unknown('a liquidation')),
  })
}
