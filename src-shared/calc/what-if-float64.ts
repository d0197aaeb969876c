/**
 * The what-if grid in float64, for the eye: held against the exact engine to 1e-9 of the parts that make up each
 * figure by what-if-float64.spec.ts. No figure that is read as text may come from here. It imports nothing, so that
 * a worker loads these lines and no more.
 */

/** Which figure fills the grid. */
export type GridFigure = 'net' | 'equity' | 'ratio' | 'distance'
export type GridUnit = 'coin' | 'usd'

/** Maintenance on a stretch of the notional: rate·N + slope·N² − deduction. The last one ends at Infinity. */
export interface PlanStretch {
  readonly from: number
  readonly upTo: number
  readonly rate: number
  readonly slope: number
  readonly deduction: number
}

/** A position as plain numbers: what crosses to the worker. */
export interface WhatIfPlan {
  readonly inverse: boolean
  readonly sign: 1 | -1
  /** +1 where equity grows with the notional. */
  readonly direction: 1 | -1
  /** q·C. */
  readonly worth: number
  readonly entry: number
  readonly entryNotional: number
  /** Coins behind the position before any funding. */
  readonly behind: number
  readonly openFee: number
  readonly openFeeUsd: number
  readonly closeRate: number
  readonly fundingPaid: number
  readonly fundingRate: number
  /** Maintenance on the entry value without the fee at bankruptcy; absent where it is taken at the price itself. */
  readonly fixed: number | undefined
  readonly addedRate: number
  /** The rate of a closing fee that is taken on the value at bankruptcy; zero elsewhere. */
  readonly bankruptRate: number
  readonly stretches: readonly [PlanStretch, ...PlanStretch[]]
}

export interface GridQuestion {
  readonly plan: WhatIfPlan
  readonly prices: Float64Array
  /** Elapsed funding intervals of each column. */
  readonly intervals: Float64Array
  readonly figure: GridFigure
  readonly unit: GridUnit
}

/** Set where the position is liquidated at the cell. */
export const LIQUIDATED = 1
/** Set where the cell has no such figure: no liquidation price, no equity. Its number says nothing. */
export const ABSENT = 2

/** One number per cell, row by row: a row is a price, a column a time. */
export interface Grid {
  readonly figures: Float64Array
  readonly states: Uint8Array
  /** The extremes of the cells that have the figure and are not liquidated; both 0 where there are none. */
  readonly least: number
  readonly most: number
}

/** How a plan stands at one price after some funding received. */
export interface Standing64 {
  readonly held: number
  readonly equity: number
  readonly asked: number
}

export const notionalAt = ({ inverse, worth }: WhatIfPlan, price: number): number =>
  inverse ? worth / price : worth * price

export const fundingAt64 = (plan: WhatIfPlan, held: number): number =>
  -plan.sign * held * plan.fundingRate

/** PnL by price alone, written so that nothing cancels near the entry. */
function grossAt({ inverse, sign, worth, entry }: WhatIfPlan, price: number): number {
  const moved = sign * worth * (price - entry)
  return inverse ? moved / entry / price : moved
}

/** What the fee at bankruptcy adds to the maintenance, from the coins behind the position. */
function bankruptCoins(plan: WhatIfPlan, behind: number): number {
  const { bankruptRate: fee, direction: d, entryNotional } = plan
  return fee === 0 ? 0 : Math.max((entryNotional - d * behind) / (1 - d * fee), 0) * fee
}

/** The index of the stretch that a notional lies on; a stretch's end belongs to it. */
function stretchAt({ stretches }: WhatIfPlan, held: number): number {
  let at = 0
  while (at < stretches.length - 1 && held > (stretches[at]?.upTo ?? Infinity)) at += 1
  return at
}

function maintenanceOn(plan: WhatIfPlan, held: number): number {
  const { rate, slope, deduction } = plan.stretches[stretchAt(plan, held)] ?? plan.stretches[0]
  return (rate + slope * held + plan.addedRate) * held - deduction
}

export function standing64(plan: WhatIfPlan, price: number, received: number): Standing64 {
  const held = notionalAt(plan, price)
  const behind = plan.behind + received
  const equity = behind + grossAt(plan, price)
  const asked = (plan.fixed ?? maintenanceOn(plan, held)) + bankruptCoins(plan, behind)
  return { held, equity, asked }
}

/** Below this share of the entry's notional a root is what rounding left of zero. */
const NOTHING = 1e-12

/**
 * The first notional at which equity no longer exceeds the maintenance, going from `held` up (+1) or down (−1).
 * Undefined where there is none. The position is not liquidated at `held`.
 */
export function crossingFrom(
  plan: WhatIfPlan,
  {
    held,
    received,
    outward,
  }: { readonly held: number; readonly received: number; readonly outward: 1 | -1 },
): number | undefined {
  const { direction: d, entryNotional, fixed } = plan
  const behind = plan.behind + received
  const constant = behind - d * entryNotional - bankruptCoins(plan, behind)
  const beyond = (at: number | undefined): number | undefined =>
    at !== undefined && at > entryNotional * NOTHING && (at - held) * outward > 0 ? at : undefined
  if (fixed !== undefined) return beyond((fixed - constant) * d)
  const found = walk(plan, { held, outward, constant })
  return found !== undefined && found > entryNotional * NOTHING ? found : undefined
}

interface Walk {
  readonly held: number
  readonly outward: 1 | -1
  readonly constant: number
}

function walk(plan: WhatIfPlan, { held, outward, constant }: Walk): number | undefined {
  let from = held
  for (let at = stretchAt(plan, held); ; at += outward) {
    const stretch = plan.stretches[at]
    if (stretch === undefined) return undefined
    const line = lineOn(plan, stretch, constant)
    if (from !== held && (line.a * from + line.b) * from + line.c <= 0) return from
    const root = nearestRoot(line, from, outward)
    const end = outward === 1 ? stretch.upTo : stretch.from
    if (root !== undefined && (end - root) * outward >= 0) return root
    from = end
  }
}

/** Equity less maintenance as a·N² + b·N + c. */
interface Line {
  readonly a: number
  readonly b: number
  readonly c: number
}

const lineOn = (
  { direction, addedRate }: WhatIfPlan,
  { rate, slope, deduction }: PlanStretch,
  constant: number,
): Line => ({ a: -slope, b: direction - rate - addedRate, c: constant + deduction })

/** Where every rate is 100 % the slope is what rounding left of zero. */
const FLAT = 1e-14

/** The root strictly beyond `from`, the nearest one. */
function nearestRoot(line: Line, from: number, outward: 1 | -1): number | undefined {
  let found: number | undefined
  for (const root of rootsOf(line)) {
    if ((root - from) * outward <= 0) continue
    if (found === undefined || (found - root) * outward > 0) found = root
  }
  return found
}

/** The real roots, without cancellation: q/a and c/q. */
function rootsOf({ a, b, c }: Line): readonly number[] {
  if (a === 0) return Math.abs(b) < FLAT ? [] : [-c / b]
  const discriminant = b * b - 4 * a * c
  if (discriminant < 0) return []
  const root = Math.sqrt(discriminant)
  const q = -(b < 0 ? b - root : b + root) / 2
  return q === 0 ? [0] : [q / a, c / q]
}

/** Which way the notional goes when the price goes against the position. */
export const adverse = ({ direction }: WhatIfPlan): 1 | -1 => (direction === 1 ? -1 : 1)

export const priceOf64 = ({ inverse, worth }: WhatIfPlan, held: number): number =>
  inverse ? worth / held : held / worth

interface Cell {
  readonly plan: WhatIfPlan
  readonly price: number
  readonly received: number
  readonly usd: boolean
}

/** One figure at a standing; undefined where there is none. */
type Drawn = (cell: Cell, standing: Standing64) => number | undefined

const DRAWN: Readonly<Record<GridFigure, Drawn>> = {
  net: ({ plan, price, received, usd }, { held }) => {
    const gross = grossAt(plan, price)
    const later = received - held * plan.closeRate - plan.fundingPaid
    if (!usd) return gross - plan.openFee + later
    const worth = plan.inverse ? price : 1
    return gross * worth - plan.openFeeUsd + later * worth
  },
  equity: ({ plan, price, usd }, { equity }) => (usd && plan.inverse ? equity * price : equity),
  ratio: (_, { equity, asked }) => (equity > 0 ? asked / equity : undefined),
  distance: ({ plan, price, received, usd }, { held, equity, asked }) => {
    if (equity <= asked) return undefined
    const met = crossingFrom(plan, { held, received, outward: adverse(plan) })
    if (met === undefined) return undefined
    return usd ? priceOf64(plan, met) - price : Math.abs(met - held)
  },
}

/** Every cell of the grid: up to 200 × 200 in a few milliseconds. */
export function gridFloat64({ plan, prices, intervals, figure, unit }: GridQuestion): Grid {
  const columns = intervals.length
  const figures = new Float64Array(prices.length * columns)
  const states = new Uint8Array(figures.length)
  const [drawn, usd] = [DRAWN[figure], unit === 'usd']
  for (const [row, price] of prices.entries()) {
    const payment = fundingAt64(plan, notionalAt(plan, price))
    for (const [column, passed] of intervals.entries()) {
      const received = payment * passed
      const standing = standing64(plan, price, received)
      const found = drawn({ plan, price, received, usd }, standing)
      const at = row * columns + column
      figures[at] = found ?? 0
      states[at] = (isGone(plan, standing) ? LIQUIDATED : 0) + (found === undefined ? ABSENT : 0)
    }
  }
  return { figures, states, ...extremes(figures, states) }
}

export const isGone = ({ worth }: WhatIfPlan, { equity, asked }: Standing64): boolean =>
  worth > 0 && equity <= asked

function extremes(figures: Float64Array, states: Uint8Array): Pick<Grid, 'least' | 'most'> {
  let [least, most] = [Infinity, -Infinity]
  for (const [at, figure] of figures.entries()) {
    if (states[at] !== 0) continue
    if (figure < least) least = figure
    if (figure > most) most = figure
  }
  return least > most ? { least: 0, most: 0 } : { least, most }
}
