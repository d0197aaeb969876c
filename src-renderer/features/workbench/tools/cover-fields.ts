import { countText, priceText } from '@shared/format/decimal-text'
import { coin, type Coin, type Price } from '@shared/num/units'

import { as, readField, type Read } from '../read-field'
import { readPrice, type ScenarioReading } from '../read-scenario'

import { MOST } from './tool-input'

/** The price that contracts are sold at; left empty, the entry of the sheet, or its exit or mark. */
export function readSoldAt(
  text: string,
  label: string,
  { spec, entry, exit, exitIs }: ScenarioReading,
): Read<Price> {
  if (text.trim() !== '') return readPrice(text, label)
  if (entry) return { value: entry, says: { hint: `The entry: ${priceText(entry, spec.tick)}.` } }
  if (!exit) return {}
  return { value: exit, says: { hint: `The ${exitIs}: ${priceText(exit, spec.tick)}.` } }
}

/** The coins that contracts are sold against; left empty, the balance of the sheet. */
export function readHeldCoins(text: string, { spec, balance }: ScenarioReading): Read<Coin> {
  const { settlement, settlementScale: decimals } = spec
  if (text.trim() === '' && balance?.gt(0)) {
    return { value: balance, says: { hint: `The balance: ${countText(balance)} ${settlement}.` } }
  }
  const rule = { label: 'The coins', sign: 'positive', atMost: MOST, decimals } as const
  return as(readField(text, { ...rule, units: [settlement] }), coin)
}
