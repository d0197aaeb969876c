import { countText } from '@shared/format/decimal-text'
import type { InverseSpec } from '@shared/market/contract-spec'
import { canonicalText, type Decimal } from '@shared/num/decimal'

import type { FeeRole, Scenario } from '../../app/scenario'

import type { FieldSays } from './read-field'
import type { NumberField } from './read-scenario'

/** What the fields of the sheet say below themselves. */
export type SheetSays = Readonly<Partial<Record<NumberField, FieldSays>>>

/** What every field of the sheet is called where it is spoken of. */
export const FIELD_LABELS: Readonly<Record<keyof Scenario, string>> = {
  contractId: 'Contract',
  side: 'Side',
  quantity: 'Quantity',
  quantityUnit: 'Quantity in',
  entry: 'Entry',
  exit: 'Exit or mark',
  exitIs: 'The price is',
  stop: 'Stop',
  index: 'Index',
  marginMode: 'Margin mode',
  balance: 'Balance',
  backing: 'Backed by',
  leverage: 'Leverage',
  margin: 'Margin',
  openRole: 'Fill in',
  closeRole: 'Fill out',
  openFee: 'Fee in, %',
  closeFee: 'Fee out, %',
  funding: 'Funding paid',
  fundingRate: 'Rate ahead, %',
}

/** How far one press of an arrow key moves the quantity: a lot, in whatever unit it is typed. */
export function quantityStep(spec: InverseSpec, unit: Scenario['quantityUnit']): string {
  if (unit === 'coin') return '0.001'
  return canonicalText(unit === 'usd' ? spec.lot.times(spec.contractValue) : spec.lot)
}

const percent = (rate: Decimal): string => countText(rate.times(100))

/** The contract's own rate in percent, faint in an empty fee field. */
export const feeExample = (spec: InverseSpec, role: FeeRole): string => percent(spec.fees[role])

/** Says whose rate is taken while the field is empty, and what it replaces when it is not. */
export function feeHint(
  spec: InverseSpec,
  { role, typed }: { readonly role: FeeRole; readonly typed: string },
): string {
  const rate = `${percent(spec.fees[role])} %`
  return typed.trim() === '' ? `${spec.venue}, ${role}: ${rate}` : `In place of ${rate}, ${role}.`
}

/** One contract and its lot, in words: what the quantity field counts. */
export function lotHint(spec: InverseSpec): string {
  const lot = spec.lot.eq(1) ? '1 contract' : `${countText(spec.lot)} contracts`
  return `1 contract = ${countText(spec.contractValue)} ${spec.quote}, lot ${lot}`
}

/** What the assumed funding rate is counted per. */
export function rateHint({ term, funding: { intervalHours } }: InverseSpec): string {
  if (term === 'dated') return 'Dated: settles none.'
  return intervalHours === 0 ? 'Assumed, accrues all day.' : `Assumed, per ${intervalHours} h.`
}
