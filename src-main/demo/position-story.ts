import type { NewFill, NewFunding, NewPosition } from '@shared/ipc/contract'
import type { InverseSpec } from '@shared/market/contract-spec'

import { STEP_MS, type MarketPath } from './market-path'
import { fillsOf, fundingOf } from './order'
import type { Dice } from './random'
import { noteFor, SETUPS, tagsFor, type Outcome, type Setup } from './trader-words'

/** A finished recording and when its last event happened. */
export interface PositionStory {
  readonly position: NewPosition
  readonly endsAtMs: number
  readonly endStep: number
}

export interface StoryOptions {
  readonly dice: Dice
  readonly spec: InverseSpec
  readonly path: MarketPath
  readonly startStep: number
  /** Held to the end of the path. */
  readonly staysOpen: boolean
  /** Held without a stop until the venue closes it. */
  readonly endsLiquidated: boolean
}

interface Held {
  sign: 1 | -1
  lots: number
  entry: number
  flips: number
  scaledIn: boolean
  scaledOut: boolean
}

/** One position's story told along the path: what the trader does at each quarter of an hour. */
interface Telling extends StoryOptions {
  readonly setup: Setup
  readonly fills: NewFill[]
  readonly funding: NewFunding[]
  readonly held: Held
  readonly stop: number
  readonly target: number
  readonly patienceSteps: number
}

/** The loss, as a move of the price, at which the demo's one careless position is closed by the venue. */
const LIQUIDATED_AT = 0.045

/** Tells one position from its first order to its last. */
export function positionStory(options: StoryOptions): PositionStory {
  const telling = begun(options)
  const { dice, spec, path } = telling
  let step = options.startStep
  let outcome: Outcome | undefined
  do {
    step += 1
    payFunding(telling, step)
    outcome = step >= path.steps ? 'open' : acted(telling, step)
  } while (outcome === undefined)
  const last = Math.max(...telling.fills.map(({ atMs }) => atMs), atMsOf(path, step))
  const said = telling.held.flips > 0 && outcome !== 'open' ? 'flip' : outcome
  return {
    endStep: step,
    endsAtMs: last,
    position: {
      spec,
      fills: telling.fills,
      funding: telling.funding,
      note: noteFor(dice, telling.setup, said),
      tags: tagsFor(dice, telling.setup, said),
    },
  }
}

const atMsOf = (path: MarketPath, step: number): number => path.startMs + step * STEP_MS

function begun(options: StoryOptions): Telling {
  const { dice, path, startStep, endsLiquidated } = options
  const setup = dice.pick(SETUPS)
  const rising = path.priceAt(startStep) > path.priceAt(startStep - 96)
  const follows = setup === 'breakout' || setup === 'trend pullback'
  const telling: Telling = {
    ...options,
    setup,
    fills: [],
    funding: [],
    held: {
      sign: rising === follows ? 1 : -1,
      lots: 0,
      entry: path.priceAt(startStep),
      flips: 0,
      scaledIn: false,
      scaledOut: false,
    },
    stop: dice.between(0.006, 0.019),
    target: dice.between(0.011, 0.05),
    patienceSteps: dice.whole(8, 96 * 4),
  }
  const dollars = dice.between(endsLiquidated ? 20_000 : 1_200, endsLiquidated ? 30_000 : 16_000)
  enter(telling, startStep, lotsFor(options.spec, dollars))
  return telling
}

/** At least six lots, so that parts of them can be closed. */
function lotsFor(spec: InverseSpec, dollars: number): number {
  return Math.max(6, Math.round(dollars / Number(spec.lot.times(spec.contractValue))))
}

function enter(telling: Telling, step: number, lots: number): void {
  const { held, dice } = telling
  order(telling, step, { lots, enters: true, role: dice.chance(0.55) ? 'maker' : 'taker' })
  held.lots += lots
}

function leave(telling: Telling, step: number, lots: number): void {
  const { held, dice } = telling
  order(telling, step, { lots, enters: false, role: dice.chance(0.4) ? 'maker' : 'taker' })
  held.lots -= lots
}

function order(
  telling: Telling,
  step: number,
  of: { readonly lots: number; readonly enters: boolean; readonly role: NewFill['role'] },
): void {
  const { dice, spec, path, held } = telling
  const buys = (held.sign === 1) === of.enters
  // Two orders of one quarter of an hour must not overtake each other, or they would cross zero.
  const after = (telling.fills.at(-1)?.atMs ?? 0) + 1_000
  telling.fills.push(
    ...fillsOf(dice, spec, {
      action: buys ? 'buy' : 'sell',
      lots: of.lots,
      role: of.role,
      near: path.priceAt(step),
      atMs: Math.max(after, atMsOf(path, step) + dice.whole(5, 400) * 1_000),
      pieces: of.role === 'liquidation' ? 1 : dice.whole(1, 3),
    }),
  )
}

function payFunding(telling: Telling, step: number): void {
  const { spec, path, held, funding } = telling
  const hours = spec.funding.intervalHours || 8
  const atMs = atMsOf(path, step)
  if (atMs % (hours * 3_600_000) !== 0) return
  const paid = fundingOf(spec, {
    sign: held.sign,
    lots: held.lots,
    rate: path.fundingRateAt(step),
    mark: path.priceAt(step),
    atMs,
  })
  if (!paid.amount.isZero()) funding.push(paid)
}

/** What the trader does at a step; an outcome when the position is over. */
function acted(telling: Telling, step: number): Outcome | undefined {
  const { held, path, staysOpen, endsLiquidated, startStep } = telling
  const gain = held.sign * (path.priceAt(step) / held.entry - 1)
  if (endsLiquidated) return liquidated(telling, step, gain)
  adjust(telling, step, gain)
  if (staysOpen) return undefined
  if (gain <= -telling.stop) return stopped(telling, step)
  if (gain >= telling.target) return closed(telling, step, 'target')
  return step - startStep >= telling.patienceSteps ? closed(telling, step, 'time') : undefined
}

function liquidated(telling: Telling, step: number, gain: number): Outcome | undefined {
  if (gain > -LIQUIDATED_AT) return undefined
  order(telling, step, { lots: telling.held.lots, enters: false, role: 'liquidation' })
  return 'liquidation'
}

/** Adds once when it goes a little wrong, takes a part off once when it goes right. */
function adjust(telling: Telling, step: number, gain: number): void {
  const { held, dice, stop, target } = telling
  if (!held.scaledIn && gain < -stop / 2) {
    held.scaledIn = true
    if (dice.chance(0.35)) enter(telling, step, Math.max(1, Math.floor(held.lots / 2)))
  }
  if (!held.scaledOut && gain > target / 2) {
    held.scaledOut = true
    if (dice.chance(0.5)) leave(telling, step, Math.max(1, Math.floor(held.lots / 3)))
  }
}

/** Out, or now and then straight to the other side with one order that crosses zero. */
function stopped(telling: Telling, step: number): Outcome | undefined {
  const { held, dice, path } = telling
  if (held.flips > 0 || !dice.chance(0.14)) return closed(telling, step, 'stop')
  const other = Math.max(2, Math.round(held.lots * dice.between(0.5, 1)))
  order(telling, step, { lots: held.lots + other, enters: false, role: 'taker' })
  Object.assign(held, {
    sign: -held.sign,
    lots: other,
    entry: path.priceAt(step),
    flips: 1,
    scaledIn: false,
    scaledOut: false,
  })
  return undefined
}

function closed(telling: Telling, step: number, outcome: Outcome): Outcome {
  leave(telling, step, telling.held.lots)
  return outcome
}
