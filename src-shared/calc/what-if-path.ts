import { signOf } from '../market/side'
import { D, ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import { coin, plus, price as asPrice, type Coin, type Price } from '../num/units'

import { crossLiquidation } from './cross-liquidation'
import { payoffOver } from './payoff'
import { bookAt, standingAt, type WhatIfFigures } from './what-if'
import { firstGone } from './what-if-path-float64'
import {
  segmentsOf,
  settlingOf,
  shareOf,
  type PathInput,
  type PathPoint,
  type Segment,
} from './what-if-segments-float64'

/** How the position stands at one point of its path. */
export interface PathRow extends PathPoint {
  readonly figures: WhatIfFigures
}

export interface PricePath {
  /** One row per point, up to a liquidation. */
  readonly rows: readonly PathRow[]
  /** When, at which price and how the position is liquidated on the way. */
  readonly liquidated: PathRow | undefined
}

/** The longest path in days: more would only be more payments. */
export const MOST_PATH_DAYS = new D(180)

/**
 * A position along a path of prices: equity, margin ratio, effective leverage and liquidation price at each point,
 * and where it is liquidated on the way. Each funding settlement is paid at the path's own price then:
 *   received = Σ −s · N(pₖ) · rate, pₖ = the straight line between two points at settlement k
 * Within a piece without payment the liquidation price is fixed, so the position is liquidated where the straight
 * line meets it. Which piece that is, is looked for in float64; the price, the time and every figure are solved
 * exactly.
 *
 * Long 10 000 USD from 50 000 at 10× on BitMEX, from 50 000 to 40 000 within a day, no funding: liquidated at
 * 45 662.10…, after (50 000 − 45 662.10)/10 000 = 0.43379 days.
 *
 * An error in words where days fall or go beyond 180.
 */
export function pricePath(input: PathInput): Result<PricePath, string> {
  const issue = pathIssue(input)
  if (issue !== undefined) return err(issue)
  const { position, points } = input
  const gone = firstGone(input)
  const settlements = settlementsOf(input)
  const rows: PathRow[] = [rowAt(position, points[0], coin(ZERO))]
  let received: Coin = coin(ZERO)
  for (const [at, segment] of segmentsOf(input).entries()) {
    if (gone?.segment === at) {
      const liquidated = endOn(position, settlements.pieceOf(segment, gone.settled), {
        received: plus(received, settlements.paid(segment, gone.settled)),
      })
      return ok({ rows, liquidated })
    }
    received = plus(received, settlements.paid(segment, segment.last - segment.first + 1))
    rows.push(rowAt(position, segment.to, received))
  }
  return ok({ rows, liquidated: undefined })
}

type Position = PathInput['position']

const rowAt = (position: Position, { days, price }: PathPoint, received: Coin): PathRow => ({
  ...{ days, price },
  figures: standingAt(position, { price, received }),
})

function pathIssue({ points }: PathInput): string | undefined {
  const falls = points.slice(1).some(({ days }, at) => points[at]?.days.gt(days))
  if (falls) return 'The days of a path must not fall.'
  const last = points.at(-1)
  return last?.days.gt(MOST_PATH_DAYS)
    ? `A path goes up to ${MOST_PATH_DAYS.toFixed()} days.`
    : undefined
}

interface Piece {
  readonly from: PathPoint
  readonly to: PathPoint
}

/** What a contract pays on the way, and the pieces between its payments. */
interface Settlements {
  /** Received at the first `count` settlements of a segment. */
  readonly paid: (segment: Segment, count: number) => Coin
  /** The piece behind so many settlements of a segment. */
  readonly pieceOf: (segment: Segment, settled: number) => Piece
}

function settlementsOf(input: PathInput): Settlements {
  const { position, fundingRate } = input
  const { spec, quantity, side } = position
  const { hours, share } = settlingOf(input) ?? { hours: 1, share: ZERO }
  const pointAt = (segment: Segment, nth: number): PathPoint => {
    const passed = new D(nth).times(hours)
    const { from, to } = segment
    const moved = to.price.minus(from.price).times(shareOf(segment, passed))
    return { days: passed.div(24), price: asPrice(from.price.plus(moved)) }
  }
  // The rate is multiplied in before the one division of each payment.
  const worth = quantity.times(spec.contractValue).times(fundingRate).times(share)
  const { sign, valueAt } = payoffOver(spec.kind, worth)
  return {
    paid: (segment, count) => {
      const prices = Array.from({ length: count }, (_, at) => segment.first + at)
      const total = prices.reduce<Decimal>(
        (sum, nth) => sum.plus(valueAt(pointAt(segment, nth).price)),
        ZERO,
      )
      return coin(total.times(sign * -signOf(side)))
    },
    pieceOf: (segment, settled) => {
      const { from, to, first, last } = segment
      return {
        from: settled === 0 ? from : pointAt(segment, first + settled - 1),
        to: first + settled > last ? to : pointAt(segment, first + settled),
      }
    },
  }
}

/** The moment on a piece at which the position is liquidated. */
function endOn(
  position: Position,
  { from, to }: Piece,
  { received }: { readonly received: Coin },
): PathRow {
  const solved = crossLiquidation(bookAt(position, { price: from.price, received }), {
    kind: 'alone',
    position: 0,
  })
  const way = solved.ok && (to.price.gt(from.price) ? solved.value.rising : solved.value.falling)
  const outcome = way ? way[0] : undefined
  // Where float64 saw a crossing by a hair that there is not, the end of the piece is that hair away.
  const reached = outcome?.kind === 'at' ? outcome.price : to.price
  const price = outcome?.kind === 'already' ? from.price : nearer(reached, { from, to })
  const moved = to.price.minus(from.price)
  const share = moved.isZero() ? ZERO : price.minus(from.price).div(moved)
  const days = from.days.plus(to.days.minus(from.days).times(share))
  return rowAt(position, { days, price }, received)
}

/** A price kept on the piece. */
const nearer = (reached: Price, { from, to }: Piece): Price =>
  reached.minus(from.price).abs().gt(to.price.minus(from.price).abs()) ? to.price : reached
