import type { FeeSchedule } from '../market/fee-schedule'
import type { Decimal } from '../num/decimal'
import { fraction, type Fraction, type Price, type Rate } from '../num/units'

import { num, percent, sourced, type Explanation } from './explanation'
import { notionalTwin, type Holding } from './notional'
import type { Twin, TwinnedSpec } from './position'
import { scaled, twinPlus } from './twin'

export type FillRole = keyof Pick<FeeSchedule, 'maker' | 'taker'>

/** The rates of the two fills of a round trip. */
export interface RatePair {
  readonly openRate: Rate
  readonly closeRate: Rate
}

/** How a position is opened and closed: each fill waits in the book or meets an order that waited. */
export interface RolePair extends RatePair {
  readonly open: FillRole
  readonly close: FillRole
}

const PAIRS = [
  ['maker', 'maker'],
  ['maker', 'taker'],
  ['taker', 'maker'],
  ['taker', 'taker'],
] as const satisfies readonly (readonly [FillRole, FillRole])[]

/** The four ways through a contract's two rates, the cheapest kind of fill first. */
export function rolePairs(fees: Pick<FeeSchedule, 'maker' | 'taker'>): readonly RolePair[] {
  return PAIRS.map(([open, close]) => ({
    open,
    close,
    openRate: fees[open],
    closeRate: fees[close],
  }))
}

/**
 * Both fees of a round trip at one price, as a share of its notional: rate in + rate out. 0.02 % in and
 * 0.055 % out → 0.00075, which is 7.5 bps. Below zero it is a rebate.
 */
export function roundTripShare({ openRate, closeRate }: RatePair): Fraction {
  return fraction(openRate.plus(closeRate))
}

/** A share of the notional in basis points: 0.00075 → 7.5. */
export const inBps = (share: Fraction): Decimal => share.times(10_000)

interface Trip extends Holding {
  readonly spec: TwinnedSpec
  readonly entry: Price
  readonly exit: Price
}

/**
 * Both fees of a round trip, each at its own fill price: q·|f(E)|·rate in + q·|f(X)|·rate out. Positive is paid.
 * 10 000 USD from 50 000 to 40 000 with 0.05 % each way → 0.0001 + 0.000125 BTC, 10 USD. Source: every venue's fee
 * formula, a rate on the value of the fill.
 */
export function roundTripFees(trip: Trip, { openRate, closeRate }: RatePair): Twin {
  return twinPlus(
    scaled(notionalTwin(trip, trip.entry), openRate),
    scaled(notionalTwin(trip, trip.exit), closeRate),
  )
}

/** The working behind the share of notional that a round trip costs. */
export function explainRoundTrip(spec: TwinnedSpec, pair: RolePair): Explanation<'roundTrip'> {
  const share = roundTripShare(pair)
  return {
    figure: 'roundTrip',
    title: `Round trip, ${pair.open} in and ${pair.close} out`,
    formula: 'rate in + rate out',
    substituted: `${percent(pair.openRate)} + ${percent(pair.closeRate)}`,
    result: `${percent(share)}, ${num(inBps(share))} bps of the notional`,
    note: 'At one price. Each fee is taken at its own fill, so in coin the closing fee changes with the exit.',
    ...sourced(spec, 'fees'),
  }
}
