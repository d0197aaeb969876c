import { signOf } from '../market/side'
import type { Coin } from '../num/units'

import type { PriceRange } from './curve-range'
import type { OptionLeg } from './inverse-option'
import { legsCost, type CoinLeg, type ContractLeg, type PayoffLeg } from './payoff-legs'
import { legCorners } from './payoff-legs-levels'

interface Point {
  readonly coin: number
  readonly usd: number
}

/**
 * One point of the picture of several legs, for the eye: float64, held against the exact functions to 1e-9 of the
 * parts that make it up by payoff-legs-float64.spec.ts. No figure shown as text may come from here.
 */
export interface LegsPoint {
  readonly price: number
  readonly total: Point
  /** In the order of the legs. */
  readonly legs: readonly Point[]
}

/**
 * All legs over a price range: `count` points (≥ 2) from end to end, and the strikes between them, so that a corner
 * is drawn as one.
 */
export function legsFloat64(
  legs: readonly PayoffLeg[],
  range: PriceRange,
  count: number,
): readonly LegsPoint[] {
  const drawn = legs.map(pointOf)
  return pricesIn(legs, range, count).map((price) => {
    const points = drawn.map((at) => at(price))
    const total = points.reduce(
      (all, each) => ({
        coin: all.coin + each.coin,
        usd: all.usd + each.usd,
      }),
      { coin: 0, usd: 0 },
    )
    return { price, total, legs: points }
  })
}

function pricesIn(legs: readonly PayoffLeg[], range: PriceRange, count: number): readonly number[] {
  const [from, to] = [Number(range.from), Number(range.to)]
  const step = (to - from) / (count - 1)
  const even = Array.from({ length: count }, (_, index) => from + step * index)
  const corners = legCorners(legs).map(Number)
  const between = corners.filter((corner) => corner > from && corner < to)
  return [...new Set([...even, ...between])].sort((a, b) => a - b)
}

type PointAt = (price: number) => Point

function pointOf(leg: PayoffLeg): PointAt {
  if (leg.kind === 'contract') return contractPoint(leg)
  return leg.kind === 'coins' ? coinPoint(leg) : optionPoint(leg.option)
}

function contractPoint(leg: ContractLeg): PointAt {
  const dollars = Number(leg.quantity.times(leg.spec.contractValue))
  const [entry, sign, paid] = [Number(leg.entry), signOf(leg.side), Number(leg.fundingPaid)]
  const openFee = dollars * Number(leg.openFeeRate)
  const later = dollars * (Number(leg.closeFeeRate) + Number(leg.fundingAhead))
  return (price) => {
    const gross = (sign * dollars * (price - entry)) / entry
    return {
      coin: (gross - later) / price - openFee / entry - paid,
      usd: gross - later - openFee - paid * price,
    }
  }
}

function coinPoint(leg: CoinLeg): PointAt {
  const [held, cost] = [Number(leg.coins) * signOf(leg.side), Number(leg.cost)]
  return (price) => inDollars(held * (price - cost), price)
}

function optionPoint(option: OptionLeg): PointAt {
  const { kind, side, strike, contracts, multiplier, premium } = option
  const held = Number(contracts.times(multiplier)) * signOf(side)
  const [k, paid, way] = [Number(strike), Number(premium), kind === 'call' ? 1 : -1]
  return (price) => inDollars(held * (Math.max(way * (price - k), 0) - paid * price), price)
}

const inDollars = (usd: number, price: number): Point => ({ coin: usd / price, usd })

/** One point of the account line: everything the account is worth, in both currencies. */
export interface AccountPoint extends Point {
  readonly price: number
}

/** The whole account along points that were drawn before: the wallet, the results, and what coins cost once. */
export function accountFloat64(
  points: readonly LegsPoint[],
  legs: readonly PayoffLeg[],
  wallet: Coin,
): readonly AccountPoint[] {
  const held = Number(wallet)
  const cost = Number(legsCost(legs))
  return points.map(({ price, total }) => {
    const coin = held + total.coin + cost / price
    return { price, coin, usd: coin * price }
  })
}
