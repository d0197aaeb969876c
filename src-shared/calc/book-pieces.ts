import { D, ONE, ZERO, type Decimal } from '../num/decimal'

import { maintenanceAt, type Prepared } from './book'
import type { Piece } from './crossing'
import { stretchIndexAt, type Stretch } from './margin'

/** Equity less maintenance that a position contributes while its price stays at the mark. */
export const fixedPart = (part: Prepared): Decimal =>
  part.unrealised.minus(maintenanceAt(part, part.markNotional))

/** a·z² + b·z + c, in coins. */
export interface Line {
  readonly a: Decimal
  readonly b: Decimal
  readonly c: Decimal
}

const NOTHING: Line = { a: ZERO, b: ZERO, c: ZERO }
export const sum = (x: Line, y: Line): Line => ({
  a: x.a.plus(y.a),
  b: x.b.plus(y.b),
  c: x.c.plus(y.c),
})
const difference = (x: Line, y: Line): Line => ({
  a: x.a.minus(y.a),
  b: x.b.minus(y.b),
  c: x.c.minus(y.c),
})

/** What one stretch of a position's maintenance takes from the level, as a quadratic in z. */
function askedOn({ markNotional, added }: Prepared, stretch: Stretch): Line {
  return {
    a: stretch.slope.isZero() ? ZERO : stretch.slope.times(markNotional).times(markNotional),
    b: stretch.rate.plus(added.rate).times(markNotional),
    c: added.coins.minus(stretch.deduction),
  }
}

/**
 * Where every rate has reached 100 %, shorts of inverse contracts ask for all that they gain and the slope is zero.
 * What the divisions leave of it must not become a crossing at a price of 1e-60.
 */
const LEAST_SLOPE = new D('1e-40')

/** A piece without what divisions left of a slope that is zero. */
export const settled = (line: Line): Line =>
  line.b.abs().lt(LEAST_SLOPE) ? { ...line, b: ZERO } : line

/** What the level gains when a position leaves one stretch for another. */
export function changeOf(
  { markNotional }: { readonly markNotional: Decimal },
  left: Stretch,
  entered: Stretch,
): Line {
  const slope = left.slope.minus(entered.slope)
  return {
    a: slope.isZero() ? ZERO : slope.times(markNotional).times(markNotional),
    b: left.rate.minus(entered.rate).times(markNotional),
    c: entered.deduction.minus(left.deduction),
  }
}

/** A joint: where a position leaves one stretch for the next, and what that changes. */
interface Joint {
  readonly at: Decimal
  readonly change: Line
}

/** A position on its way over its stretches. */
interface Walker {
  readonly part: Prepared
  index: number
  /** Where its stretch ends on the way, as z: one division for each joint, kept. */
  end: Decimal | undefined
}

/** A moving position with the stretch that its mark lies on. */
interface Standing {
  readonly part: Prepared
  readonly index: number
}

/** The level at the marks: what both ways out begin with. */
export interface Departure {
  readonly level: Line
  readonly standings: readonly Standing[]
}

/**
 * The level equity − maintenance around z = 1. `parts` are the positions whose prices move by one factor, `still`
 * is the equity less maintenance of everything else.
 */
export function departure(parts: readonly Prepared[], still: Decimal): Departure {
  const standings = parts
    .filter(({ fixed, markNotional }) => fixed === undefined && !markNotional.isZero())
    .map((part): Standing => ({
      part,
      index: stretchIndexAt(part, part.markNotional),
    }))
  const moved = parts.reduce((line, part) => sum(line, levelOf(part)), { ...NOTHING, c: still })
  const level = standings.reduce(
    (line, { part, index }) => difference(line, askedOf(part, index)),
    moved,
  )
  return { level, standings }
}

/** How much further out each window of joints lies than the one before. */
const WIDER = new D('1.25')
const NARROWER = new D('0.8')

/**
 * The level equity − maintenance as pieces in z from 1 outwards. Joints are gathered window by window, so that
 * tiers beyond the crossing are never looked at.
 */
export function* movingPieces(from: Departure, direction: 1 | -1): Generator<Piece> {
  const walkers = from.standings.map((each) => walkerAt(each, direction))
  let { level } = from
  let window = ONE
  for (;;) {
    const next = nearest(walkers, direction)
    if (next === undefined) break
    window = further(window.times(direction === 1 ? WIDER : NARROWER), next, direction)
    for (const joint of jointsUpTo(walkers, window, direction)) {
      yield { ...level, end: joint.at, label: undefined }
      level = sum(level, joint.change)
    }
  }
  yield { ...settled(level), end: direction === 1 ? undefined : ZERO, label: undefined }
}

/** Of two z the one that lies further out. */
export const further = (a: Decimal, b: Decimal, direction: 1 | -1): Decimal =>
  direction === 1 ? D.max(a, b) : D.min(a, b)

/** A position's equity in z, less the maintenance that does not move. */
function levelOf({ direction, markNotional, entryNotional, fixed }: Prepared): Line {
  return {
    a: ZERO,
    b: markNotional.times(direction),
    c: entryNotional.times(-direction).minus(fixed ?? ZERO),
  }
}

function askedOf(part: Prepared, index: number): Line {
  const stretch = part.stretches[index]
  return stretch === undefined ? NOTHING : askedOn(part, stretch)
}

const walkerAt = (standing: Standing, direction: 1 | -1): Walker => ({
  ...standing,
  end: endOf(standing, direction),
})

/** Where a walker's stretch ends on its way, as z; undefined on its last. */
function endOf({ part, index }: Omit<Walker, 'end'>, direction: 1 | -1): Decimal | undefined {
  const stretch = part.stretches[index]
  if (direction === 1) return stretch?.upTo?.div(part.markNotional)
  return index === 0 ? undefined : stretch?.from.div(part.markNotional)
}

function nearest(walkers: readonly Walker[], direction: 1 | -1): Decimal | undefined {
  let found: Decimal | undefined
  for (const walker of walkers) {
    const { end } = walker
    if (end === undefined) continue
    if (found === undefined || (direction === 1 ? end.lt(found) : end.gt(found))) found = end
  }
  return found
}

/** Moves every walker to the window's edge and gives the joints met, in order. */
function jointsUpTo(
  walkers: readonly Walker[],
  window: Decimal,
  direction: 1 | -1,
): readonly Joint[] {
  const joints: Joint[] = []
  for (const walker of walkers) {
    for (;;) {
      const { end } = walker
      if (end === undefined || (direction === 1 ? end.gt(window) : end.lt(window))) break
      const left = walker.part.stretches[walker.index]
      walker.index += direction
      walker.end = endOf(walker, direction)
      const entered = walker.part.stretches[walker.index]
      if (left && entered) joints.push({ at: end, change: changeOf(walker.part, left, entered) })
    }
  }
  return joints.sort((a, b) => a.at.cmp(b.at) * direction)
}
