import { fillCost, fillFee } from '@shared/calc/cost'
import type { NewFill, NewFunding } from '@shared/ipc/contract'
import type { FieldIssue } from '@shared/ipc/errors'
import type { BodyOf, EventId, FillRole, PositionSide } from '@shared/journal/event'
import type { ContractSpec } from '@shared/market/contract-spec'
import { minorUnits } from '@shared/money/money'
import { D, type Decimal } from '@shared/num/decimal'
import { isOnGrid } from '@shared/num/rounding'
import { rate, type Rate } from '@shared/num/units'

/** A fill or a payment may be dated a day ahead, for clocks and time zones that are off; not further. */
const AHEAD_MS = 24 * 60 * 60 * 1_000

/** Beyond any market: keeps every product of the engine inside its 50 digits. */
const LARGEST = new D('1e15')
const MOST_DECIMALS = 18
/** What an event's payload may carry in smallest units. */
const LARGEST_UNITS = 10n ** 18n - 1n

/** A checked body, or what is wrong with the input. */
export type Checked<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] }

/** What an input is checked under. */
export interface Under {
  readonly listing: EventId
  readonly spec: ContractSpec
  readonly positionSide: PositionSide
  readonly nowMs: number
  /** When the account's opening balance was stated, where one was: nothing is dated before it. */
  readonly openedMs: number | undefined
  /** Where the input stands: `fills.0`. */
  readonly path: string
}

/**
 * A fill as the journal keeps it, with cost and fee as facts by the venue's rounding.
 * The price need not lie on the tick: venues report average prices of one order between ticks.
 */
export function checkedFill(fill: NewFill, under: Under): Checked<BodyOf<'fill-recorded'>> {
  const { spec, listing } = under
  const issues = [
    ...outOfRange(fill.quantity, 'quantity', under),
    ...offLot(fill.quantity, under),
    ...outOfRange(fill.price, 'price', under),
    ...wrongDate(fill.atMs, under),
    ...(fill.role === 'settlement' ? settlementIssues(fill, under) : []),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const { quantity, price } = fill
  const cost = fillCost({ spec, quantity, price })
  const fee = feeOf(fill, under, cost)
  const wrong = [...costIssues(cost, under), ...fee.issues]
  if (wrong.length > 0) return { ok: false, issues: wrong }
  const { action, role } = fill
  return {
    ok: true,
    body: {
      kind: 'fill-recorded',
      version: 2,
      listing,
      action,
      quantity,
      price,
      cost,
      fee: fee.units,
      role,
      ...hedged(under),
    },
  }
}

/** A funding payment as the journal keeps it. */
export function checkedFunding(
  funding: NewFunding,
  under: Under,
): Checked<BodyOf<'funding-settled'>> {
  const amount = stated(funding.amount, 'amount', under)
  const issues = [
    ...outOfRange(funding.price, 'price', under),
    ...wrongDate(funding.atMs, under),
    ...amount.issues,
  ]
  if (issues.length > 0) return { ok: false, issues }
  return {
    ok: true,
    body: {
      kind: 'funding-settled',
      version: 2,
      listing: under.listing,
      amount: amount.units,
      price: funding.price,
      ...hedged(under),
    },
  }
}

const hedged = ({ positionSide }: Under) =>
  positionSide === 'net' ? {} : { hedgeSide: positionSide }

/** The venue closes a position at the taker's rate; its extra liquidation charge is stated by hand. */
export function feeRateOf(spec: ContractSpec, role: FillRole): Rate {
  return role === 'maker' ? spec.fees.maker : rate(spec.fees.taker)
}

function feeOf(fill: NewFill, under: Under, cost: bigint) {
  const { spec } = under
  const { quantity, price } = fill
  if (fill.fee === undefined)
    return {
      units: fillFee({ spec, quantity, price, feeRate: feeRateOf(spec, fill.role) }),
      issues: [],
    }
  const fee = stated(fill.fee, 'fee', under)
  if (fee.issues.length > 0) return fee
  const tooLarge = fee.units > cost || -fee.units > cost
  const words = `is larger than the whole fill; a fee is stated in ${spec.settlement}, not in ${spec.quote}`
  return tooLarge ? { ...fee, issues: [issue(under, 'fee', words)] } : fee
}

const issue = (under: Pick<Under, 'path'>, field: string, message: string): FieldIssue => ({
  path: under.path === '' ? field : `${under.path}.${field}`,
  message,
})

/** Only what expires is settled, and no rate of the book says what that costs. */
function settlementIssues({ fee }: NewFill, under: Under): FieldIssue[] {
  return [
    ...(under.spec.term === 'dated'
      ? []
      : [issue(under, 'role', 'is for contracts that expire; this one does not')]),
    ...(fee === undefined
      ? [issue(under, 'fee', 'is needed: what the venue took for settling, 0 for nothing')]
      : []),
  ]
}

/** What no market has ever shown: refused before it is reckoned with. */
export function outOfRange(
  value: Decimal,
  field: 'quantity' | 'price' | 'entry' | 'stop',
  under: Pick<Under, 'path'>,
): FieldIssue[] {
  if (value.lte(0)) return [issue(under, field, 'must be above zero')]
  if (value.gte(LARGEST)) return [issue(under, field, 'must be below 1 000 000 000 000 000')]
  if (value.decimalPlaces() > MOST_DECIMALS)
    return [issue(under, field, `has more than ${MOST_DECIMALS} decimals`)]
  return []
}

export function offLot(quantity: Decimal, under: Pick<Under, 'spec' | 'path'>): FieldIssue[] {
  const { lot } = under.spec
  if (quantity.lte(0) || isOnGrid(quantity, lot)) return []
  return [issue(under, 'quantity', `must be a multiple of the lot, ${lot.toFixed()} contracts`)]
}

/** What happened lies neither in the future nor before the account was opened. */
export function wrongDate(
  atMs: number,
  under: Pick<Under, 'nowMs' | 'openedMs' | 'path'>,
): FieldIssue[] {
  if (atMs > under.nowMs + AHEAD_MS)
    return [issue(under, 'atMs', 'lies in the future; record what has happened')]
  if (under.openedMs !== undefined && atMs < under.openedMs) {
    const opened = new Date(under.openedMs).toISOString().slice(0, 16).replace('T', ' ')
    const words = `lies before the opening balance of the account, stated for ${opened} UTC`
    return [issue(under, 'atMs', words)]
  }
  return []
}

function costIssues(cost: bigint, under: Under): FieldIssue[] {
  if (cost <= 0n) {
    const unit = `the smallest unit of ${under.spec.settlement}`
    return [issue(under, 'quantity', `is worth less than ${unit} at this price`)]
  }
  if (cost > LARGEST_UNITS)
    return [issue(under, 'quantity', 'is worth more than can be stored at this price')]
  return []
}

/** Coins as typed, in whole smallest units. They are facts from a statement, so they are never rounded. */
export function stated(
  amount: Decimal,
  field: string,
  under: Pick<Under, 'path'> & {
    readonly spec: Pick<ContractSpec, 'settlement' | 'settlementScale'>
  },
): { readonly units: bigint; readonly issues: FieldIssue[] } {
  const { settlementScale, settlement } = under.spec
  const units = minorUnits(amount, settlementScale)
  if (!units.ok) {
    const words = `has more than ${settlementScale} decimals, the smallest unit of ${settlement} here`
    return { units: 0n, issues: [issue(under, field, words)] }
  }
  if (units.value > LARGEST_UNITS || units.value < -LARGEST_UNITS)
    return { units: 0n, issues: [issue(under, field, 'is larger than can be stored')] }
  return { units: units.value, issues: [] }
}
