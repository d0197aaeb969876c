import { ONE, type Decimal } from '../num/decimal'
import { fraction, leverage, usd, type Coin, type Fraction } from '../num/units'

import { mostLeverageAt } from './tier-limits'
import { bankruptcy } from './bankruptcy'
import { breakEven } from './break-even'
import { liquidationWorking, type LiquidationWorking } from './liquidation'
import {
  effectiveRate,
  isBeyondKnown,
  marginCurve,
  marginOn,
  stretchOf,
  type MarginCurve,
} from './margin'
import { notional, notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import { pointValue } from './point-value'
import type { PositionFigures, PositionInput, PriceOutcome, TierStanding, Twin } from './position'
import { standingOf } from './standing'
import { scaled, twinAt, twinMinus, twinPlus } from './twin'

/**
 * Every figure of the Position calculator, exact. Dollars of each part are counted at the price of its own
 * event: the opening fee and the margin at entry, everything else at the exit; net dollars are their sum.
 *
 * Long 10 000 contracts of 1 USD, 50 000 → 60 000, 10×, 0.05 % both ways, no funding: gross 0.0333… BTC
 * (2 000 USD), fees 0.0001 + 0.00008333…, ROE 1.6667 gross, break-even 50 050.025…
 */
export function positionFigures(input: PositionInput): PositionFigures {
  const { spec, quantity, entry, exit, openFeeRate, closeFeeRate, fundingPaid } = input
  const holding = { spec, quantity }
  const entryNotional = notionalTwin(holding, entry)
  const exitNotional = notionalTwin(holding, exit)
  const gross: Twin = { coin: pnl(input), usd: pnlUsd(input) }
  const openFee = scaled(entryNotional, openFeeRate)
  const closeFee = scaled(exitNotional, closeFeeRate)
  const fees = twinPlus(openFee, closeFee)
  const funding = twinAt(spec, fundingPaid.negated(), exit)
  const net = twinPlus(twinMinus(gross, fees), funding)
  const { terms, initialMargin: behind, chosen } = standingOf(input)
  const initialMargin = marginTwin(input, behind, entryNotional)
  const working = liquidationWorking(terms)
  const liquidated = working.outcome
  const size = { notional: entryNotional.coin, quantity }
  const maintenance = marginCurve(spec.margin, 'maintenance', chosen ?? leverage(ONE))
  return {
    gross,
    openFee,
    closeFee,
    fees,
    funding,
    net,
    grossRoe: ratio(gross.coin, initialMargin.coin),
    netRoe: ratio(net.coin, initialMargin.coin),
    entryNotional,
    exitNotional,
    pointValue: twinAt(spec, pointValue(holding, exit), exit),
    breakEven: breakEven(input),
    initialMargin,
    effectiveLeverage:
      input.backing.kind === 'cross' ? effective(entryNotional.coin, terms.margin) : chosen,
    maintenanceMarginRate: effectiveRate(maintenance, size),
    maintenanceMargin: twinAt(spec, marginOn(maintenance, size), entry),
    liquidation: liquidated,
    bankruptcy: bankruptcy(terms),
    liquidationDistance: distance(liquidated, exit),
    exitPastLiquidation: isPast(input, liquidated),
    tier: tierStanding(input, maintenance, working),
  }
}

/** Dollars over the leverage themselves: coins that were divided and multiplied again would miss the last digit. */
const marginTwin = ({ backing, spec, entry }: PositionInput, behind: Coin, held: Twin): Twin =>
  backing.kind === 'margin'
    ? twinAt(spec, behind, entry)
    : { coin: behind, usd: usd(held.usd.div(backing.leverage)) }

const ratio = (part: Coin, margin: Coin): Fraction | undefined =>
  margin.gt(0) ? fraction(part.div(margin)) : undefined

const effective = (held: Coin, wallet: Coin): PositionFigures['effectiveLeverage'] =>
  held.gt(0) && wallet.gt(0) ? leverage(held.div(wallet)) : undefined

function distance(outcome: PriceOutcome, from: Decimal): PositionFigures['liquidationDistance'] {
  if (outcome.kind !== 'at') return undefined
  const quote = outcome.price.minus(from)
  return { fraction: fraction(quote.div(from)), quote: usd(quote) }
}

/** Whether a price lies at or past a liquidation price; also where the margin is too little at entry. */
export function isPast(
  { side, exit }: Pick<PositionInput, 'side' | 'exit'>,
  outcome: PriceOutcome,
): boolean {
  if (outcome.kind !== 'at') return outcome.kind === 'already'
  return side === 'long' ? exit.lte(outcome.price) : exit.gte(outcome.price)
}

function tierStanding(
  { spec, quantity }: PositionInput,
  maintenance: MarginCurve,
  { entry, outcome, stretch }: LiquidationWorking,
): TierStanding | undefined {
  if (spec.margin.method === 'linear-growth') return undefined
  const { measure, knownUpTo } = maintenance
  const { tier, upTo } = stretchOf(maintenance, entry)
  const atPrice =
    outcome.kind === 'at'
      ? { notional: notional({ spec, quantity }, outcome.price), quantity }
      : undefined
  return {
    measure,
    atEntry: tier,
    mostLeverage: mostLeverageAt(spec, entry),
    upTo,
    atLiquidation: stretch && measure === 'coin' ? stretch.tier : undefined,
    knownUpTo,
    beyondKnownAtEntry: isBeyondKnown(maintenance, entry),
    beyondKnownAtLiquidation: atPrice !== undefined && isBeyondKnown(maintenance, atPrice),
  }
}
