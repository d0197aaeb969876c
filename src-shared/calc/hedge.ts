import type { InverseSpec } from '../market/contract-spec'
import { signOf, type Side } from '../market/side'
import { D, ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { atPlaces, type RoundingMode } from '../num/rounding'
import {
  coin,
  contracts,
  price as asPrice,
  usd,
  type Coin,
  type Contracts,
  type Fraction,
  type Price,
  type Usd,
} from '../num/units'

import type { PriceOutcome } from './position'

type Terms = Pick<InverseSpec, 'kind' | 'contractValue'>

/** Coins to hedge and where: N coins frozen at P dollars each. */
export interface HedgeOrder {
  readonly spec: Pick<InverseSpec, 'kind' | 'contractValue' | 'lot'>
  readonly coins: Coin
  readonly price: Price
}

export interface HedgeSize {
  /** N · P / C. */
  readonly exact: Contracts
  /** On the lot, by the named mode. */
  readonly quantity: Contracts
  /** What the lot leaves open: N · P − quantity · C. Negative when more was sold than held. */
  readonly open: Usd
}

/** Places at which a count of lots is taken as whole, so that a last digit of rounding cannot cost a lot. */
const LOT_PLACES = 40

/** Contracts in whole lots by a named mode: 789.47 at a lot of 10, `down` → 780. */
export function inLots(exact: Decimal, lot: Contracts, mode: RoundingMode): Decimal {
  const lots = atPlaces(exact.div(lot), LOT_PLACES, 'half-even')
  return atPlaces(lots, 0, mode).times(lot)
}

const NO_COINS = 'There are no coins to hedge: the coins must be above zero.'

/**
 * The contracts to sell so that N coins keep their dollars of price P: N · P / C, on the lot by a named mode
 * (`down` never sells more than is held, `half-up` is the nearest lot). 1.5 BTC at 50 010, contract 100 USD,
 * lot 1: 750.15 exactly, 750 either way, 15 USD stay open. An error in words without coins.
 */
export function hedgeSize(
  { spec, coins, price }: HedgeOrder,
  mode: RoundingMode,
): Result<HedgeSize, string> {
  if (coins.lte(0)) return err(NO_COINS)
  const worth = coins.times(price)
  const exact = worth.div(spec.contractValue)
  const quantity = contracts(inLots(exact, spec.lot, mode))
  return ok({
    exact: contracts(exact),
    quantity,
    open: usd(worth.minus(quantity.times(spec.contractValue))),
  })
}

/** A wallet of coins with one inverse position beside it. */
export interface HedgedAccount {
  readonly spec: Terms
  readonly wallet: Coin
  readonly side: Side
  readonly quantity: Contracts
  readonly entry: Price
}

export interface AccountDelta {
  /** S · (W + s·q·C/E) − s·q·C: what the whole account is worth. */
  readonly worth: Usd
  /**
   * Counting in dollars: W + s·q·C/E coins, the same at every price, since the worth is a straight line in it.
   * A 1x long holds two coins' worth of delta for each coin, a 1x short none.
   */
  readonly inDollars: Coin
  /** Counting in coins: s·q·C/S², the coins gained per one unit of price at S. */
  readonly inCoins: Coin
}

/**
 * How an account moves at a price, seen from both currencies. 1 BTC and a long of 50 000 USD from 50 000: 2 coins
 * of delta in dollars; at 50 000 the coins gain 0.00002 per dollar.
 * From S · (W + s·q·C·(1/E − 1/S)), the worth of coins and PnL at S.
 */
export function accountDelta(account: HedgedAccount, price: Price): AccountDelta {
  const { spec, wallet, side, quantity, entry } = account
  const dollars = quantity.times(spec.contractValue).times(signOf(side))
  const inDollars = wallet.plus(dollars.div(entry))
  return {
    worth: usd(inDollars.times(price).minus(dollars)),
    inDollars: coin(inDollars),
    inCoins: coin(dollars.div(price.times(price))),
  }
}

/** A hedge in place: N coins and the contracts sold against them. */
export interface Hedge {
  readonly spec: Terms
  readonly coins: Coin
  readonly quantity: Contracts
}

export interface HedgeResidual {
  /** N − q·C/S: coins at S that no contract stands against. Negative: more is sold than held. */
  readonly coins: Coin
  /** N·S − q·C: their dollars. */
  readonly usd: Usd
  /** The trade after which nothing stays open at S: |N·S/C − q| contracts, exact. */
  readonly rebalance: {
    readonly action: 'sell' | 'buy back' | 'nothing'
    readonly quantity: Contracts
  }
}

/**
 * What a hedge leaves open at a price while the coins stay N: the contracts freeze q·C dollars at every price, N
 * coins are worth N·S. It is so when the contracts' result is paid out or in elsewhere; where it stays with the
 * coins (one account), the coins change with it and `accountDelta` is the figure, a constant.
 * 1.5 BTC, 750 contracts of 100 USD, at 60 000: 1.5 − 1.25 = 0.25 BTC, 15 000 USD, 150 contracts more to sell.
 */
export function hedgeResidual({ spec, coins, quantity }: Hedge, price: Price): HedgeResidual {
  const dollars = quantity.times(spec.contractValue)
  const open = coins.times(price).minus(dollars)
  return {
    coins: coin(coins.minus(dollars.div(price))),
    usd: usd(open),
    rebalance: {
      action: actionFor(open),
      quantity: contracts(open.abs().div(spec.contractValue)),
    },
  }
}

function actionFor(open: Decimal): HedgeResidual['rebalance']['action'] {
  if (open.isZero()) return 'nothing'
  return open.gt(0) ? 'sell' : 'buy back'
}

export interface HedgeBounds {
  /** Nothing is open here: q·C / N. */
  readonly even: Price
  readonly low: Price
  readonly high: PriceOutcome
}

/**
 * The prices between which a hedge leaves at most a share x of N coins open, one way or the other (when to
 * rebalance): |N − q·C/S| ≤ x·N ⇔ q·C/(N·(1 + x)) ≤ S ≤ q·C/(N·(1 − x)). With x of 100 % or more no price is too
 * high. 1.5 BTC, 75 000 USD sold, 5 % → 47 619.04… to 52 631.57….
 * Errors in words without coins, without contracts, or for a negative share.
 */
export function hedgeBounds(
  { spec, coins, quantity }: Hedge,
  share: Fraction,
): Result<HedgeBounds, string> {
  if (coins.lte(0)) return err(NO_COINS)
  if (quantity.isZero()) return err('There are no contracts, so the coins are open at every price.')
  if (share.lt(0)) return err('The share that may stay open must not be negative.')
  const dollars = quantity.times(spec.contractValue)
  const at = (part: Decimal): Price => asPrice(dollars.div(coins.times(part)))
  const least = D.max(share.negated().plus(1), ZERO)
  return ok({
    even: at(new D(1)),
    low: at(share.plus(1)),
    high: least.isZero()
      ? { kind: 'never', reason: 'No price leaves more than all of the coins open.' }
      : { kind: 'at', price: at(least) },
  })
}
