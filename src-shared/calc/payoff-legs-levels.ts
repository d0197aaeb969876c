import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { atDigits, atPlaces } from '../num/rounding'
import { price as asPrice, type Coin, type Price } from '../num/units'

import type { PriceRange } from './curve-range'
import { breakPoints } from './inverse-option'
import { legsCurve, legsResult, type PayoffLeg } from './payoff-legs'
import type { Twin } from './position'

/** The strikes of the legs, each once and rising: where their curve bends in a corner. */
export function legCorners(legs: readonly PayoffLeg[]): readonly Price[] {
  return breakPoints({
    legs: legs.flatMap((leg) => (leg.kind === 'option' ? [leg.option] : [])),
  })
}

/** Where a result is zero, rising, or the reason why it is zero nowhere or everywhere. */
export type BreakEvens =
  | { readonly kind: 'at'; readonly prices: readonly Price[] }
  | { readonly kind: 'none'; readonly reason: string }

const NO_LEGS = 'There are no legs.'
const CANCELLED = 'The legs cancel one another: the result is zero at every price.'
const ALWAYS_AHEAD = 'The result is above zero at every price.'
const ALWAYS_BEHIND = 'The result is below zero at every price.'

/** Coins and dollars beyond this place are what the last of 64 digits left, no slope and no level. */
const MEANT_PLACES = 40
const MEANT_DIGITS = 40

/** Prices between two corners; undefined reaches down to zero or up without end. */
interface Stretch {
  readonly low: Price | undefined
  readonly high: Price | undefined
}

/**
 * The prices at which all legs together bring zero coins, costs inside. Between two strikes the sum is A + B/X, so
 * each is −B/A in closed form and none is searched for. Where the sum is zero along a stretch between two strikes,
 * only the strikes at its ends are given.
 * Long 10 000 USD from 50 000 and another from 40 000: A = 0.45 BTC, B = −20 000 USD → 44 444.44….
 */
export function legsBreakEvens(legs: readonly PayoffLeg[]): BreakEvens {
  if (legs.length === 0) return { kind: 'none', reason: NO_LEGS }
  const corners = legCorners(legs)
  const stretches = [undefined, ...corners].map((low, place) => ({ low, high: corners[place] }))
  const prices = stretches.flatMap((stretch) => zerosIn(legs, stretch))
  if (prices.length > 0) return { kind: 'at', prices: eachOnce(prices) }
  return { kind: 'none', reason: whyNone(legs) }
}

function zerosIn(legs: readonly PayoffLeg[], stretch: Stretch): readonly Price[] {
  const { low, high } = stretch
  const { coins, dollars } = legsCurve(legs, within(stretch))
  if (isNothing(coins))
    return isNothing(dollars) ? [low, high].filter((end) => end !== undefined) : []
  const zero = atDigits(dollars.negated().div(coins), MEANT_DIGITS, 'half-even')
  const inside = zero.gt(0) && zero.gte(low ?? ZERO) && (high === undefined || zero.lte(high))
  return inside ? [asPrice(zero)] : []
}

const isNothing = (part: Decimal): boolean => atPlaces(part, MEANT_PLACES, 'half-even').isZero()

/** Any price strictly inside a stretch. */
function within({ low, high }: Stretch): Price {
  if (low === undefined) return asPrice(high?.div(2) ?? ONE)
  return asPrice((high ?? low.times(3)).plus(low).div(2))
}

const eachOnce = (rising: readonly Price[]): readonly Price[] =>
  rising.filter((price, place) => place === 0 || !price.eq(rising[place - 1] ?? ZERO))

/** Without a zero the result has one sign everywhere, or it is nothing but zero. */
function whyNone(legs: readonly PayoffLeg[]): string {
  const [corner] = legCorners(legs)
  const anywhere = corner ?? asPrice(ONE)
  const result = legsResult(legs, anywhere).coin
  if (isNothing(result)) return CANCELLED
  return result.gt(0) ? ALWAYS_AHEAD : ALWAYS_BEHIND
}

/** A result and the price it is reached at. */
export interface Reached {
  readonly price: Price
  readonly result: Twin
}

export interface Extremes {
  readonly worst: Reached
  readonly best: Reached
}

/**
 * The worst and the best that the legs bring between two prices, once counted in coins and once in dollars: they may
 * lie at different prices. Between two strikes A + B/X and the dollar line each go one way only, so that the ends and
 * the strikes between them are all the places to look. Long 10 000 USD from 50 000, 40 000 to 60 000: −0.05 BTC at
 * 40 000, +0.0333… BTC at 60 000.
 */
export function legsExtremes(
  legs: readonly PayoffLeg[],
  { from, to }: PriceRange,
): { readonly coin: Extremes; readonly usd: Extremes } {
  const corners = legCorners(legs).filter((corner) => corner.gt(from) && corner.lt(to))
  const first: Reached = { price: from, result: legsResult(legs, from) }
  const others = [...corners, to].map((price) => ({ price, result: legsResult(legs, price) }))
  const extremesIn = (unit: 'coin' | 'usd'): Extremes => ({
    worst: others.reduce((low, each) => (below(each, low, unit) ? each : low), first),
    best: others.reduce((high, each) => (below(high, each, unit) ? each : high), first),
  })
  return { coin: extremesIn('coin'), usd: extremesIn('usd') }
}

const below = (a: Reached, b: Reached, unit: 'coin' | 'usd'): boolean =>
  a.result[unit].lt(b.result[unit])

/**
 * What the result in coin nears as the price rises without end: A of the last stretch. Long 10 000 USD from 50 000:
 * 0.2 BTC, its notional at entry, which no price brings.
 */
export function legsFarUp(legs: readonly PayoffLeg[]): Coin {
  return legsCurve(legs, within({ low: legCorners(legs).at(-1), high: undefined })).coins
}

/** Prices farther than this factor from the centre would squeeze the rest of the chart flat. */
const FARTHEST = 4
const NEAREST_SPAN = new D('0.25')
const PADDING = new D('0.1')

/**
 * The prices that a picture of the legs should show: entries, costs, strikes and break-evens around a centre (the
 * mark) with some air, at least ±25 % of the centre and nothing beyond a quarter or four times it.
 * A centre of 50 000 and a leg from 70 000 → 37 500 to 70 000, with a tenth of that each way, in three digits:
 * 34 200 to 73 300.
 */
export function legsRange(legs: readonly PayoffLeg[], centre: Price): PriceRange {
  const zeros = legsBreakEvens(legs)
  const known = [...legs.map(priceOf), ...(zeros.kind === 'at' ? zeros.prices : [])]
  const near = known.filter(
    (each) => each.gte(centre.div(FARTHEST)) && each.lte(centre.times(FARTHEST)),
  )
  const from = D.min(centre.times(ONE.minus(NEAREST_SPAN)), ...near)
  const to = D.max(centre.times(ONE.plus(NEAREST_SPAN)), ...near)
  const air = to.minus(from).times(PADDING)
  const low = D.max(from.minus(air), from.div(2))
  return { from: rounded(low, 'floor'), to: rounded(to.plus(air), 'ceil') }
}

/** Three digits are enough for the end of an axis, and they can be read out. */
const rounded = (end: Decimal, mode: 'floor' | 'ceil'): Price =>
  asPrice(atDigits(atDigits(end, MEANT_DIGITS, 'half-even'), 3, mode))

/** The price that a leg was entered at, or its strike. */
function priceOf(leg: PayoffLeg): Price {
  if (leg.kind === 'contract') return leg.entry
  return leg.kind === 'coins' ? leg.cost : leg.option.strike
}
