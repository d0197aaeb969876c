import type { ContractSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { assertNever } from '../num/result'
import { fraction, type Contracts, type Fraction, type Leverage, type Price } from '../num/units'

import { fillCost, type SettledSpec } from './cost'
import { num, percent, sourced, type Explanation } from './explanation'
import { notional } from './notional'
import { pnl } from './pnl'
import { coinsOf, unitsIn, wholeUnits } from './whole-units'

type OrderSpec = SettledSpec & Pick<ContractSpec, 'fees'>

/** An order that would open a position: a buy has the side long. */
export interface Order<S extends OrderSpec = OrderSpec> {
  readonly spec: S
  readonly side: Side
  readonly leverage: Leverage
}

/**
 * What an order costs per coin of its value, by `settlementPolicy.orderCost`: initial margin, opening fee and the
 * fee of closing at bankruptcy, f = 1/L + t + t·v with the closing value v per coin.
 * `by-side`: v = 1 + 1/L for a buy and 1 − 1/L for a sell, not below the least closing value where the venue has one.
 * `alike`: v = 1 + 1/L on both sides. Without fees both ways: 1/L.
 *
 * 0.075 %: buy at 1× 1.00225; sell at 1× 1.0007575 with a least closing value of 1 %, 1.00075 without; at 100× buy
 * 0.0115075 and sell 0.0114925. Sources: Bybit help (order cost) and its API's sv2c of 2020; Phemex buyValueToCost and
 * sellValueToCost; BitMEX initMargin records of 2019 and 2026 (inferred).
 */
export function orderCostFactor({ spec, side, leverage }: Order): Fraction {
  const margin = ONE.div(leverage)
  const rule = spec.settlementPolicy.orderCost
  if (rule === undefined || rule.method === 'open-loss') return fraction(margin)
  const { taker } = spec.fees
  const closing = D.max(closingValue(rule.closing, side, margin), rule.leastClosingValue ?? ZERO)
  return fraction(margin.plus(taker).plus(taker.times(closing)))
}

function closingValue(closing: 'alike' | 'by-side', side: Side, margin: Decimal): Decimal {
  return closing === 'alike' || side === 'long' ? ONE.plus(margin) : ONE.minus(margin)
}

/**
 * Coins set aside for an order whose booked value is given, in whole smallest units by `settlementPolicy.margin`.
 * 33 333 · 1.00225 rounded up → 33 408 (BitMEX initMargin, 1 contract at 3 000, 1×); 29 410 · 1.00225 → 29 477 (Bybit).
 */
export function orderCostOf(order: Order, value: bigint): bigint {
  const exact = orderCostFactor(order).times(value.toString())
  return wholeUnits(exact, order.spec.settlementPolicy.margin)
}

export interface PricedOrder<S extends OrderSpec = OrderSpec> extends Order<S> {
  readonly quantity: Contracts
  readonly price: Price
  /** The mark price, where the rule charges an opening loss. */
  readonly mark: Price
}

/**
 * Coins set aside for an order at a price, in whole smallest units. `open-loss`: initial margin and the loss that the
 * fill would show at once at the mark, q·C·|min(0, s·(1/order − 1/mark))| (Binance COIN-M, FAQ on the cost of an
 * order). Buy 10 of 100 USD at 10 000 with the mark at 9 900, 10× → 0.01 + 0.00101010… = 0.0110101.
 */
export function orderCost(order: PricedOrder): bigint {
  const { spec, side, quantity, price, mark } = order
  const { orderCost: rule, margin } = spec.settlementPolicy
  const value = fillCost({ spec, quantity, price })
  if (rule?.method !== 'open-loss') return orderCostOf(order, value)
  const exact = coinsOf(value, spec.settlementScale)
    .div(order.leverage)
    .plus(openLoss({ spec, side, quantity, entry: price, exit: mark }))
  return wholeUnits(unitsIn(exact, spec.settlementScale), margin)
}

/** What a fill would lose at once at the mark, ≥ 0. */
const openLoss = (trip: Parameters<typeof pnl>[0]): Decimal => D.max(ZERO, pnl(trip).negated())

/** The working of an order's cost. */
export function explainOrderCost(order: PricedOrder<ContractSpec>): Explanation<'orderCost'> {
  const { spec, side, quantity, price, mark, leverage } = order
  const rule = spec.settlementPolicy.orderCost
  const cost = coinsOf(orderCost(order), spec.settlementScale)
  const shown = {
    figure: 'orderCost',
    title: 'Order cost',
    result: `${num(cost)} ${spec.settlement}`,
    ...sourced(spec, 'rounding'),
  } as const
  const value = num(notional({ spec, quantity }, price))
  switch (rule?.method) {
    case undefined:
      return {
        ...shown,
        formula: 'N / L',
        substituted: `${value} / ${num(leverage)}`,
        note: 'The initial margin alone: no rule for fees in an order’s cost is known for this contract.',
      }
    case 'open-loss':
      return {
        ...shown,
        formula: 'N / L + loss at the mark',
        substituted: `${value} / ${num(leverage)} + ${num(openLoss({ spec, side, quantity, entry: price, exit: mark }))}`,
        note: 'The loss that the fill would show at once; nothing when it would show a gain.',
      }
    case 'fees-both-ways':
      return { ...shown, ...feesBothWays(order, value) }
    default:
      return assertNever(rule)
  }
}

function feesBothWays(
  order: PricedOrder<ContractSpec>,
  value: string,
): Pick<Explanation, 'formula' | 'substituted' | 'note'> {
  const { spec, side, leverage } = order
  const rule = spec.settlementPolicy.orderCost
  const alike = rule?.method === 'fees-both-ways' && rule.closing === 'alike'
  const sign = alike || signOf(side) === 1 ? '+' : '−'
  const t = percent(spec.fees.taker)
  const least =
    rule?.method === 'fees-both-ways' && rule.leastClosingValue !== undefined
      ? ` The closing value counts as at least ${percent(rule.leastClosingValue)} of the order.`
      : ''
  return {
    formula: `N · (1/L + t + t · (1 ${sign} 1/L))`,
    substituted: `${value} · (1/${num(leverage)} + ${t} + ${t} · (1 ${sign} 1/${num(leverage)}))`,
    note: `Initial margin, the opening fee, and the closing fee at bankruptcy, at the taker rate.${least}`,
  }
}
