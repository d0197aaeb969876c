import { ONE, type Decimal } from '../num/decimal'

import type { Prepared } from './book'
import { changeOf, further, settled, sum, type Departure, type Line } from './book-pieces'
import { nearestRoot } from './crossing'
import { stretchIndexAt } from './margin'

/** The answers for schedules seen before. Their stretches never change, and thousands of positions share them. */
const KNOWN = new WeakMap<Prepared['stretches'], boolean>()

/**
 * True when what the stretches ask for bends upwards everywhere: one meets the next in value, and no rate falls.
 * Marginal tiers do, 0.4 % to 10 coins and 0.5 % with 0.01 coins off beyond; a rate on the whole jumps and does not.
 */
export function isConvex(stretches: Prepared['stretches']): boolean {
  const known = KNOWN.get(stretches)
  if (known !== undefined) return known
  const convex = stretches.every((stretch, at) => {
    const next = stretches[at + 1]
    if (stretch.slope.lt(0)) return false
    if (next === undefined || stretch.upTo === undefined) return true
    const end = stretch.upTo
    const gap = changeOf({ markNotional: end }, stretch, next)
    const bend = gap.a.times(2).plus(gap.b)
    return gap.a.plus(gap.b).plus(gap.c).isZero() && bend.lte(0)
  })
  KNOWN.set(stretches, convex)
  return convex
}

interface Walker {
  readonly part: Prepared
  index: number
}

/**
 * The z at which the level equity − maintenance is no longer above zero, going from 1, where it is above zero; for
 * positions whose stretches are all {@link isConvex}. Undefined when it stays above zero.
 *
 * The level is then concave in z, so each of its pieces lies above it wherever it is drawn on, and it is zero once
 * each way. So a piece's own zero is never too near: the piece that holds there is looked up, and its zero is nearer
 * or the answer. Each jump leaves a piece for good, so they end; thousands of tiers' ends are never put in order.
 */
export function concaveCrossing(
  { level, standings }: Departure,
  direction: 1 | -1,
): Decimal | undefined {
  const walkers = standings.map((standing): Walker => ({ ...standing }))
  let line = level
  let z = zeroOf(line, direction)
  if (z === undefined) {
    // Nothing is met on this piece however far it goes: the outermost one decides.
    line = moved(walkers, line, (walker) =>
      direction === 1 ? walker.part.stretches.length - 1 : 0,
    )
    z = zeroOf(line, direction)
  }
  while (z !== undefined) {
    const there = z
    const next = moved(walkers, line, ({ part, index }) =>
      stretchIndexAt(part, part.markNotional.times(there), index),
    )
    if (next === line) return z
    line = next
    z = zeroOf(line, direction)
    // At a joint rounding may name the one piece or the other, which have the same zero.
    if (z !== undefined && further(z, there, direction).eq(z)) return z
  }
  return undefined
}

const zeroOf = (line: Line, direction: 1 | -1): Decimal | undefined => {
  const root = nearestRoot(settled(line), ONE, direction)
  return root?.gt(0) ? root : undefined
}

/** Moves every position to the stretch named, and gives the level's piece there: the same where none moved. */
function moved(
  walkers: readonly Walker[],
  from: Line,
  stretchOf: (walker: Walker) => number,
): Line {
  let line = from
  for (const walker of walkers) {
    const index = stretchOf(walker)
    const [left, entered] = [walker.part.stretches[walker.index], walker.part.stretches[index]]
    if (index === walker.index || left === undefined || entered === undefined) continue
    line = sum(line, changeOf(walker.part, left, entered))
    walker.index = index
  }
  return line
}
