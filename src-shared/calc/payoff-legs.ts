import type { InverseSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import { ZERO, type Decimal } from '../num/decimal'
import {
  coin,
  usd,
  type Coin,
  type Contracts,
  type Fraction,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import { legProfit, type OptionLeg } from './inverse-option'
import { notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import type { Twin } from './position'
import { scaled, twinAt, twinMinus, twinPlus } from './twin'

/** An inverse future or perpetual, closed at the price that is asked for. */
export interface ContractLeg {
  readonly kind: 'contract'
  readonly spec: InverseSpec
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
  readonly openFeeRate: Rate
  readonly closeFeeRate: Rate
  /** Coins paid in funding so far; negative when received. */
  readonly fundingPaid: Coin
  /** Still to come, as a fraction of the notional at the price asked for; negative when received. */
  readonly fundingAhead: Fraction
}

/** Coins on the spot market: long holds them, short owes them. */
export interface CoinLeg {
  readonly kind: 'coins'
  readonly side: Side
  readonly coins: Coin
  /** What one of them cost. */
  readonly cost: Price
}

/** Inverse options, taken at their expiry. */
export interface ExpiringLeg {
  readonly kind: 'option'
  readonly option: OptionLeg
}

/** One part of a payoff. All legs that are looked at together settle in one coin and follow its one price. */
export type PayoffLeg = ContractLeg | CoinLeg | ExpiringLeg

/**
 * What one leg brings at a price.
 * - contract: s·q·C·(1/E − 1/X), less both fees, less the funding paid, less q·C/X · funding ahead. The dollars of
 *   the opening fee are counted at the entry, all else at X, as in a position's net PnL.
 * - coins: s·n·(X − P) dollars, which are s·n·(1 − P/X) coins. 1 BTC bought at 40 000, at 50 000: 10 000 USD, 0.2 BTC.
 * - option: s·n·m·(payoff − premium), see `legProfit`.
 * Long 10 000 USD from 50 000 to 60 000 without costs: +0.0333… BTC, +2 000 USD.
 */
export function legResult(leg: PayoffLeg, price: Price): Twin {
  switch (leg.kind) {
    case 'contract':
      return contractResult(leg, price)
    case 'coins': {
      const dollars = price.minus(leg.cost).times(leg.coins).times(signOf(leg.side))
      return { coin: coin(dollars.div(price)), usd: usd(dollars) }
    }
    case 'option':
      return legProfit(leg.option, price)
  }
}

function contractResult(leg: ContractLeg, price: Price): Twin {
  const trip = { ...leg, exit: price }
  const gross: Twin = { coin: pnl(trip), usd: pnlUsd(trip) }
  const openFee = scaled(notionalTwin(leg, leg.entry), leg.openFeeRate)
  const later = scaled(notionalTwin(leg, price), leg.closeFeeRate.plus(leg.fundingAhead))
  const costs = twinPlus(twinPlus(openFee, later), twinAt(leg.spec, leg.fundingPaid, price))
  return twinMinus(gross, costs)
}

const NOTHING: Twin = { coin: coin(ZERO), usd: usd(ZERO) }

/** What all legs together bring at a price: coins with coins, dollars with dollars. No legs: zero. */
export function legsResult(legs: readonly PayoffLeg[], price: Price): Twin {
  return legs.reduce((all, leg) => twinPlus(all, legResult(leg, price)), NOTHING)
}

/** A result in coin as a curve of the price: coins + dollars / X. */
export interface CoinCurve {
  /** A: what is left of the result as the price goes up without end. */
  readonly coins: Coin
  /** B: what is left of it in dollars as the price goes to zero. */
  readonly dollars: Usd
}

/**
 * The curve that a leg follows around a price. A contract and coins follow one curve at every price; an option
 * changes from one to another at its strike, where it counts as out of the money.
 * - contract: A = (s − fee in)·q·C/E − F, B = −(s + fee out + funding ahead)·q·C.
 * - coins: A = s·n, B = −s·n·P.
 * - option in the money: A = s·n·m·(±1 − premium), B = ∓s·n·m·K, + and − for a call; otherwise A alone is the premium.
 */
export function legCurve(leg: PayoffLeg, price: Price): CoinCurve {
  switch (leg.kind) {
    case 'contract':
      return contractCurve(leg)
    case 'coins': {
      const held = leg.coins.times(signOf(leg.side))
      return { coins: coin(held), dollars: usd(held.times(leg.cost).negated()) }
    }
    case 'option':
      return optionCurve(leg.option, price)
  }
}

function contractCurve(leg: ContractLeg): CoinCurve {
  const { spec, side, quantity, entry, openFeeRate, closeFeeRate, fundingPaid, fundingAhead } = leg
  const dollars = quantity.times(spec.contractValue)
  const sign = signOf(side)
  const costs = closeFeeRate.plus(fundingAhead)
  return {
    coins: coin(dollars.times(openFeeRate.negated().plus(sign)).div(entry).minus(fundingPaid)),
    dollars: usd(dollars.times(costs.plus(sign)).negated()),
  }
}

function optionCurve(option: OptionLeg, price: Price): CoinCurve {
  const { kind, side, strike, contracts, multiplier, premium } = option
  const held = contracts.times(multiplier).times(signOf(side))
  const way = paysAt(option, price) ? (kind === 'call' ? 1 : -1) : 0
  return {
    coins: coin(held.times(premium.negated().plus(way))),
    dollars: usd(held.times(strike).times(-way)),
  }
}

const paysAt = ({ kind, strike }: OptionLeg, price: Price): boolean =>
  kind === 'call' ? price.gt(strike) : price.lt(strike)

/** The one curve that all legs together follow around a price: the sums of their parts. */
export function legsCurve(legs: readonly PayoffLeg[], price: Price): CoinCurve {
  const curves = legs.map((leg) => legCurve(leg, price))
  const sum = (part: (curve: CoinCurve) => Decimal): Decimal =>
    curves.reduce((all, curve) => all.plus(part(curve)), ZERO)
  return { coins: coin(sum((curve) => curve.coins)), dollars: usd(sum((curve) => curve.dollars)) }
}

export interface LegsDelta {
  /** A of the curve: the coins whose dollars the legs are worth more or less of as the price moves. */
  readonly inDollars: Coin
  /** −B / X²: the coins that the result gains per one unit of price. */
  readonly inCoins: Coin
}

/**
 * How the legs move at a price, counted in dollars and in coins. Long 10 000 USD from 50 000 at 50 000: 0.2 BTC of
 * delta, 0.000004 BTC per dollar. At a strike the option counts as out of the money.
 */
export function legsDelta(legs: readonly PayoffLeg[], price: Price): LegsDelta {
  const { coins, dollars } = legsCurve(legs, price)
  return { inDollars: coins, inCoins: coin(dollars.negated().div(price.times(price))) }
}

export interface AccountLine {
  /** Coins whose dollars move with the price: W + A. */
  readonly effective: Coin
  /** Dollars that do not move: B. */
  readonly dollars: Usd
  /** (W + A)·X + B dollars, which are W + A + B/X coins. */
  readonly worth: Twin
}

/**
 * The whole account at a price: the wallet's coins, coins on the spot market at what they are worth (their cost is
 * no part of it), and the results of all else. (W + s·q·C/E)·X − s·q·C for one contract leg without costs.
 * 2 BTC, short 16 000 USD from 8 000: 0 effective coins, 16 000 USD at every price, 1.6 BTC at 10 000.
 * Source of the case: R. Ornr, "Trading bitcoin inverse futures contracts" (Medium).
 */
export function legsAccount(legs: readonly PayoffLeg[], wallet: Coin, price: Price): AccountLine {
  const { coins, dollars } = legsCurve(legs, price)
  const effective = coin(coins.plus(wallet))
  const fixed = usd(dollars.plus(legsCost(legs)))
  const worth: Twin = {
    coin: coin(effective.plus(fixed.div(price))),
    usd: usd(effective.times(price).plus(fixed)),
  }
  return { effective, dollars: fixed, worth }
}

/** What the coins among the legs cost together, in dollars; coins that are owed count against it. */
export const legsCost = (legs: readonly PayoffLeg[]): Usd =>
  usd(legs.reduce<Decimal>((all, leg) => all.plus(costOf(leg)), ZERO))

const costOf = (leg: PayoffLeg): Decimal =>
  leg.kind === 'coins' ? leg.coins.times(leg.cost).times(signOf(leg.side)) : ZERO
