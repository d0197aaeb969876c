import type { ContractSpec } from '../market/contract-spec'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { err, ok, type Result } from '../num/result'
import {
  coin,
  contracts,
  leverage as asLeverage,
  type Coin,
  type Contracts,
  type Leverage,
  type Price,
  type Rate,
} from '../num/units'

import {
  isBeyondKnown,
  lineAt,
  marginCurve,
  stretchOf,
  type MarginAsk,
  type MarginCurve,
  type PositionSize,
  type Stretch,
} from './margin'
import { notional } from './notional'
import type { PayoffTerms } from './payoff'

type Tiered = Pick<ContractSpec, 'margin' | 'maxLeverage'>

/** One tier as a table has it: above `from` up to and with `upTo`, in the schedule's measure. */
export interface TierLine {
  readonly tier: number
  readonly from: Decimal
  /** Undefined where the tier has no end, or where none is known. */
  readonly upTo: Decimal | undefined
  /** Of this tier alone; where tiers are marginal, of the part inside it. */
  readonly initialRate: Rate
  readonly maintenanceRate: Rate
  /** 1 / initial rate, at most the contract's own. */
  readonly mostLeverage: Leverage
}

export interface TierTable {
  readonly measure: MarginCurve['measure']
  /** All tiers there are, also those that are not among `lines`. */
  readonly count: number
  readonly lines: readonly TierLine[]
}

/** Tiers shown on each side of the position's own when the table is cut. */
const NEAR = 3

/**
 * The tiers of a contract: all of them up to `most`; of a longer table the first ones, those around the tier
 * `near` and the last. `leverage` is read by schedules whose rate depends on it. A schedule without tiers, whose rate
 * grows along a line, has no table: undefined.
 * Binance COIN-M BTCUSD: 8 lines, the first to 5 BTC at 0.8 % and 0.4 %, 125×.
 */
export function tierTable(
  spec: Tiered,
  leverage: Leverage,
  { near, most }: { readonly near: number; readonly most: number },
): TierTable | undefined {
  if (spec.margin.method === 'linear-growth') return undefined
  const curves = curvesOf(spec, leverage)
  const { measure, stretches } = curves.maintenance
  const first = most - 2 * NEAR - 2
  const isShown = (at: number): boolean =>
    stretches.length <= most ||
    at < first ||
    (at + 1 >= near - NEAR && at + 1 <= near + NEAR) ||
    at === stretches.length - 1
  const shown = stretches.flatMap((_, at) => (isShown(at) ? [at] : []))
  return { measure, count: stretches.length, lines: shown.map((at) => lineOf(spec, curves, at)) }
}

interface Curves {
  readonly initial: MarginCurve
  readonly maintenance: MarginCurve
}

const curvesOf = ({ margin }: Tiered, leverage: Leverage): Curves => ({
  initial: marginCurve(margin, 'initial', leverage),
  maintenance: marginCurve(margin, 'maintenance', leverage),
})

/** A tier of both curves: they share their ends, and a rate that has reached 100 % goes on. */
function lineOf({ maxLeverage }: Tiered, { initial, maintenance }: Curves, at: number): TierLine {
  const kept = stretchNumber(maintenance, at)
  const { rate: initialRate } = stretchNumber(initial, at)
  const upTo =
    kept.upTo ?? (at === maintenance.stretches.length - 1 ? maintenance.knownUpTo : undefined)
  return {
    ...{ tier: kept.tier, from: kept.from, upTo },
    ...{ initialRate, maintenanceRate: kept.rate, mostLeverage: allowed(initialRate, maxLeverage) },
  }
}

const stretchNumber = ({ stretches }: MarginCurve, at: number): Stretch =>
  stretches[at] ?? stretches[stretches.length - 1] ?? stretches[0]

const allowed = (initialRate: Rate, most: Decimal): Leverage =>
  asLeverage(initialRate.gt(0) ? D.min(ONE.div(initialRate), most) : most)

/** Where the next tier begins for a position, and what it changes. */
export interface NextTier {
  readonly line: TierLine
  /** The largest position still below it: in coins at the price, and in contracts, not on the lot. */
  readonly endsAt: PositionSize
  /** What is left until then. */
  readonly room: PositionSize
  /** By how much the margin asked for rises at that size as the tier begins. Zero where tiers are marginal. */
  readonly extraInitial: Coin
  readonly extraMaintenance: Coin
}

export interface TieredPosition<S extends Tiered & PayoffTerms = Tiered & PayoffTerms> {
  readonly spec: S
  readonly quantity: Contracts
  /** Where the contracts are counted in coins. */
  readonly price: Price
  readonly leverage: Leverage
}

/**
 * The tier that follows the one a position stands on. The initial margin is the larger of notional / leverage and
 * what the tier asks, as venues take it.
 *
 * Binance COIN-M BTCUSD, 4 000 contracts of 100 USD at 100 000 (4 BTC), 20×: tier 2 begins above 5 BTC, 5 000
 * contracts; room 1 BTC. Initial 5 % of 5 BTC in both tiers: nothing more; maintenance is marginal: nothing more.
 * BitMEX XBTUSD at 100×: above 200 XBT the rate of 1 % becomes 1.5 %, 1 XBT more at 200.
 */
export function nextTier(position: TieredPosition): Result<NextTier, string> {
  const { spec, quantity, price, leverage } = position
  if (spec.margin.method === 'linear-growth')
    return err('There are no tiers: the rate grows with every coin of the position.')
  const curves = curvesOf(spec, leverage)
  const { measure } = curves.maintenance
  const size = { notional: notional({ spec, quantity }, price), quantity }
  const { tier, upTo } = stretchOf(curves.maintenance, size)
  if (upTo === undefined) return err(lastWords(curves.maintenance, size))
  const endsAt = sizeAt(position, measure, upTo)
  const each = measure === 'coin' ? ONE : endsAt.notional.div(upTo)
  const jump = (ask: MarginAsk, least: Decimal): Coin => {
    const asked = (at: number): Decimal =>
      D.max(lineAt(stretchNumber(curves[ask], at), upTo).times(each), least)
    return coin(asked(tier).minus(asked(tier - 1)))
  }
  return ok({
    line: lineOf(spec, curves, tier),
    endsAt,
    room: {
      notional: coin(D.max(endsAt.notional.minus(size.notional), ZERO)),
      quantity: contracts(D.max(endsAt.quantity.minus(quantity), ZERO)),
    },
    extraInitial: jump('initial', endsAt.notional.div(leverage)),
    extraMaintenance: jump('maintenance', ZERO),
  })
}

function lastWords(curve: MarginCurve, size: PositionSize): string {
  if (curve.knownUpTo === undefined) return 'The position stands on the last tier.'
  return isBeyondKnown(curve, size)
    ? 'The position is larger than the last tier that is known: the venue may ask for more margin.'
    : 'The position stands on the last tier that is known; what the venue asks above it was not found.'
}

/** A size in the schedule's measure, in both measures at the price. */
function sizeAt(
  { spec, price }: TieredPosition,
  measure: MarginCurve['measure'],
  z: Decimal,
): PositionSize {
  const one = notional({ spec, quantity: contracts(ONE) }, price)
  return measure === 'coin'
    ? { notional: coin(z), quantity: contracts(z.div(one)) }
    : { notional: notional({ spec, quantity: contracts(z) }, price), quantity: contracts(z) }
}
