import {
  adverse,
  crossingFrom,
  fundingAt64,
  isGone,
  notionalAt,
  priceOf64,
  standing64,
  type WhatIfPlan,
} from './what-if-float64'
import { segmentsOf, settlingOf, type PathInput } from './what-if-segments-float64'
import { whatIfPlan } from './what-if-plan-float64'

/** A stretch of a path between two settlements or points, on which nothing is paid. */
interface Piece {
  readonly segment: number
  /** How many of the segment's payments were made before it. */
  readonly settled: number
  readonly received: number
  readonly fromDays: number
  readonly toDays: number
  readonly fromPrice: number
  readonly toPrice: number
}

/** Where on a path the position is first liquidated: on which piece. */
export interface Place {
  readonly segment: number
  /** How many of the segment's payments were made before. */
  readonly settled: number
}

/** One point of the pictures of a path. */
export interface PathSample {
  readonly days: number
  readonly price: number
  /** In coin. */
  readonly equity: number
  /** Absent where no equity is left. */
  readonly ratio: number | null
  readonly leverage: number | null
  /** Absent where no price liquidates the position. */
  readonly liquidation: number | null
}

const HOURS_A_DAY = 24

interface Walked {
  readonly plan: WhatIfPlan
  readonly pieces: readonly Piece[]
}

/** The pieces of a path in order, each with the funding received before it. */
function walked(input: PathInput): Walked {
  const plan = whatIfPlan(input)
  const settling = settlingOf(input)
  const [hours, share] = settling ? [settling.hours, Number(settling.share)] : [1, 0]
  const pieces: Piece[] = []
  let received = 0
  for (const [segment, { from, to, first, last }] of segmentsOf(input).entries()) {
    const [startDays, endDays] = [Number(from.days), Number(to.days)]
    const [startPrice, endPrice] = [Number(from.price), Number(to.price)]
    let [fromDays, fromPrice] = [startDays, startPrice]
    for (let nth = first; nth <= last; nth += 1) {
      const toDays = (nth * hours) / HOURS_A_DAY
      const way = endDays > startDays ? (toDays - startDays) / (endDays - startDays) : 1
      const toPrice = startPrice + (endPrice - startPrice) * way
      const settled = nth - first
      pieces.push({ segment, settled, received, fromDays, toDays, fromPrice, toPrice })
      received += fundingAt64(plan, notionalAt(plan, toPrice)) * share
      fromDays = toDays
      fromPrice = toPrice
    }
    const settled = Math.max(last - first + 1, 0)
    const ends = { toDays: endDays, toPrice: endPrice }
    pieces.push({ segment, settled, received, fromDays, fromPrice, ...ends })
  }
  return { plan, pieces }
}

/** The notional on a piece at which the position is liquidated; undefined where it lasts. */
function goneOn(plan: WhatIfPlan, { received, fromPrice, toPrice }: Piece): number | undefined {
  const start = standing64(plan, fromPrice, received)
  if (isGone(plan, start)) return start.held
  const end = notionalAt(plan, toPrice)
  if (end === start.held) return undefined
  const outward = end > start.held ? 1 : -1
  const met = crossingFrom(plan, { held: start.held, received, outward })
  return met !== undefined && (end - met) * outward >= 0 ? met : undefined
}

/**
 * The first piece of a path on which the position is liquidated, for the exact engine to solve on. Where a segment
 * ends with a payment, a piece without length stands behind it, so what the payment leaves is looked at as well.
 */
export function firstGone(input: PathInput): Place | undefined {
  const { plan, pieces } = walked(input)
  const found = pieces.find((piece) => goneOn(plan, piece) !== undefined)
  return found && { segment: found.segment, settled: found.settled }
}

/** About so many points make a picture. */
const SAMPLES = 240

/**
 * The lines of a path for its pictures, up to the liquidation. Held against the exact rows to 1e-9 of their parts
 * by what-if-path.spec.ts.
 */
export function pathFloat64(input: PathInput): readonly PathSample[] {
  const { plan, pieces } = walked(input)
  const each = Math.max(1, Math.ceil(SAMPLES / Math.max(1, pieces.length)))
  const every = Math.max(1, Math.floor(pieces.length / SAMPLES))
  const samples: PathSample[] = []
  for (const [at, piece] of pieces.entries()) {
    const gone = goneOn(plan, piece)
    const ends = gone !== undefined || pieces[at + 1]?.segment !== piece.segment
    if (!ends && at % every !== 0) continue
    const end = gone === undefined ? 1 : shareAt(plan, piece, gone)
    for (let step = 0; step < each; step += 1)
      samples.push(sampleAt(plan, piece, (end * step) / each))
    if (ends) samples.push(sampleAt(plan, piece, end))
    if (gone !== undefined) break
  }
  return samples
}

/** How far along a piece its price reaches a notional. */
function shareAt(plan: WhatIfPlan, { fromPrice, toPrice }: Piece, held: number): number {
  if (toPrice === fromPrice) return 0
  return (priceOf64(plan, held) - fromPrice) / (toPrice - fromPrice)
}

function sampleAt(plan: WhatIfPlan, piece: Piece, share: number): PathSample {
  const { fromDays, toDays, fromPrice, toPrice, received } = piece
  const price = fromPrice + (toPrice - fromPrice) * share
  const standing = standing64(plan, price, received)
  const { held, equity, asked } = standing
  const met = isGone(plan, standing)
    ? held
    : crossingFrom(plan, { held, received, outward: adverse(plan) })
  return {
    days: fromDays + (toDays - fromDays) * share,
    price,
    equity,
    ratio: equity > 0 ? asked / equity : null,
    leverage: equity > 0 ? held / equity : null,
    liquidation: met === undefined ? null : priceOf64(plan, met),
  }
}
