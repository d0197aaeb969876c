import type { Side } from '../market/side'
import { ONE, ZERO, type Decimal } from '../num/decimal'
import { ok, type Result } from '../num/result'
import {
  contracts,
  fraction,
  type Coin,
  type Dec,
  type Fraction,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import { num, percent } from './explanation'
import { notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import type { Twin, TwinnedSpec } from './position'
import { wrongStop } from './position-size'
import { refused, type Refusal } from './refusal'
import { scaled, twinMinus } from './twin'

/** A part of the position closed at a price: `share` of the quantity, above 0 and at most 1. */
export interface PartialExit {
  readonly price: Price
  readonly share: Fraction
}

export interface RPlan {
  readonly spec: TwinnedSpec
  readonly side: Side
  readonly entry: Price
  readonly stop: Price
  /** The shares sum to at most 1; what is left has no exit planned. */
  readonly targets: readonly PartialExit[]
  readonly openFeeRate: Rate
  readonly closeFeeRate: Rate
}

/** Multiples of the risk, counted in coin and counted in dollars: not the same number. */
export interface RPair {
  readonly coin: Fraction
  readonly usd: Fraction
}

export interface TargetR extends PartialExit {
  /** Before fees. Of an inverse contract: coin = usd · S / X. */
  readonly gross: RPair
  /** After both fees, over the loss at the stop after both fees. */
  readonly net: RPair
}

export interface PlannedR {
  readonly targets: readonly TargetR[]
  /** Each share times its target's R. The share without a target adds nothing. */
  readonly gross: RPair
  readonly net: RPair
  /** The share of the quantity without a target. */
  readonly open: Fraction
  /** Net, when what has no target is stopped instead: each such share loses its 1 R. */
  readonly restStopped: RPair
  /** The same before fees. */
  readonly grossRestStopped: RPair
}

/**
 * Planned reward over risk, in coin and in dollars, of a stop and one or several targets.
 *
 * Without fees R_usd = (X − E)/(E − S) and R_coin = (f(X) − f(E))/(f(E) − f(S)), for an inverse contract
 * (1/E − 1/X)/(1/S − 1/E) = R_usd · S/X, whichever the side. Long 100 000, stop 95 000, target 115 000: 3 R in
 * dollars, 2.478… R in coin. Short 100 000, stop 105 000, target 85 000: 3 R and 3.705… R. Quantity cancels out.
 * Each fee is taken at its own price. A target on the losing side has a negative R. Source: algebra over the
 * venues' PnL formula.
 */
export function plannedR(plan: RPlan): Result<PlannedR, Refusal<'stop' | 'targets' | 'fees'>> {
  const { side, entry, stop, targets } = plan
  const fault = wrongStop(side, entry, stop) ?? sharesFault(targets)
  if (fault !== undefined) return fault
  const stopped = resultsAt(plan, stop)
  if (stopped.net.coin.gte(0) || stopped.net.usd.gte(0)) {
    return refused(
      'fees',
      'Rebates outweigh the loss at the stop, so there is no risk to divide by.',
    )
  }
  const judged = targets.map((exit) => {
    const reached = resultsAt(plan, exit.price)
    return {
      ...exit,
      gross: overRisk(reached.gross, stopped.gross),
      net: overRisk(reached.net, stopped.net),
    }
  })
  const open = ONE.minus(sumOfShares(targets))
  const gross = weighted(judged, ({ gross: each }) => each)
  const net = weighted(judged, ({ net: each }) => each)
  return ok({
    targets: judged,
    gross,
    net,
    open: fraction(open),
    restStopped: less(net, open),
    grossRestStopped: less(gross, open),
  })
}

/**
 * How many coin R one dollar R is worth at an exit: S/X for an inverse contract, whichever the side, 1 for a linear
 * one. Stop 95 000, exit 115 000 → 0.826…: 3 R in dollars are 2.478… R in coin. Source: (1/E − 1/X)/(1/S − 1/E) over
 * (X − E)/(E − S).
 */
export function coinPerDollarR(
  { kind }: Pick<TwinnedSpec, 'kind'>,
  stop: Price,
  exit: Price,
): Fraction {
  return fraction(kind === 'inverse' ? stop.div(exit) : ONE)
}

/**
 * The realised multiple: result / risk, both in the same unit. 0.02 BTC on a risk of 0.008 BTC → 2.5. The risk
 * is the loss planned at the first stop, as a number above zero.
 */
export function realisedR<U extends 'coin' | 'usd'>(
  result: Dec<U>,
  risk: Dec<NoInfer<U>>,
): Result<Fraction, Refusal<'risk'>> {
  return risk.gt(0)
    ? ok(fraction(result.div(risk)))
    : refused('risk', 'There is no risk to divide by: it must be above zero.')
}

/** What is wrong with the shares of a plan: none at all, one of zero or less, or more than the whole position. */
export function sharesFault(
  targets: readonly PartialExit[],
): { readonly ok: false; readonly error: Refusal<'targets'> } | undefined {
  if (targets.length === 0) return refused('targets', 'A plan needs at least one target.')
  const wrong = targets.find(({ share }) => share.lte(0))
  if (wrong !== undefined)
    return refused('targets', `The share closed at ${num(wrong.price)} must be above zero.`)
  const sum = sumOfShares(targets)
  return sum.gt(1)
    ? refused('targets', `The shares sum to ${percent(sum)}; a position has 100% to close.`)
    : undefined
}

interface Results {
  readonly gross: Twin
  readonly net: Twin
}

/** The result of one contract closed at a price; dollars at the price of each event. */
function resultsAt(plan: RPlan, exit: Price): Results {
  const { spec, entry, openFeeRate, closeFeeRate } = plan
  const one = { spec, quantity: contracts(ONE) }
  const trip = { ...one, side: plan.side, entry, exit }
  const gross: Twin = { coin: pnl(trip), usd: pnlUsd(trip) }
  const openFee = scaled(notionalTwin(one, entry), openFeeRate)
  const closeFee = scaled(notionalTwin(one, exit), closeFeeRate)
  return { gross, net: twinMinus(twinMinus(gross, openFee), closeFee) }
}

const less = (pair: RPair, by: Decimal): RPair => ({
  coin: fraction(pair.coin.minus(by)),
  usd: fraction(pair.usd.minus(by)),
})

const overRisk = (reached: Twin, stopped: Twin): RPair => ({
  coin: perRisk(reached.coin, stopped.coin),
  usd: perRisk(reached.usd, stopped.usd),
})

const perRisk = (reached: Coin | Usd, stopped: Coin | Usd): Fraction =>
  fraction(reached.div(stopped.negated()))

const sumOf = (parts: readonly Decimal[]): Decimal =>
  parts.reduce((sum, part) => sum.plus(part), ZERO)

/** The part of the position that the targets close together. */
export const sumOfShares = (targets: readonly PartialExit[]): Fraction =>
  fraction(sumOf(targets.map(({ share }) => share)))

function weighted(targets: readonly TargetR[], pick: (target: TargetR) => RPair): RPair {
  const unit = (of: keyof RPair): Fraction =>
    fraction(sumOf(targets.map((each) => pick(each)[of].times(each.share))))
  return { coin: unit('coin'), usd: unit('usd') }
}
