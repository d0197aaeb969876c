import { averageEntry } from '@shared/calc/average-entry'
import type { InverseSpec } from '@shared/market/contract-spec'
import { ZERO } from '@shared/num/decimal'
import { contracts, type Contracts, type Price } from '@shared/num/units'

import type { FieldSays } from './read-field'
import { readContracts, readPrice } from './read-scenario-fields'
import type { ToolTexts } from './tools/tool'
import { typedRows } from './tools/typed-rows'

/** The list of fills that the position was entered with, shared by every tool. */
export const ENTRIES = { id: 'entries', columns: ['quantity', 'price'], most: 20 } as const

/** A fill that is whole: contracts at a price. */
export interface EntryFill {
  readonly quantity: Contracts
  readonly price: Price
}

export interface EntriesReading {
  /** How many rows are typed, wrong ones among them; none: quantity and entry of the sheet hold. */
  readonly typed: number
  /** Every fill, once all of them are whole. */
  readonly fills?: readonly EntryFill[]
  readonly quantity?: Contracts
  /** The payoff mean of the fills, exact. */
  readonly entry?: Price
  /** What a cell says, by `<row>-<column>`, rows counted from 0. */
  readonly says: Readonly<Record<string, FieldSays | undefined>>
}

/** The fills as typed. One wrong row takes the mean away: it would be the mean of something else. */
export function readEntries(texts: ToolTexts, spec: InverseSpec): EntriesReading {
  const rows = typedRows(texts, ENTRIES).map((row) => ({
    quantity: readContracts(row.quantity, spec),
    price: readPrice(row.price, 'The price'),
    empty: row.quantity.trim() === '' && row.price.trim() === '',
  }))
  const typed = rows.filter(({ empty }) => !empty).length
  const says = Object.fromEntries(
    rows.flatMap(({ quantity, price, empty }, row) => [
      [`${row}-quantity`, quantity.says ?? lacking(quantity.value, empty, 'a quantity')],
      [`${row}-price`, price.says ?? lacking(price.value, empty, 'a price')],
    ]),
  )
  const fills = rows.flatMap(({ quantity, price }) =>
    quantity.value && price.value ? [{ quantity: quantity.value, price: price.value }] : [],
  )
  if (typed === 0 || fills.length < typed) return { typed, says }
  const quantity = contracts(fills.reduce((sum, fill) => sum.plus(fill.quantity), ZERO))
  const entry = averageEntry(spec, fills)
  return { typed, says, fills, quantity, ...(entry && { entry }) }
}

const lacking = (value: unknown, empty: boolean, what: string): FieldSays | undefined =>
  value || empty ? undefined : { issue: `This fill lacks ${what}.` }

/** The tools' texts without the list of fills. */
export const withoutEntries = (texts: ToolTexts): ToolTexts =>
  Object.fromEntries(Object.entries(texts).filter(([id]) => !id.startsWith(`${ENTRIES.id}-`)))
