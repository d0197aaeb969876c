import { ONE, type Decimal } from '../num/decimal'
import type { Price } from '../num/units'

import { fundingPeriodHours } from './expected-funding'
import type { WhatIfInput } from './what-if'

/** A price at a time; between two of them the price goes straight. */
export interface PathPoint {
  /** Since the start, ≥ 0. */
  readonly days: Decimal
  readonly price: Price
}

export interface PathInput extends WhatIfInput {
  /** The first is where the path starts; days never fall, and two at one time are a jump. */
  readonly points: readonly [PathPoint, ...PathPoint[]]
}

/** Two points, and the settlements after the one up to and with the other, counted from 1 since day 0. */
export interface Segment {
  readonly from: PathPoint
  readonly to: PathPoint
  readonly first: number
  readonly last: number
}

/** How funding falls due on a path: each so many hours, and the share of the rate that is due then. */
export interface Settling {
  readonly hours: number
  readonly share: Decimal
}

/**
 * The settlements that a contract has on the way; undefined where nothing falls due. Where funding accrues without
 * a stop, each whole hour takes its share of the rate: an eighth of Deribit's.
 */
export function settlingOf({ position: { spec }, fundingRate }: WhatIfInput): Settling | undefined {
  const hours = fundingPeriodHours(spec)
  if (hours === undefined || fundingRate.isZero()) return undefined
  return spec.funding.intervalHours === 0
    ? { hours: 1, share: ONE.div(hours) }
    : { hours, share: ONE }
}

const HOURS_A_DAY = 24

/** The stretches of a path with the settlements on each. A count is a whole number, so nothing is lost as one. */
export function segmentsOf(input: PathInput): readonly Segment[] {
  const settling = settlingOf(input)
  const due = (days: Decimal): number =>
    settling ? Number(days.times(HOURS_A_DAY).div(settling.hours).floor()) : 0
  return input.points.slice(1).flatMap((to, at) => {
    const from = input.points[at]
    return from ? [{ from, to, first: due(from.days) + 1, last: due(to.days) }] : []
  })
}

/** Hours since day 0 of a settlement, as a share of the way from one point to the other; 1 where both are at once. */
export function shareOf(segment: Segment, hours: Decimal): Decimal {
  const [from, to] = [segment.from.days, segment.to.days].map((days) => days.times(HOURS_A_DAY))
  const length = to && from ? to.minus(from) : ONE
  return length.isZero() || !from ? ONE : hours.minus(from).div(length)
}
