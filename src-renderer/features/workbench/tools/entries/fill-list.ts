import type { PricedQuantity } from '@shared/calc/average-entry'
import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, D } from '@shared/num/decimal'
import { isOnGrid, onGrid } from '@shared/num/rounding'
import { contracts, type Contracts } from '@shared/num/units'

import { as, readField, type FieldSays, type Read } from '../../read-field'
import { readPrice } from '../../read-scenario'
import type { RowsToolField, ToolTexts } from '../tool'
import { typedRows } from '../tool-input'

/** The list of fills that the entry is the mean of. Every tool that asks for fills reads this one. */
export const FILLS = { id: 'entries', columns: ['quantity', 'price'], most: 20 } as const
const MOST_CONTRACTS = new D('10000000000')

/** A fill with the number that its row bears on the screen. */
export interface TypedFill extends PricedQuantity {
  readonly row: number
}

export interface FillList {
  /** The rows that are whole, in their order. */
  readonly fills: readonly TypedFill[]
  /** Numbers of the rows that are typed in but cannot be counted. */
  readonly leftOut: readonly number[]
  readonly says: RowsToolField['says']
}

interface ReadRow {
  readonly quantity: Read<Contracts>
  readonly price: ReturnType<typeof readPrice>
}

/** The list as numbers. A row counts once it has both; an empty row between others is no fill. */
export function readFills(texts: ToolTexts, spec: InverseSpec): FillList {
  const rows = typedRows(texts, FILLS).map(({ quantity, price }) => ({
    typed: quantity.trim() !== '' || price.trim() !== '',
    read: completed({ quantity: readLots(quantity, spec), price: readPrice(price, 'Price') }),
  }))
  const typed = rows.flatMap((row, at) => (row.typed ? [{ ...row.read, at }] : []))
  return {
    fills: typed.flatMap(({ quantity, price, at }) =>
      quantity.value && price.value
        ? [{ row: at + 1, quantity: quantity.value, price: price.value }]
        : [],
    ),
    leftOut: typed.flatMap(({ quantity, price, at }) =>
      quantity.value && price.value ? [] : [at + 1],
    ),
    says: Object.fromEntries(
      typed.flatMap(({ quantity, price, at }): [string, FieldSays | undefined][] => [
        [`${at}-quantity`, quantity.says],
        [`${at}-price`, price.says],
      ]),
    ),
  }
}

/** One half without the other asks for it. */
function completed({ quantity, price }: ReadRow): ReadRow {
  const isEmpty = (read: Read<unknown>): boolean => !read.value && !read.says
  if (isEmpty(price) && quantity.value)
    return { quantity, price: { says: { issue: 'The price is missing.' } } }
  if (isEmpty(quantity) && price.value)
    return { quantity: { says: { issue: 'The quantity is missing.' } }, price }
  return { quantity, price }
}

/** Contracts. Off the lot they still count: a fill may be older than the lot. */
export function readLots(text: string, spec: InverseSpec): Read<Contracts> {
  const units = ['contracts', 'contract', ...(spec.contractValue.eq(1) ? [spec.quote] : [])]
  const rule = { label: 'Quantity', sign: 'positive', atMost: MOST_CONTRACTS, units } as const
  const read = as(readField(text, rule), contracts)
  if (!read.value || isOnGrid(read.value, spec.lot)) return read
  const below = onGrid(read.value, spec.lot, 'floor')
  const near = below.isZero()
    ? `the smallest order is ${countText(spec.lot)}`
    : `near it are ${countText(below)} and ${countText(below.plus(spec.lot))}`
  return { ...read, says: { issue: `The lot is ${countText(spec.lot)}: ${near}.` } }
}

export function fillsField(says: RowsToolField['says'], spec: InverseSpec): RowsToolField {
  const quantity = { unit: 'contracts', step: canonicalText(spec.lot), placeholder: '10,000' }
  const price = { unit: spec.quote, step: canonicalText(spec.tick), placeholder: '50,000' }
  return {
    ...{ kind: 'rows', id: FILLS.id, label: 'Fills', term: 'fill', rowName: 'Fill' },
    ...{ most: FILLS.most, says },
    columns: [
      { kind: 'number', id: 'quantity', label: 'Quantity', ...quantity },
      { kind: 'number', id: 'price', label: 'Price', ...price },
    ],
  }
}
