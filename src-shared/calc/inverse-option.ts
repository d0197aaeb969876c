import type { InverseSpec } from '../market/contract-spec'
import { opposite, signOf, type Side } from '../market/side'
import { D, ZERO, type Decimal } from '../num/decimal'
import { atPlaces } from '../num/rounding'
import {
  coin,
  price as asPrice,
  usd,
  type Coin,
  type Contracts,
  type Price,
  type Usd,
} from '../num/units'

import { pnlUsd, type RoundTrip } from './pnl'
import type { Twin } from './position'

export type OptionKind = 'call' | 'put'

/**
 * What an inverse option of one coin pays its holder at the delivery price, in coin: call max(1 − K/S, 0), which
 * never reaches one coin; put max(K/S − 1, 0), which has no bound. Call 10 000 at 12 500 → 0.2; put 10 000 at
 * 5 000 → 1. Source: Deribit, options documentation of 2017–18 and its help page.
 */
export function optionPayoff(kind: OptionKind, strike: Price, delivery: Price): Coin {
  return coin(intrinsicUsd(kind, strike, delivery).div(delivery))
}

/** The same in dollars at the delivery price: max(S − K, 0) or max(K − S, 0), with no division. */
function intrinsicUsd(kind: OptionKind, strike: Price, delivery: Price): Decimal {
  const above = delivery.minus(strike)
  return D.max(kind === 'call' ? above : above.negated(), ZERO)
}

/** One option position at expiry. */
export interface OptionLeg {
  readonly kind: OptionKind
  /** Long bought it and paid the premium; short sold it and received it. */
  readonly side: Side
  readonly strike: Price
  readonly contracts: Contracts
  /** Coins of one contract: 1 for BTC and ETH options of Deribit. */
  readonly multiplier: Coin
  /** For one coin of underlying, in coin, as quoted. */
  readonly premium: Coin
}

/** An inverse futures position held beside the options and closed or delivered at the same price. */
export type FuturePart = Omit<RoundTrip<InverseSpec>, 'exit'>

/** Options, and perhaps a future, that are looked at together. */
export interface Combination {
  readonly legs: readonly OptionLeg[]
  readonly future?: FuturePart | undefined
}

/**
 * Profit of a leg at the delivery price, premium inside, before fees: s · n · m · (payoff − premium).
 * Long call 10 000 for 0.05, delivered at 12 500 → 0.15 BTC. In dollars × S.
 */
export function legProfit(leg: OptionLeg, delivery: Price): Twin {
  return twinOfUsd(legUsd(leg, delivery), delivery)
}

/** Profit of all parts together at the delivery price, before fees. Nothing in it: zero. */
export function combinationProfit(combination: Combination, delivery: Price): Twin {
  return twinOfUsd(combinedUsd(combination, delivery), delivery)
}

// Dollars first: between two strikes they are a straight line in S, and only the way to coins divides.
function legUsd(leg: OptionLeg, delivery: Price): Decimal {
  const { kind, side, strike, contracts, multiplier, premium } = leg
  return intrinsicUsd(kind, strike, delivery)
    .minus(premium.times(delivery))
    .times(contracts.times(multiplier))
    .times(signOf(side))
}

function combinedUsd({ legs, future }: Combination, delivery: Price): Usd {
  const options = legs.reduce<Decimal>((all, leg) => all.plus(legUsd(leg, delivery)), ZERO)
  return usd(future === undefined ? options : options.plus(pnlUsd({ ...future, exit: delivery })))
}

const twinOfUsd = (dollars: Decimal, delivery: Price): Twin => ({
  coin: coin(dollars.div(delivery)),
  usd: usd(dollars),
})

/** The strikes, each once and rising: where the profit bends. */
export function breakPoints({ legs }: Combination): readonly Price[] {
  const rising = legs.map(({ strike }) => strike).sort((a, b) => a.cmp(b))
  return rising.filter((strike, place) => place === 0 || !strike.eq(rising[place - 1] ?? ZERO))
}

/**
 * The prices at which the combination turns from loss to gain or back, rising. In dollars the profit is a
 * straight line between two break points, so each is solved and none is searched for. Where the profit is zero
 * along a whole stretch, only the strikes at its ends are given.
 * Long call 10 000 for 0.05: S − 10 000 − 0.05 · S = 0 → 10 526.31….
 */
export function zeroPrices(combination: Combination): readonly Price[] {
  const profitAt = (price: Decimal): Decimal =>
    atPlaces(combinedUsd(combination, asPrice(price)), DOLLAR_PLACES, 'half-even')
  const points = breakPoints(combination)
  const zeros = points.filter((point) => profitAt(point).isZero())
  const crossings = [undefined, ...points]
    .map((low, place) => ({ low, high: points[place] }))
    // A straight line that is zero at one end has no other zero, or nothing but zeros.
    .filter(({ low, high }) => !zeros.some((zero) => zero === low || zero === high))
    .flatMap((stretch) => crossingIn(stretch, profitAt) ?? [])
  return [...zeros, ...crossings].sort((a, b) => a.cmp(b))
}

/** Dollars beyond this place are what the last of 64 digits left, not a profit or a slope. */
const DOLLAR_PLACES = 40

interface Stretch {
  /** Undefined: down to zero. */
  readonly low: Price | undefined
  /** Undefined: without end. */
  readonly high: Price | undefined
}

/** Where the straight line through two points of a stretch is zero, if strictly inside it. */
function crossingIn(
  { low, high }: Stretch,
  profitAt: (price: Decimal) => Decimal,
): Price | undefined {
  const right = high ?? (low ?? new D(1)).times(2)
  const left = low ?? right.div(2)
  const slope = profitAt(right).minus(profitAt(left)).div(right.minus(left))
  if (slope.isZero()) return undefined
  const zero = left.minus(profitAt(left).div(slope))
  const inside = zero.gt(low ?? ZERO) && (high === undefined || zero.lt(high))
  return inside ? asPrice(zero) : undefined
}

/** What a leg needs beside its kind and side. */
export type LegTerms = Omit<OptionLeg, 'kind' | 'side'>

/** A bought call; `short` sells it. */
export const call = (terms: LegTerms, side: Side = 'long'): OptionLeg => ({
  ...terms,
  kind: 'call',
  side,
})

/** A bought put; `short` sells it. */
export const put = (terms: LegTerms, side: Side = 'long'): OptionLeg => ({
  ...terms,
  kind: 'put',
  side,
})

/**
 * A risk reversal: a call bought at the upper strike, a put sold at the lower one, for as many contracts each.
 * `short` turns both: the protection of a holder of coins.
 */
export const riskReversal = (
  { upper, lower }: { readonly upper: LegTerms; readonly lower: LegTerms },
  side: Side = 'long',
): Combination => ({ legs: [call(upper, side), put(lower, opposite(side))] })
