import type { ContractSpec } from '../market/contract-spec'
import { ONE, ZERO, type Decimal } from '../num/decimal'
import { atPlaces } from '../num/rounding'
import {
  coin,
  fraction,
  leverage,
  rate,
  usd,
  type Coin,
  type Fraction,
  type Leverage,
  type Price,
  type Rate,
  type Usd,
} from '../num/units'

import { COVERED, NO_CONTRACTS } from './bankruptcy'
import { bookState, type Book, type BookState } from './book'
import { crossLiquidation } from './cross-liquidation'
import { fundingPeriodHours } from './expected-funding'
import { fundingReceived } from './funding'
import { isolatedBook } from './isolated-book'
import { notional, notionalTwin } from './notional'
import { pnl, pnlUsd } from './pnl'
import type { PositionInput, PriceOutcome, Twin } from './position'
import { standingOf } from './standing'
import { scaled, twinAt, twinMinus, twinPlus } from './twin'

/** A position whose price and time are still open, and the funding rate that is assumed for each interval. */
export interface WhatIfInput {
  readonly position: Omit<PositionInput, 'exit'>
  readonly fundingRate: Rate
}

/** One cell of the grid: a price, and how many funding intervals have passed until it is looked at. */
export interface WhatIfCell {
  readonly price: Price
  /** ≥ 0; not whole where a venue lets funding accrue without a stop. */
  readonly intervals: Decimal
}

/** How a position stands at one price after some funding. Coins exact, dollars at the cell's own price. */
export interface WhatIfFigures {
  /** Funding of the elapsed intervals, positive received. */
  readonly received: Twin
  /** PnL at the price less both fees, with all funding: that of before and that of the elapsed intervals. */
  readonly net: Twin
  /** What stands behind the position: its margin, or the whole balance with cross margin, with its result. */
  readonly equity: Twin
  /** What the venue asks to be left at this price. */
  readonly maintenance: Twin
  /** maintenance / equity: liquidation at 1. Undefined where no equity is left. */
  readonly marginRatio: Fraction | undefined
  /** Notional at the price / equity. Undefined without contracts or equity. */
  readonly effectiveLeverage: Leverage | undefined
  /** True where equity no longer exceeds the maintenance margin. */
  readonly liquidated: boolean
  /** The price at which it would be, going on from this one against the position. */
  readonly liquidation: PriceOutcome
  /** From the cell's price to its liquidation price, and the coins that are lost on the way. */
  readonly distance:
    { readonly fraction: Fraction; readonly quote: Usd; readonly coin: Coin } | undefined
}

const HOURS_A_DAY = 24

/**
 * Funding intervals that have passed after so many days (≥ 0): whole settlements, or the share of the period where
 * funding accrues without a stop. 1.5 days of 8 hours → 4; of a continuous 8-hour rate → 4.5. None on a dated contract.
 */
export function elapsedIntervals(
  spec: Pick<ContractSpec, 'term' | 'funding'>,
  days: Decimal,
): Decimal {
  const hours = fundingPeriodHours(spec)
  if (hours === undefined) return ZERO
  const passed = days.times(HOURS_A_DAY).div(hours)
  return spec.funding.intervalHours === 0 ? passed : atPlaces(passed, 0, 'down')
}

/**
 * Funding of the elapsed intervals with the mark at the cell's price all the while: n · (−s · N(p) · rate). It is
 * one line of arithmetic, and for an inverse long below its entry it takes every payment at its largest; a path of
 * prices pays each interval at its own price instead (what-if-path.ts).
 * Long 10 000 USD at 40 000, 0.01 %, 30 intervals: 30 · −0.25 · 0.0001 = −0.00075 BTC.
 */
export function fundingAt(
  { position, fundingRate }: WhatIfInput,
  { price, intervals }: WhatIfCell,
): Coin {
  return coin(fundingReceived(position, price, rateOf(position, fundingRate)).times(intervals))
}

const rateOf = ({ spec }: WhatIfInput['position'], fundingRate: Rate): Rate =>
  spec.term === 'dated' ? rate(ZERO) : fundingRate

/**
 * A position at one price after some funding.
 *   equity = margin (the balance with cross margin) + s·q·(f(p) − f(E)) + funding received
 *   margin ratio = maintenance / equity, over every tier and under the venue's policy
 * Fees paid and funding from before stand in the net PnL only: what venues set against liquidation is the margin.
 * Long 10 000 USD from 50 000 at 10×, 0.5 % on the value at the price: at 48 000 without funding
 * equity = 0.02 − 0.008333… = 0.011666…, maintenance 0.2083… · 0.5 % = 0.00104166…, ratio 8.93 %.
 */
export function whatIf(input: WhatIfInput, cell: WhatIfCell): WhatIfFigures {
  return standingAt(input.position, { price: cell.price, received: fundingAt(input, cell) })
}

/** The same where the funding that was received by then is known. */
export function standingAt(
  position: WhatIfInput['position'],
  { price, received: receivedCoins }: { readonly price: Price; readonly received: Coin },
): WhatIfFigures {
  const { spec } = position
  const received = twinAt(spec, receivedCoins, price)
  const book = bookAt(position, { price, received: receivedCoins })
  const state = bookState(book)
  const liquidated = state.equity.lte(state.maintenance) && !position.quantity.isZero()
  const liquidation = liquidationFrom(book, position)
  return {
    received,
    net: netAt(position, price, received),
    equity: twinAt(spec, state.equity, price),
    maintenance: twinAt(spec, state.maintenance, price),
    ...ratiosOf(state),
    liquidated,
    liquidation,
    distance: distanceTo(liquidation, position, price),
  }
}

const ratiosOf = ({
  marginRatio,
  effectiveLeverage,
}: BookState): Pick<WhatIfFigures, 'marginRatio' | 'effectiveLeverage'> => ({
  marginRatio,
  effectiveLeverage,
})

/** The position at a price as a book of its own, behind it what is left after the funding. */
export function bookAt(
  position: WhatIfInput['position'],
  { price, received }: { readonly price: Price; readonly received: Coin },
): Book {
  const { terms, chosen } = standingOf(position)
  return isolatedBook(
    {
      ...{ spec: { ...position.spec, ...terms.spec }, side: position.side },
      ...{ quantity: position.quantity, entry: position.entry, mark: price },
      leverage: chosen ?? leverage(ONE),
    },
    coin(terms.margin.plus(received)),
  )
}

function netAt(position: WhatIfInput['position'], price: Price, received: Twin): Twin {
  const { spec, quantity, entry, openFeeRate, closeFeeRate, fundingPaid } = position
  const trip = { ...position, exit: price }
  const gross: Twin = { coin: pnl(trip), usd: pnlUsd(trip) }
  const openFee = scaled(notionalTwin({ spec, quantity }, entry), openFeeRate)
  const closeFee = scaled(notionalTwin({ spec, quantity }, price), closeFeeRate)
  const costs = twinPlus(twinPlus(openFee, closeFee), twinAt(spec, fundingPaid, price))
  return twinPlus(twinMinus(gross, costs), received)
}

function liquidationFrom(
  book: Book,
  { side, quantity }: Pick<PositionInput, 'side' | 'quantity'>,
): PriceOutcome {
  if (quantity.isZero()) return { kind: 'never', reason: NO_CONTRACTS }
  const solved = crossLiquidation(book, { kind: 'alone', position: 0 })
  if (!solved.ok) return { kind: 'never', reason: solved.error }
  const [outcome] = side === 'long' ? solved.value.falling : solved.value.rising
  if (outcome?.kind === 'at') return outcome
  return outcome?.kind === 'already'
    ? { kind: 'already', reason: ALREADY }
    : { kind: 'never', reason: COVERED }
}

const ALREADY = 'Equity does not exceed the maintenance margin here: the position is liquidated.'

function distanceTo(
  outcome: PriceOutcome,
  { spec, quantity }: Pick<PositionInput, 'spec' | 'quantity'>,
  price: Price,
): WhatIfFigures['distance'] {
  if (outcome.kind !== 'at') return undefined
  const quote = outcome.price.minus(price)
  const holding = { spec, quantity }
  return {
    fraction: fraction(quote.div(price)),
    quote: usd(quote),
    coin: coin(notional(holding, outcome.price).minus(notional(holding, price)).abs()),
  }
}
