import type { PositionInput } from '@shared/calc/position'
import type { InverseSpec } from '@shared/market/contract-spec'
import type { Coin, Contracts, Price, Rate } from '@shared/num/units'

import type { Scenario } from '../../app/scenario'
import { present } from '../../lib/present'

import type { EntriesReading, EntryFill } from './read-entries'
import type { FieldSays, Read } from './read-field'
import {
  readBacking,
  readBalance,
  readFee,
  readFunding,
  readFundingRate,
  readPrice,
  readQuantity,
  readStop,
} from './read-scenario-fields'

/** The fields in which a number is typed. */
export type NumberField =
  | 'quantity'
  | 'entry'
  | 'exit'
  | 'stop'
  | 'index'
  | 'balance'
  | 'leverage'
  | 'margin'
  | 'openFee'
  | 'closeFee'
  | 'funding'
  | 'fundingRate'

/** The sheet as numbers. A field that is empty or wrong is absent; a fee or funding left empty has its default. */
export interface ScenarioReading {
  readonly spec: InverseSpec
  readonly side: Scenario['side']
  readonly exitIs: Scenario['exitIs']
  readonly quantity?: Contracts
  readonly entry?: Price
  /** The fills that entry and quantity come from, where they were typed one by one. */
  readonly entries?: readonly EntryFill[]
  readonly exit?: Price
  /** Lies where the position loses, once there is an entry. */
  readonly stop?: Price
  readonly index?: Price
  readonly marginMode: Scenario['marginMode']
  /** The account without this position's result. */
  readonly balance?: Coin
  readonly backing?: PositionInput['backing']
  readonly openFeeRate?: Rate
  readonly closeFeeRate?: Rate
  readonly fundingPaid?: Coin
  /** Per funding interval, from here on; absent while none is assumed. */
  readonly fundingRate?: Rate
  readonly says: Readonly<Partial<Record<NumberField, FieldSays>>>
}

/**
 * Turns the sheet into numbers, field by field: one wrong field never takes another with it. An empty field
 * is not wrong. Coins become contracts at the entry price, so they wait for it; dollars of an inverse contract
 * do not. `says` has at most one line per field.
 */
export function readScenario(
  scenario: Scenario,
  spec: InverseSpec,
  entries?: EntriesReading,
): ScenarioReading {
  const { entry, quantity } = readOpening(scenario, spec, entries)
  const exit = readPrice(scenario.exit, scenario.exitIs === 'exit' ? 'Exit' : 'Mark')
  const entryValue = entry.value && quantity.value?.times(spec.contractValue).div(entry.value)
  const balance = readBalance(scenario.balance, spec)
  const backing = readBacking(scenario, spec, present({ balance: balance.value, entryValue }))
  const byMargin = scenario.marginMode === 'isolated' && scenario.backing === 'margin'
  const stop = readStop(scenario, entry.value)
  const index = readPrice(scenario.index, 'Index')
  const fundingRate = readFundingRate(scenario.fundingRate)
  const openFee = readFee(scenario.openFee, spec.fees[scenario.openRole])
  const closeFee = readFee(scenario.closeFee, spec.fees[scenario.closeRole])
  const funding = readFunding(scenario.funding, spec)
  return {
    spec,
    side: scenario.side,
    exitIs: scenario.exitIs,
    marginMode: scenario.marginMode,
    ...present({
      quantity: quantity.value,
      entry: entry.value,
      entries: entries?.fills,
      exit: exit.value,
      stop: stop.value,
      index: index.value,
      balance: balance.value,
      backing: backing.value,
      openFeeRate: openFee.value,
      closeFeeRate: closeFee.value,
      fundingPaid: funding.value,
      fundingRate: fundingRate.value,
    }),
    says: present({
      quantity: quantity.says,
      entry: entry.says,
      exit: exit.says,
      stop: stop.says,
      index: index.says,
      balance: balance.says,
      [byMargin ? 'margin' : 'leverage']: backing.says,
      openFee: openFee.says,
      closeFee: closeFee.says,
      funding: funding.says,
      fundingRate: fundingRate.says,
    }),
  }
}

/** Fills that were typed one by one stand in the place of the sheet's quantity and entry. */
function readOpening(
  scenario: Scenario,
  spec: InverseSpec,
  entries: EntriesReading | undefined,
): { readonly entry: Read<Price>; readonly quantity: Read<Contracts> } {
  if (entries && entries.typed > 0)
    return {
      entry: present({ value: entries.entry }),
      quantity: present({ value: entries.quantity }),
    }
  const entry = readPrice(scenario.entry, 'Entry')
  return { entry, quantity: readQuantity(scenario, spec, entry.value) }
}

export { readPrice } from './read-scenario-fields'
