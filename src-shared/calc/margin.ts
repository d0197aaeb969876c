import type { MarginSchedule, TieredSchedule } from '../market/margin-schedule'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { assertNever } from '../num/result'
import { coin, rate, type Coin, type Contracts, type Leverage, type Rate } from '../num/units'

/** Which margin is asked for: the one to open with, or the one to keep. */
export type MarginAsk = 'initial' | 'maintenance'

/**
 * A stretch of the size z on which the margin asked for is one smooth line: rate·z + slope·z² − deduction.
 * It holds above `from` up to and with `upTo` (absent: without end). `tier` counts from 1.
 */
export interface Stretch {
  readonly tier: number
  readonly from: Decimal
  readonly upTo: Decimal | undefined
  readonly rate: Rate
  readonly slope: Decimal
  readonly deduction: Decimal
}

/**
 * A whole margin schedule for one ask: its stretches in order. `measure` says what z counts: the notional in
 * settlement coins, or the contracts held (then the line gives contracts, worth notional / quantity each).
 * The last stretch has no end: beyond the last listed tier its rate goes on, and `knownUpTo` says from where.
 */
export interface MarginCurve {
  readonly measure: 'coin' | 'contracts'
  readonly stretches: readonly [Stretch, ...Stretch[]]
  readonly knownUpTo: Decimal | undefined
}

/** How large a position is, in both measures. */
export interface PositionSize {
  readonly notional: Coin
  readonly quantity: Contracts
}

/**
 * The curve behind a schedule. `leverage` is read by schedules whose rate depends on it (adjust / leverage).
 *
 * Marginal tiers carry the deduction dₙ = dₙ₋₁ + limitₙ₋₁·(mₙ − mₙ₋₁): 0.4 % to 10 coins, 0.5 % to 20, 1 % to 30
 * give deductions 0, 0.01, 0.11 (Binance COIN-M 2020; Bybit risk-limit documentation, same rule).
 */
export function marginCurve(
  schedule: MarginSchedule,
  ask: MarginAsk,
  leverage: Leverage,
): MarginCurve {
  switch (schedule.method) {
    case 'tiered':
      return kept(schedule, ask)
    case 'linear-growth': {
      const base = ask === 'initial' ? schedule.initialBase : schedule.maintenanceBase
      const only = { tier: 1, from: ZERO, upTo: undefined, rate: base, deduction: ZERO }
      return {
        measure: 'coin',
        stretches: [{ ...only, slope: schedule.slopePerCoin }],
        knownUpTo: undefined,
      }
    }
    case 'adjust-factor':
      return adjustedCurve(schedule, ask, leverage)
    default:
      return assertNever(schedule)
  }
}

/** Curves of schedules seen before. A schedule never changes, and a table that goes on has hundreds of stretches. */
const CURVES = new WeakMap<TieredSchedule, Partial<Record<MarginAsk, MarginCurve>>>()

function kept(schedule: TieredSchedule, ask: MarginAsk): MarginCurve {
  const known = CURVES.get(schedule) ?? {}
  const curve = known[ask] ?? tieredCurve(schedule, ask)
  CURVES.set(schedule, { ...known, [ask]: curve })
  return curve
}

interface Row {
  readonly upTo: Decimal | undefined
  readonly rate: Decimal
}

function tieredCurve(schedule: TieredSchedule, ask: MarginAsk): MarginCurve {
  const listed = schedule.tiers.map((tier) => ({
    upTo: tier.upTo,
    rate: ask === 'initial' ? tier.initialRate : tier.maintenanceRate,
  }))
  const further = schedule.then
  const step = further && (ask === 'initial' ? further.initialStep : further.maintenanceStep)
  const rows = further && step ? [...listed, ...tail(listed, further.step, step)] : listed
  return {
    measure: schedule.measure,
    stretches: joined(rows, schedule[ask]),
    knownUpTo: further ? undefined : listed.at(-1)?.upTo,
  }
}

/** The tiers that go on after the listed ones, up to the one whose rate reaches 100 %. */
function tail(listed: readonly Row[], step: Decimal, rateStep: Decimal): readonly Row[] {
  const last = listed.at(-1)
  if (last?.upTo === undefined) return []
  const rows: Row[] = []
  let { upTo, rate: reached } = { upTo: last.upTo, rate: last.rate }
  while (reached.lt(1)) {
    upTo = upTo.plus(step)
    reached = D.min(reached.plus(rateStep), ONE)
    rows.push({ upTo, rate: reached })
  }
  return rows
}

function joined(rows: readonly Row[], reach: 'whole' | 'marginal'): MarginCurve['stretches'] {
  const stretches: Stretch[] = []
  let from = ZERO
  let deduction = ZERO
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1]
    if (before !== undefined && reach === 'marginal')
      deduction = deduction.plus(from.times(row.rate.minus(before.rate)))
    const upTo = at === rows.length - 1 ? undefined : row.upTo
    stretches.push({ tier: at + 1, from, upTo, rate: rate(row.rate), slope: ZERO, deduction })
    from = row.upTo ?? from
  }
  // A schedule has at least one tier: its schema says so.
  return stretches as [Stretch, ...Stretch[]]
}

function adjustedCurve(
  schedule: Extract<MarginSchedule, { method: 'adjust-factor' }>,
  ask: MarginAsk,
  leverage: Leverage,
): MarginCurve {
  const { rows } = schedule
  const tiers = (rows.find((row) => leverage.lte(row.leverageUpTo)) ?? rows.at(-1))?.tiers ?? []
  const margin = ONE.div(leverage)
  return {
    measure: 'contracts',
    stretches: joined(
      tiers.map(({ upToContracts, adjust }) => ({
        upTo: upToContracts,
        rate: ask === 'initial' ? margin : margin.times(adjust),
      })),
      'whole',
    ),
    knownUpTo: tiers.at(-1)?.upToContracts,
  }
}

type Stretched = Pick<MarginCurve, 'stretches'>

/** The place of the stretch that a size lies on, sought from a place near it. A tier's end belongs to the tier. */
export function stretchIndexAt({ stretches }: Stretched, z: Decimal, near = 0): number {
  let at = near
  while (at > 0 && stretches[at]?.from.gte(z)) at -= 1
  for (;;) {
    const end = stretches[at]?.upTo
    if (end === undefined || z.lte(end)) return at
    at += 1
  }
}

/** The stretch that a size lies on. */
export const stretchAt = (of: Stretched, z: Decimal): Stretch =>
  of.stretches[stretchIndexAt(of, z)] ?? of.stretches[0]

/** What a stretch asks for at the size z, in the schedule's measure. */
export const lineAt = ({ rate, slope, deduction }: Stretch, z: Decimal): Decimal =>
  z.times(slope.times(z).plus(rate)).minus(deduction)

const measured = ({ measure }: MarginCurve, { notional, quantity }: PositionSize): Decimal =>
  measure === 'coin' ? notional : quantity

/** The stretch that a position of this size lies on. */
export const stretchOf = (curve: MarginCurve, size: PositionSize): Stretch =>
  stretchAt(curve, measured(curve, size))

/** True where the position is larger than the last tier that is known. */
export const isBeyondKnown = (curve: MarginCurve, size: PositionSize): boolean =>
  curve.knownUpTo !== undefined && measured(curve, size).gt(curve.knownUpTo)

/**
 * Margin in coins that a curve asks for. 25 coins at 1 % to 10, 2 % to 20, 3 % above, marginal →
 * 10·1 % + 10·2 % + 5·3 % = 0.45 (Bybit's published example). Zero for no contracts.
 */
export function marginOn(curve: MarginCurve, size: PositionSize): Coin {
  const z = measured(curve, size)
  const asked = lineAt(stretchAt(curve, z), z)
  if (curve.measure === 'coin') return coin(asked)
  return coin(z.isZero() ? ZERO : asked.div(z).times(size.notional))
}

/** Margin asked for per coin of notional: 0.45 / 25 → 1.8 %. The first tier's rate where there is no position. */
export function effectiveRate(curve: MarginCurve, size: PositionSize): Rate {
  const z = measured(curve, size)
  if (z.isZero()) return curve.stretches[0].rate
  return rate(lineAt(stretchAt(curve, z), z).div(z))
}

/**
 * The curve as stretches of the notional for a position whose contracts are given: where tiers count contracts,
 * the price no longer moves the tier and one rate remains.
 */
export function notionalStretches(
  curve: MarginCurve,
  quantity: Contracts,
): MarginCurve['stretches'] {
  if (curve.measure === 'coin') return curve.stretches
  const held = stretchAt(curve, quantity)
  const each = quantity.isZero() ? held.rate : rate(lineAt(held, quantity).div(quantity))
  return [{ ...held, from: ZERO, upTo: undefined, rate: each, slope: ZERO, deduction: ZERO }]
}
