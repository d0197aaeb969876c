import type { NewFill, NewFunding } from '@shared/ipc/contract'
import type { FieldIssue } from '@shared/ipc/errors'
import type { NewStop } from '@shared/ipc/words'
import type { ContractSpec } from '@shared/market/contract-spec'
import type { Decimal } from '@shared/num/decimal'
import { readable, type FieldRule } from '@shared/num/field-rule'
import { isOnGrid } from '@shared/num/rounding'
import { err, ok, type Result } from '@shared/num/result'
import { readTypedNumber } from '@shared/num/typed-number'
import { coin, contracts, price, type Price } from '@shared/num/units'

import type { FillRow, FundingRow, StopRow } from './record-form'
import { readUtcTime } from './utc-time'

/** An issue with a field; `missing` ones are only shown once the person tried to save. */
export interface FormIssue extends FieldIssue {
  readonly missing: boolean
}

/** A form's texts while they are read, with what is wrong at which field. */
export interface FormReader {
  readonly issues: FormIssue[]
  readonly add: (field: string, message: string, missing?: boolean) => void
  readonly number: (field: string, text: string, rule: FieldRule) => Decimal | undefined
  readonly time: (field: string, text: string) => number | undefined
}

/** Collects one form's issues while its fields are read. */
export function reader(path: string): FormReader {
  const issues: FormIssue[] = []
  const add = (field: string, message: string, missing = false): void => {
    issues.push({ path: `${path}${field}`, message, missing })
  }
  const number = (field: string, text: string, rule: FieldRule): Decimal | undefined => {
    const read = readTypedNumber(text, rule)
    if (read.ok) return read.value.value
    const missing = read.error.code === 'empty'
    add(field, missing ? `${rule.label ?? 'This number'} is needed.` : read.error.message, missing)
    return undefined
  }
  const time = (field: string, text: string): number | undefined => {
    const read = readUtcTime(text)
    if (read.ok) return read.value
    const missing = text.trim() === ''
    add(field, missing ? 'A time in UTC is needed.' : read.error, missing)
    return undefined
  }
  return { issues, add, number, time }
}

const priceRule = (spec: ContractSpec): FieldRule => ({
  label: 'Price',
  sign: 'positive',
  because: 'a contract cannot trade at 0',
  units: [spec.quote],
})

function coinRule(spec: ContractSpec, label: string): FieldRule {
  return { label, decimals: spec.settlementScale, units: [spec.settlement] }
}

/**
 * One typed fill as the journal takes it, or what is wrong at which field.
 * @param path what the field names start with in the whole form, such as `fills.0.`
 */
export function readFill(
  row: FillRow,
  spec: ContractSpec,
  path = '',
): Result<NewFill, readonly FormIssue[]> {
  const { issues, add, number, time } = reader(path)
  const quantity = number('quantity', row.quantity, { label: 'Quantity', sign: 'positive' })
  if (quantity && !isOnGrid(quantity, spec.lot))
    add('quantity', `Quantity comes in steps of ${readable(spec.lot)} here.`)
  const at = number('price', row.price, priceRule(spec))
  const fee = readFee(row, spec, { add, number })
  const atMs = time('atMs', row.at)
  if (issues.length > 0 || !quantity || !at || atMs === undefined) return err(issues)
  return ok({
    action: row.action,
    role: row.role,
    quantity: contracts(quantity),
    price: price(at),
    atMs,
    ...(fee && { fee: coin(fee) }),
  })
}

/** Empty takes the contract's rate; a settlement has none. */
function readFee(
  row: FillRow,
  spec: ContractSpec,
  { add, number }: Pick<FormReader, 'add' | 'number'>,
): Decimal | undefined {
  if (row.fee.trim() !== '') return number('fee', row.fee, coinRule(spec, 'Fee'))
  if (row.role === 'settlement')
    add('fee', 'The fee of a settlement is needed: 0 where there was none.', true)
  return undefined
}

/** One typed funding payment as the journal takes it, or what is wrong at which field. */
export function readFunding(
  row: FundingRow,
  spec: ContractSpec,
  path = '',
): Result<NewFunding, readonly FormIssue[]> {
  const { issues, add, number, time } = reader(path)
  const amount = number('amount', row.amount, coinRule(spec, 'Funding'))
  if (amount?.isZero()) add('amount', 'Funding of zero changes nothing: leave the row out.')
  const at = number('price', row.price, { ...priceRule(spec), label: 'Mark price' })
  const atMs = time('atMs', row.at)
  if (issues.length > 0 || !amount || !at || atMs === undefined) return err(issues)
  return ok({ amount: coin(amount), price: price(at), atMs })
}

/** A typed stop, or what is wrong with it. */
export function readStop(text: string, spec: ContractSpec): Result<Price, FormIssue> {
  const { issues, number } = reader('')
  const at = number('stop', text, {
    ...priceRule(spec),
    label: 'Stop',
    because: 'no contract trades at 0',
  })
  const [issue] = issues
  if (at) return ok(price(at))
  return err(issue ?? { path: 'stop', message: 'Stop is needed.', missing: true })
}

/** One typed stop with its moment and reason as the journal takes it; empty for no stop any more. */
export function readStopMove(
  row: StopRow,
  spec: ContractSpec,
): Result<NewStop, readonly FormIssue[]> {
  const { issues, time } = reader('')
  const atMs = time('atMs', row.at)
  const stop = row.removed ? ok(null) : readStop(row.stop, spec)
  if (!stop.ok) issues.push(stop.error)
  if (issues.length > 0 || !stop.ok || atMs === undefined) return err(issues)
  return ok({ stop: stop.value, note: row.note.trim(), atMs })
}
