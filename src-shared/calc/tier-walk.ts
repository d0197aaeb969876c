import { D, type Decimal } from '../num/decimal'
import { coin, rate, type Coin, type Price, type Rate } from '../num/units'

import { prepared, type Prepared } from './book'
import type { Stretch } from './margin'
import { notional, priceOfNotional } from './notional'
import { positionBook } from './position-book'
import type { PositionInput } from './position'

/** Where a position stands at the end of one stretch of its margin schedule. */
export interface TierStep {
  /** Counted from 1. */
  readonly tier: number
  readonly price: Price
  readonly notional: Coin
  /** The rate of the stretch, at this size where it grows, with what the venue adds to it. */
  readonly rate: Rate
  readonly deduction: Coin
  readonly equity: Coin
  readonly maintenance: Coin
}

/**
 * The arithmetic by tier on the way from the entry to a price: the first step stands at the entry, one more at the
 * end of each stretch that is crossed, and the last at the price itself. Where a tier’s end is the price because the
 * next tier asks for more than is left, a step more shows what that tier asks there.
 *
 * equity = m + d·(N − N₀), maintenance = N·rate − deduction, both in coin. Where the maintenance is taken on the value
 * at entry it is the same on every step, and there is one stretch.
 *
 * Long 10 000 USD from 50 000 with 0.02 BTC, 0.5 %: N 0.2, equity 0.02, maintenance 0.001; at 45 681.818… N
 * 0.218905…, equity and maintenance 0.001094….
 */
export function tierWalk(input: PositionInput, to: Price): readonly TierStep[] {
  const book = positionBook(input, input.entry)
  const [part] = prepared(book)
  if (part === undefined || part.markNotional.isZero()) return []
  const { spec, quantity } = input
  const end = notional({ spec, quantity }, to)
  const outward = end.gte(part.markNotional) ? 1 : -1
  const way = stretchesOnWay(part, end, outward)
  const at = stepAt(input, part, book.wallet)
  const steps = way.map((stretch, index) =>
    at(stretch, index === way.length - 1 ? end : endOf(stretch, outward, end)),
  )
  const [first] = way
  return [
    ...(first === undefined ? [] : [at(first, part.entryNotional)]),
    ...steps,
    ...jump(part, { way, end, outward, last: steps.at(-1) }, at),
  ]
}

const endOf = ({ from, upTo }: Stretch, outward: 1 | -1, otherwise: Decimal): Decimal =>
  outward === 1 ? (upTo ?? otherwise) : from

/** This near to a tier's end a solved price is the end itself. */
const NEAR = new D('1e-40')

/** The stretches from the one at entry up to the one that the end lies on, in the order they are met. */
function stretchesOnWay(part: Prepared, end: Decimal, outward: 1 | -1): readonly Stretch[] {
  const { fixed, stretches, entryNotional } = part
  const holds = ({ from, upTo }: Stretch): boolean =>
    entryNotional.gt(from) && (upTo === undefined || entryNotional.lte(upTo))
  const found = stretches.findIndex(holds)
  const start = found === -1 ? 0 : found
  if (fixed !== undefined) return stretches.slice(start, start + 1)
  if (outward === 1) {
    const beyond = end.times(NEAR.negated().plus(1))
    return stretches.slice(start).filter((stretch, at) => at === 0 || stretch.from.lt(beyond))
  }
  const below = end.times(NEAR.plus(1))
  return stretches
    .slice(0, start + 1)
    .filter(({ upTo }, at) => at === start || upTo === undefined || upTo.gt(below))
    .toReversed()
}

type StepAt = (stretch: Stretch, held: Decimal) => TierStep

function stepAt(
  { spec, quantity, entry }: PositionInput,
  { direction, entryNotional, fixed, added }: Prepared,
  behind: Coin,
): StepAt {
  return ({ tier, rate: listed, slope, deduction }, held) => {
    const each = listed.plus(slope.times(held)).plus(added.rate)
    return {
      tier,
      price: held.eq(entryNotional) ? entry : (priceOfNotional({ spec, quantity }, held) ?? entry),
      notional: coin(held),
      rate: rate(each),
      deduction: coin(deduction),
      equity: coin(behind.plus(held.minus(entryNotional).times(direction))),
      maintenance: coin(fixed ?? held.times(each).minus(deduction).plus(added.coins)),
    }
  }
}

interface Way {
  readonly way: readonly Stretch[]
  readonly end: Decimal
  readonly outward: 1 | -1
  readonly last: TierStep | undefined
}

/** What the next tier asks at a tier's end that the way ends on while more than the maintenance is left. */
function jump(
  { stretches, fixed }: Prepared,
  { way, end, outward, last }: Way,
  at: StepAt,
): readonly TierStep[] {
  const reached = way.at(-1)
  if (fixed !== undefined || reached === undefined || last === undefined) return []
  const next = stretches[stretches.indexOf(reached) + outward]
  if (next === undefined || !isNear(end, endOf(reached, outward, end))) return []
  const entered = at(next, end)
  return last.equity.gt(last.maintenance) && entered.maintenance.gte(entered.equity)
    ? [entered]
    : []
}

const isNear = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lte(b.times(NEAR))
