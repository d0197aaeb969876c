import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { assertNever, ok, type Result } from '../num/result'
import { isOnGrid, onGrid } from '../num/rounding'
import {
  coin,
  contracts,
  plus,
  price as asPrice,
  type Coin,
  type Contracts,
  type Fraction,
  type Price,
} from '../num/units'

import { averageEntry, type PricedQuantity } from './average-entry'
import { num } from './explanation'
import { notional } from './notional'
import { payoffOf, type PayoffTerms } from './payoff'
import { toLot } from './quantity'
import { refused, type Refusal } from './refusal'
import { countIssue } from './whole-count'

export type LadderTerms = PayoffTerms & Pick<ContractSpec, 'lot' | 'tick'>

/** How the total is shared out. `growth`: each order holds `factor` times the contracts of the one before. */
export type Weighting =
  | { readonly kind: 'equal-contracts' }
  | { readonly kind: 'equal-coin' }
  | { readonly kind: 'growth'; readonly factor: Fraction }

export interface LadderPlan<S extends LadderTerms = LadderTerms> {
  readonly spec: S
  /** The first order. Above or below `to`. */
  readonly from: Price
  /** The last order. */
  readonly to: Price
  /** A whole number from 1 to 200. One order stands at `from`. */
  readonly orders: number
  readonly spacing: 'equal-steps' | 'equal-ratio'
  readonly weighting: Weighting
  /** Contracts of all orders together, on the lot. */
  readonly total: Contracts
}

/** One order, and the position once it and all before it are filled. */
export interface LadderStep {
  readonly price: Price
  readonly quantity: Contracts
  readonly cumulative: Contracts
  readonly averageEntry: Price
  /** Of this order at its own price. */
  readonly notional: Coin
  /** Of the position at its average entry: the sum of the orders' notionals. */
  readonly cumulativeNotional: Coin
}

export type LadderRefusal = Refusal<'orders' | 'prices' | 'total' | 'weighting'>

/**
 * Orders between two prices. Inner prices go to the nearest tick (ties up, away from zero). Each quantity is its
 * share of the total down to the lot, and what that leaves over is added to the last order, so that the
 * quantities sum to the total exactly.
 *
 * Equal contracts are equal dollars on an inverse contract; equal coin puts more contracts where one is worth
 * less (higher prices on an inverse contract, share ∝ 1/|f(p)|).
 * 3 orders from 50 000 to 40 000, 10 000 of an inverse 1-dollar contract, lot 100: 3 300, 3 300, 3 400 at
 * 50 000, 45 000, 40 000; average 44 576.52….
 */
export function ladder(plan: LadderPlan): Result<readonly LadderStep[], LadderRefusal> {
  const fault = countFault(plan) ?? priceFault(plan) ?? totalFault(plan)
  if (fault !== undefined) return fault
  const prices = pricesOf(plan)
  if (prices.some((each, index) => index > 0 && prices[index - 1]?.eq(each))) {
    return refused(
      'prices',
      `The tick of ${num(plan.spec.tick)} leaves no room for ${plan.orders.toString()} different prices from ${num(plan.from)} to ${num(plan.to)}.`,
    )
  }
  const orders = quantitiesOf(plan, prices)
  const empty = orders.findIndex(({ quantity }) => quantity.isZero())
  if (empty >= 0) {
    return refused(
      'total',
      `Order ${(empty + 1).toString()} would hold less than one lot of ${num(plan.spec.lot)}: give a larger total or fewer orders.`,
    )
  }
  return ok(filledUp(plan.spec, orders))
}

type Fault = { readonly ok: false; readonly error: LadderRefusal } | undefined

const MOST_ORDERS = 200

function countFault({ orders, weighting }: LadderPlan): Fault {
  const issue = countIssue(orders, { label: 'Orders', least: 1, most: MOST_ORDERS })
  if (issue !== undefined) return refused('orders', issue)
  if (weighting.kind === 'growth' && weighting.factor.lte(0))
    return refused('weighting', 'The growth factor must be above zero; 1 keeps every order equal.')
  return undefined
}

function priceFault({ spec, from, to, orders }: LadderPlan): Fault {
  const off = [from, to].find((each) => !isOnGrid(each, spec.tick))
  if (off !== undefined)
    return refused('prices', `The price ${num(off)} is not on the tick of ${num(spec.tick)}.`)
  if (orders > 1 && from.eq(to))
    return refused(
      'prices',
      'The first and the last price are the same: give two prices, or one order.',
    )
  return undefined
}

function totalFault({ spec, total }: LadderPlan): Fault {
  if (total.isZero()) return refused('total', 'The total quantity must be above zero.')
  return isOnGrid(total, spec.lot)
    ? undefined
    : refused('total', `The total quantity must be a multiple of the lot of ${num(spec.lot)}.`)
}

/** The ends exactly as given; the inner prices on the nearest tick. */
function pricesOf(plan: LadderPlan): readonly Price[] {
  const { spec, from, to, orders } = plan
  const last = orders - 1
  const between = spacingOf(plan)
  return Array.from({ length: orders }, (_, index) => {
    if (index === 0) return from
    return index === last ? to : asPrice(onGrid(between(index), spec.tick, 'half-up'))
  })
}

/** The exact price of an order by its number, the first being 0. */
function spacingOf({ from, to, orders, spacing }: LadderPlan): (index: number) => Decimal {
  const gaps = D.max(orders - 1, 1)
  if (spacing === 'equal-steps') {
    return (index) => from.plus(to.minus(from).times(index).div(gaps))
  }
  // The one irrational step of the engine: a root, right to the 64th digit and then put on the tick.
  const ratio = to.div(from).pow(ONE.div(gaps))
  return (index) => from.times(ratio.pow(index))
}

function quantitiesOf(plan: LadderPlan, prices: readonly Price[]): readonly PricedQuantity[] {
  const { spec, total } = plan
  const weights = weightsOf(plan, prices)
  const sum = weights.reduce((all, weight) => all.plus(weight), ZERO)
  const shares = weights.map((weight) => toLot(total.times(weight).div(sum), spec.lot))
  const over = shares.reduce<Decimal>((rest, share) => rest.minus(share), total)
  return prices.map((price, index) => {
    const share = shares[index] ?? contracts(ZERO)
    return { price, quantity: index === prices.length - 1 ? plus(share, contracts(over)) : share }
  })
}

function weightsOf({ spec, weighting }: LadderPlan, prices: readonly Price[]): readonly Decimal[] {
  switch (weighting.kind) {
    case 'equal-contracts':
      return prices.map(() => ONE)
    case 'equal-coin':
      return prices.map((price) => ONE.div(payoffOf(spec).valueAt(price).abs()))
    case 'growth':
      return prices.map((_, index) => weighting.factor.pow(index))
    default:
      return assertNever(weighting)
  }
}

/** Each average is taken from the position so far and the new fill: the payoff mean of both is that of all fills. */
function filledUp(spec: LadderTerms, orders: readonly PricedQuantity[]): readonly LadderStep[] {
  const steps: LadderStep[] = []
  for (const order of orders) {
    const before = steps.at(-1)
    const held = before && { quantity: before.cumulative, price: before.averageEntry }
    const own = notional({ spec, quantity: order.quantity }, order.price)
    steps.push({
      ...order,
      cumulative: before ? plus(before.cumulative, order.quantity) : order.quantity,
      // Both quantities are above zero, so that an average exists; the order's own price is never reached.
      averageEntry: averageEntry(spec, held ? [held, order] : [order]) ?? order.price,
      notional: own,
      cumulativeNotional: before ? plus(before.cumulativeNotional, own) : coin(own),
    })
  }
  return steps
}
