import { averageEntry } from '../calc/average-entry'
import { fundingReceived } from '../calc/funding'
import { pnl } from '../calc/pnl'
import type { Twin, TwinnedSpec } from '../calc/position'
import { hasDollarTwin, twinAt } from '../calc/twin'
import type { ContractSpec } from '../market/contract-spec'
import { signOf } from '../market/side'
import type { Decimal } from '../num/decimal'
import { coin, contracts, fraction, type Contracts, type Fraction, type Price } from '../num/units'

import type { BodyOf } from './event'
import type { LegSummary } from './leg'
import type { PlanSummary } from './plan'
import { stopWay, type StopMove } from './stop-moves'

/** A figure of the verdict, or why it is not known. */
export type Known<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string }

/** How a price differed from the one that was planned. Below zero it was worse for the position, above it better. */
export interface Slippage {
  readonly planned: Price
  readonly actual: Price
  /** Of the contract's price step; may be broken where a price is a mean. */
  readonly ticks: Decimal
  /** What the difference brought, in coin and in dollars. */
  readonly result: Twin
  /** The same over the planned risk, net; unknown without one. */
  readonly r: Known<{ readonly coin: Fraction; readonly usd: Fraction }>
}

export interface StopVerdict {
  /** `kept`: no stop stood further out or was taken away, and none nearer either. */
  readonly kind: 'kept' | 'tightened' | 'widened' | 'removed'
  readonly planned: Price
  /** The stops that stood, in order; the last one is null where none stood at the end. */
  readonly stops: readonly (Price | null)[]
}

export interface SizeVerdict {
  readonly planned: Contracts
  /** The most contracts that the leg held. */
  readonly actual: Contracts
  /** actual / planned: 1 is to plan. */
  readonly ratio: Fraction
}

export interface FundingVerdict {
  /** Settlements that the leg was open over. */
  readonly times: number
  /** Positive is received. */
  readonly forecast: Twin
  readonly actual: Twin
}

export interface Verdict {
  readonly entry: Known<Slippage>
  readonly exit: Known<Slippage & { readonly against: 'stop' | 'targets' }>
  readonly stop: Known<StopVerdict>
  readonly size: Known<SizeVerdict>
  readonly funding: Known<FundingVerdict>
}

export interface VerdictQuestion {
  readonly leg: LegSummary
  readonly spec: ContractSpec
  /** The leg's stops as they stood, in order. */
  readonly stops: readonly Pick<StopMove, 'stop'>[]
  readonly plan: PlanSummary
  /** What the plan was recorded with: its funding forecast stands there alone. */
  readonly recorded: Pick<BodyOf<'plan-recorded'>, 'fundingRate'>
}

/**
 * How a leg was carried out against its plan. Pure; each figure stands for itself, and what cannot be known says why.
 *
 * Slippage, s = +1 long and −1 short, with q the most contracts held: ticks = s·(planned − actual)/tick at the entry
 * and s·(actual − planned)/tick at the exit. Coins are the result that the price difference alone made:
 * s·q·C·(1/actual − 1/planned) at the entry, of an inverse contract, and s·q·C·(1/planned − 1/actual) at the exit;
 * dollars are the same at the actual price. R is either over the plan's net risk. Worked: long 100 USD planned at
 * 50 000 with a stop at 40 000 (risk 0.0005 BTC, 20 USD, no fees), bought at 50 500 with a tick of 0.5: −1 000 ticks,
 * 100 · (1/50 500 − 1/50 000) = −0.0000198… BTC, −1 USD, −0.0396… R in coin and −0.05 R in dollars.
 *
 * The exit is held against the plan's stop where the leg came out on the losing side of the planned entry, else against
 * the payoff mean of the planned targets. Funding is forecast as the planned rate on the most contracts at the planned
 * entry, once for each settlement that the leg was open over, settlements counted from midnight UTC; the mark of each
 * is not known beforehand. Source: the PnL and funding formulas of the venues that list inverse contracts.
 */
export function verdict(question: VerdictQuestion): Verdict {
  const { leg, spec, plan } = question
  const fault = unfit(leg, plan)
  if (fault !== undefined) return whollyUnknown(fault)
  if (!hasDollarTwin(spec)) return whollyUnknown('This contract has no dollar worth of its own.')
  const of = { ...question, spec }
  return {
    entry: known(entrySlippage(of)),
    exit: exitSlippage(of),
    stop: stopVerdict(of),
    size: known({
      planned: plan.quantity,
      actual: leg.peakQuantity,
      ratio: fraction(leg.peakQuantity.div(plan.quantity)),
    }),
    funding: fundingVerdict(of),
  }
}

type Judged = VerdictQuestion & { readonly spec: TwinnedSpec }

const known = <T>(value: T): Known<T> => ({ known: true, value })
const unknown = (why: string): { readonly known: false; readonly why: string } => ({
  known: false,
  why,
})

function unfit(leg: LegSummary, plan: PlanSummary): string | undefined {
  if (plan.contract !== leg.contract) return 'The plan is on another contract.'
  return plan.side === leg.side
    ? undefined
    : `The plan was ${plan.side}, this position is ${leg.side}.`
}

const whollyUnknown = (why: string): Verdict => {
  const none = unknown(why)
  return { entry: none, exit: none, stop: none, size: none, funding: none }
}

/** What it brought to enter at the actual price: closed where it was meant to be opened, as much is lost. */
function entrySlippage(of: Judged): Slippage {
  const { leg, plan } = of
  return slippage(of, { planned: plan.entry, actual: leg.averageEntry, gain: -1 })
}

function exitSlippage(of: Judged): Verdict['exit'] {
  const { leg, plan } = of
  if (leg.averageExit === null) return unknown('Nothing is closed yet.')
  if (leg.status === 'open') return unknown('The position is not closed yet.')
  const lost = leg.averageExit.minus(plan.entry).times(signOf(leg.side)).lt(0)
  const planned = lost ? plan.stop : meanTarget(of)
  if (planned === null)
    return unknown(lost ? 'No stop was planned for a loss.' : 'No target was planned.')
  const against = lost ? ('stop' as const) : ('targets' as const)
  return known({ ...slippage(of, { planned, actual: leg.averageExit, gain: 1 }), against })
}

/** The payoff mean of the targets by their shares; what has no target does not count. */
function meanTarget({ plan, spec }: Judged): Price | null {
  const parts = plan.targets.map(({ price, share }) => ({ price, quantity: contracts(share) }))
  return averageEntry(spec, parts) ?? null
}

function slippage(
  { leg, plan, spec }: Judged,
  of: { readonly planned: Price; readonly actual: Price; readonly gain: 1 | -1 },
): Slippage {
  const { planned, actual, gain } = of
  const trip = { spec, side: leg.side, quantity: leg.peakQuantity, entry: planned, exit: actual }
  const made = coin(pnl(trip).times(gain))
  const result = twinAt(spec, made, actual)
  const ticks = actual.minus(planned).times(signOf(leg.side)).times(gain).div(spec.tick)
  return { planned, actual, ticks, result, r: overRisk(result, plan) }
}

function overRisk(result: Twin, { risk }: PlanSummary): Slippage['r'] {
  if (risk === null) return unknown('The plan has no stop, so its risk is not known.')
  if (!risk.coin.gt(0) || !risk.usd.gt(0)) return unknown('The plan risked nothing at its stop.')
  return known({
    coin: fraction(result.coin.div(risk.coin)),
    usd: fraction(result.usd.div(risk.usd)),
  })
}

/** The furthest departure counts: a stop that was taken away, else widened past the plan at any time, else tightened. */
function stopVerdict({ leg, plan, stops }: Judged): Verdict['stop'] {
  if (plan.stop === null) return unknown('No stop was planned.')
  if (stops.length === 0) return unknown('No stop was recorded with this position.')
  const planned = plan.stop
  const ways = new Set(stops.map(({ stop }) => stopWay(leg.side, planned, stop)))
  const kind = (['removed', 'widened', 'tightened'] as const).find((way) => ways.has(way)) ?? 'kept'
  return known({ kind, planned, stops: stops.map(({ stop }) => stop) })
}

const HOUR_MS = 3_600_000

function fundingVerdict({ leg, spec, plan, recorded }: Judged): Verdict['funding'] {
  const { fundingRate } = recorded
  if (fundingRate === undefined) return unknown('No funding was forecast.')
  if (leg.closedAtMs === null) return unknown('The position is not closed yet.')
  const hours = spec.kind === 'inverse' ? spec.funding.intervalHours : 0
  if (hours <= 0) return unknown('This contract pays no funding at set times.')
  const times = settlementsIn(leg.openedAtMs, leg.closedAtMs, hours * HOUR_MS)
  const { side, peakQuantity: quantity } = leg
  const once = fundingReceived({ spec, side, quantity }, plan.entry, fundingRate)
  return known({
    times,
    forecast: twinAt(spec, once.times(times), plan.entry),
    actual: { coin: leg.money.funding, usd: leg.money.fundingUsd },
  })
}

/** Settlements after the opening, up to the close and with it: 00:00, 08:00, 16:00 UTC where the interval is 8 hours. */
function settlementsIn(openedAtMs: number, closedAtMs: number, everyMs: number): number {
  const until = (atMs: number): number => (atMs - (atMs % everyMs)) / everyMs
  return until(closedAtMs) - until(openedAtMs)
}
