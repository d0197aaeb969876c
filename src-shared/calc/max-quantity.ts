import type { ContractSpec } from '../market/contract-spec'
import { ONE, type Decimal } from '../num/decimal'
import { ok, type Result } from '../num/result'
import { atPlaces, type RoundingMode } from '../num/rounding'
import {
  coin,
  contracts,
  type Coin,
  type Contracts,
  type Leverage,
  type Price,
  type Rate,
} from '../num/units'

import { num } from './explanation'
import { notional } from './notional'
import { payoffOf, type PayoffTerms } from './payoff'
import { toLot } from './quantity'
import { refused, type Refusal } from './refusal'

export type MaxQuantityTerms = PayoffTerms & Pick<ContractSpec, 'lot' | 'settlement'>

export interface Affordable<S extends MaxQuantityTerms = MaxQuantityTerms> {
  readonly spec: S
  /** Coins free for margin and fee. */
  readonly balance: Coin
  readonly price: Price
  readonly leverage: Leverage
  /** What the order is charged when it fills. For both ways give the sum; a rebate adds to what is affordable. */
  readonly feeRate: Rate
}

export interface MaxQuantity {
  /** Before the lot. */
  readonly exact: Contracts
  readonly quantity: Contracts
  /** Initial margin of `quantity`, its notional over the leverage. */
  readonly margin: Coin
  /** Fee of `quantity`. */
  readonly fee: Coin
  /** Margin, fee and what was kept aside. */
  readonly used: Coin
  /** Balance less used. */
  readonly left: Coin
}

export type MaxQuantityRefusal = Refusal<'balance' | 'fees' | 'lot'>

/**
 * The largest quantity whose initial margin and fee the balance pays: q·|f(p)|·(1/L + fee) ≤ W, down to the lot.
 * For an inverse contract q·C = W·p·L / (1 + fee·L). 0.01 BTC at 50 000, 10×, 0.05 % → 4 975.12… → 4 900 USD
 * on a lot of 100. Exact: one more lot would not fit. Holds for every kind, since no dollars are asked for.
 */
export function maxQuantity(question: Affordable): Result<MaxQuantity, MaxQuantityRefusal> {
  const { spec, balance, price, leverage, feeRate } = question
  if (balance.lte(0)) return refused('balance', NO_BALANCE)
  const asked = ONE.plus(feeRate.times(leverage))
  if (asked.lte(0))
    return refused('fees', 'The rebate pays for the whole margin, so no quantity is the largest.')
  const exact = contracts(balance.times(leverage).div(worthOfOne(spec, price).times(asked)))
  const quantity = toLot(exact, spec.lot)
  if (quantity.isZero()) return belowLot(question)
  const held = notional({ spec, quantity }, price)
  const margin = held.div(leverage)
  const fee = held.times(feeRate)
  return ok(spent({ exact, quantity, margin, fee, used: margin.plus(fee) }, balance))
}

export interface ReserveQuestion<
  S extends MaxQuantityTerms & Pick<ContractSpec, 'settlementScale'> = MaxQuantityTerms &
    Pick<ContractSpec, 'settlementScale'>,
> extends Affordable<S> {
  /** Coins that must stay untouched, such as the reserve for an on-chain transaction. */
  readonly keptAside: Coin
  /** Contracts of open orders, whose fee is reserved too. */
  readonly openOrders: Contracts
  /** How margin and fees meet the smallest unit of the settlement coin. */
  readonly rounding: RoundingMode
}

export interface ReservedQuantity extends MaxQuantity {
  /** The fee set aside in the first step. */
  readonly reserve: Coin
}

/**
 * The largest quantity by the two-step reserve: a first quantity from the whole balance, its fee set aside, then
 * the quantity again from what is left.
 *   q₀ = W·L/|f(p)|, reserve = (q₀ + open orders)·|f(p)|·fee, q = (W − reserve)·L/|f(p)| down to the lot.
 * The reserve is the fee of q₀ and not of q, so q is at most the exact maximum and falls behind as fee·L grows.
 *
 * 280 000 satoshi with 13 500 kept aside, 30 209, 2×, 0.3 %: q₀ = 161.01397, reserve 1 599, q = 160; margin
 * 264 822, fee 1 589, used 279 911. Source: github.com/get10101/10101 at 3ae13509,
 * mobile/native/src/max_quantity.rs, read 2026-11-23; satoshi are rounded half away from zero there.
 */
export function maxQuantityByReserve(
  question: ReserveQuestion,
): Result<ReservedQuantity, MaxQuantityRefusal> {
  const { spec, balance, price, leverage, feeRate, keptAside, openOrders, rounding } = question
  const whole = (coins: Decimal): Decimal => atPlaces(coins, spec.settlementScale, rounding)
  const free = balance.minus(keptAside)
  if (free.lte(0)) return refused('balance', NO_BALANCE)
  const one = worthOfOne(spec, price)
  const reserve = whole(free.times(leverage).plus(openOrders.times(one)).times(feeRate))
  const forMargin = free.minus(reserve)
  if (forMargin.lte(0)) {
    return refused(
      'fees',
      `The fee of ${num(reserve)} ${spec.settlement} to set aside takes the whole balance.`,
    )
  }
  const exact = contracts(forMargin.times(leverage).div(one))
  const quantity = toLot(exact, spec.lot)
  if (quantity.isZero()) return belowLot(question)
  const held = notional({ spec, quantity }, price)
  const margin = whole(held.div(leverage))
  const fee = whole(held.times(feeRate))
  const used = margin.plus(fee).plus(keptAside)
  return ok({ ...spent({ exact, quantity, margin, fee, used }, balance), reserve: coin(reserve) })
}

const NO_BALANCE = 'The balance has nothing free; it must be above zero.'

/** |f(p)| of one contract. */
const worthOfOne = (spec: PayoffTerms, price: Price): Decimal => payoffOf(spec).valueAt(price).abs()

function spent(
  parts: Pick<MaxQuantity, 'exact' | 'quantity'> &
    Readonly<Record<'margin' | 'fee' | 'used', Decimal>>,
  balance: Coin,
): MaxQuantity {
  return {
    exact: parts.exact,
    quantity: parts.quantity,
    margin: coin(parts.margin),
    fee: coin(parts.fee),
    used: coin(parts.used),
    left: coin(balance.minus(parts.used)),
  }
}

function belowLot({ spec, price, leverage, feeRate }: Affordable): {
  readonly ok: false
  readonly error: MaxQuantityRefusal
} {
  const lot = notional({ spec, quantity: contracts(spec.lot) }, price)
  const needed = lot.div(leverage).plus(lot.times(feeRate))
  return refused(
    'lot',
    `The balance does not pay for one lot: ${num(spec.lot)} contracts need ${num(needed)} ${spec.settlement} at ${num(price)}.`,
  )
}
