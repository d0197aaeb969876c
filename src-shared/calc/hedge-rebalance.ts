import type { InverseSpec } from '../market/contract-spec'
import { D, type Decimal } from '../num/decimal'
import { ok, type Result } from '../num/result'
import type { RoundingMode } from '../num/rounding'
import {
  contracts,
  fraction,
  type Contracts,
  type Fraction,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import {
  hedgeBounds,
  hedgeResidual,
  hedgeSize,
  inLots,
  type Hedge,
  type HedgeResidual,
} from './hedge'
import { notionalTwin } from './notional'
import type { Twin } from './position'
import { toLot } from './quantity'
import { scaled, twinPlus } from './twin'

/** A hedge that is brought back to its coins by trades on the lot, each with its fee. */
export interface TradedHedge extends Hedge {
  readonly spec: InverseSpec
  /** How the size of the hedge meets the lot: never more than held, or the nearest. */
  readonly mode: Extract<RoundingMode, 'down' | 'half-up'>
  /** What selling more is charged; a rebate is below zero. */
  readonly sellFeeRate: Rate
  readonly buyFeeRate: Rate
}

export interface Rebalance {
  readonly action: HedgeResidual['rebalance']['action']
  /** On the lot, without a sign. */
  readonly traded: Contracts
  /** Sold in all once it is done. */
  readonly quantity: Contracts
  /** Positive is paid; the dollars are those of the price. */
  readonly fee: Twin
  /** What the lot leaves open then. */
  readonly open: Usd
}

/**
 * The trade that hedges the coins again at a price, in whole lots. Rounded down, never more is sold than held: selling
 * stops short of the coins, buying back goes a little past them, up to what is sold.
 * 1.5 BTC, 750 contracts of 100 USD, lot 1, at 52 631.58: 789.47… − 750 → 39 more; at 0.05 % that costs
 * 0.00003705 BTC, 1.95 USD. An error in words without coins.
 */
export function rebalance(hedge: TradedHedge, price: Price): Result<Rebalance, string> {
  const { spec, coins, quantity: sold, mode } = hedge
  const size = hedgeSize({ spec, coins, price }, mode)
  if (!size.ok) return size
  const short = size.value.exact.minus(sold)
  // Down is towards less sold: of what is bought back that is the larger trade.
  const lots = inLots(short, spec.lot, mode === 'down' ? 'floor' : mode)
  const more = D.max(lots, toLot(sold, spec.lot).negated())
  const traded = contracts(more.abs())
  const quantity = contracts(sold.plus(more))
  const feeRate = more.gt(0) ? hedge.sellFeeRate : hedge.buyFeeRate
  return ok({
    action: actionFor(more),
    ...{ traded, quantity },
    fee: scaled(notionalTwin({ spec, quantity: traded }, price), feeRate),
    open: hedgeResidual({ spec, coins, quantity }, price).usd,
  })
}

function actionFor(more: Decimal): Rebalance['action'] {
  if (more.isZero()) return 'nothing'
  return more.gt(0) ? 'sell' : 'buy back'
}

/**
 * The share of the coins that no contract stands against at a price: (N − q·C/S) / N, negative when more is sold than
 * held. 1.5 BTC, 75 000 USD sold, at 60 000: 0.25 / 1.5 = 16.67 %. Undefined without coins.
 */
export function openShare(hedge: Hedge, price: Price): Fraction | undefined {
  const { coins } = hedge
  return coins.gt(0) ? fraction(hedgeResidual(hedge, price).coins.div(coins)) : undefined
}

export interface RebalanceStep extends Rebalance {
  readonly price: Price
  /** This fee and those of the steps before it, each in the dollars of its own price. */
  readonly feesSoFar: Twin
}

/**
 * The trades of a hedge that is brought back each time a share x of its coins is open, while the price goes one way.
 * Each stands at the bound of the one before it. But for the lot a trade is x · N coins large at every price, so it
 * costs the same coins each time: x · N · fee rate.
 *
 * 1.5 BTC, 75 000 USD sold, 5 %: up at 52 631.58 (39 contracts more), 55 368.42 (41), …; down at 47 619.05 (36 bought
 * back), …. At most `most` steps; none where a trade would be less than a lot.
 */
export function rebalancesOnTheWay(
  hedge: TradedHedge,
  share: Fraction,
  { way, most }: { readonly way: 'up' | 'down'; readonly most: number },
): readonly RebalanceStep[] {
  const steps: RebalanceStep[] = []
  while (steps.length < most) {
    const last = steps.at(-1)
    const held = last ? { ...hedge, quantity: last.quantity } : hedge
    const price = boundOf(held, share, way)
    if (!price) break
    const trade = rebalance(held, price)
    if (!trade.ok || trade.value.traded.isZero()) break
    const { fee: paid } = trade.value
    const feesSoFar = last ? twinPlus(last.feesSoFar, paid) : paid
    steps.push({ ...trade.value, price, feesSoFar })
  }
  return steps
}

function boundOf(hedge: Hedge, share: Fraction, way: 'up' | 'down'): Price | undefined {
  const bounds = hedgeBounds(hedge, share)
  if (!bounds.ok) return undefined
  const { low, high } = bounds.value
  if (way === 'down') return low
  return high.kind === 'at' ? high.price : undefined
}
