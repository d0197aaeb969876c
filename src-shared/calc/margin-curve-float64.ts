import type { ContractSpec } from '../market/contract-spec'
import type { Contracts, Leverage, Price } from '../num/units'

import { marginCurve, type MarginCurve } from './margin'
import type { PayoffTerms } from './payoff'

/** One point of the margin picture, for the eye only. */
export interface MarginPoint {
  readonly quantity: number
  /** Coins: the larger of notional / leverage and what the tier asks. */
  readonly initial: number
  readonly maintenance: number
}

export interface MarginPicture {
  readonly spec: PayoffTerms & Pick<ContractSpec, 'margin'>
  readonly price: Price
  readonly leverage: Leverage
}

/** Tier ends drawn with both of their values; further ones are too near each other to be seen apart. */
const MOST_ENDS = 60

/**
 * Initial and maintenance margin in coins against the contracts held at one price, from none to `most`. Every tier's
 * end inside has two points, just below and just above it, so that a jump is upright.
 * Held against the exact functions to 1e-9 by margin-curve-float64.spec.ts.
 */
export function marginCurveFloat64(
  picture: MarginPicture,
  most: number,
  count: number,
): readonly MarginPoint[] {
  const { spec, price, leverage } = picture
  const one = worthOfOne(spec, price)
  const initial = linesOf(marginCurve(spec.margin, 'initial', leverage), one)
  const maintenance = linesOf(marginCurve(spec.margin, 'maintenance', leverage), one)
  const pointAt = (quantity: number, above: boolean): MarginPoint => ({
    quantity,
    initial: Math.max(marginAt(initial, quantity, above), (quantity * one) / Number(leverage)),
    maintenance: marginAt(maintenance, quantity, above),
  })
  const ends = endsBelow([...initial, ...maintenance], most).slice(0, MOST_ENDS)
  const between = Array.from({ length: count }, (_, index) => (most * index) / (count - 1))
  const points = [
    ...between.filter((quantity) => !ends.includes(quantity)).map((each) => pointAt(each, false)),
    ...ends.flatMap((end) => [pointAt(end, false), pointAt(end, true)]),
  ]
  return points.toSorted((a, b) => a.quantity - b.quantity)
}

/** Coins that one contract is worth. */
const worthOfOne = ({ kind, contractValue }: PayoffTerms, price: Price): number =>
  kind === 'inverse' ? Number(contractValue) / Number(price) : Number(contractValue) * Number(price)

/** Where the tiers end, in contracts at the price, up to `most`. */
export function tierEndsFloat64(
  { spec, price, leverage }: MarginPicture,
  most: number,
): readonly number[] {
  const one = worthOfOne(spec, price)
  return endsBelow(linesOf(marginCurve(spec.margin, 'maintenance', leverage), one), most)
}

/**
 * How far the picture of a position goes: half as far again as the end of its tier, or to twice its quantity where no
 * end is known. 4 000 contracts of a tier to 5 000 → 7 500.
 */
export function marginSpanFloat64(picture: MarginPicture, quantity: Contracts): number {
  const held = Number(quantity)
  const end = tierEndsFloat64(picture, Infinity).find((each) => each >= held)
  return end === undefined ? held * 2 : end * 1.5
}

/** A stretch with its end in contracts, giving coins. */
interface Line {
  readonly end: number
  readonly perContract: number
  readonly perSquare: number
  readonly deduction: number
}

/** z = contracts · scale, and a line in contracts gives contracts worth `one` coin each. */
function linesOf({ measure, stretches }: MarginCurve, one: number): readonly Line[] {
  const inCoin = measure === 'coin'
  return stretches.map(({ upTo, rate, slope, deduction }) => ({
    end: upTo === undefined ? Infinity : Number(upTo) / (inCoin ? one : 1),
    perContract: Number(rate) * one,
    perSquare: Number(slope) * (inCoin ? one * one : one),
    deduction: Number(deduction) * (inCoin ? 1 : one),
  }))
}

function marginAt(lines: readonly Line[], quantity: number, above: boolean): number {
  const line = lines.find(({ end }) => (above ? quantity < end : quantity <= end)) ?? lines.at(-1)
  if (line === undefined) return 0
  return quantity * (line.perContract + line.perSquare * quantity) - line.deduction
}

function endsBelow(lines: readonly Line[], most: number): readonly number[] {
  const ends = new Set(lines.map(({ end }) => end).filter((end) => end < most))
  return [...ends].toSorted((a, b) => a - b)
}
