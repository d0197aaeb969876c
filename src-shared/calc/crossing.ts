import { D, ZERO, type Decimal } from '../num/decimal'

/** A stretch of the way out from the start: a·z² + b·z + c holds as far as `end` (undefined: without end). */
export interface Piece<P = unknown> {
  readonly end: Decimal | undefined
  readonly a: Decimal
  readonly b: Decimal
  readonly c: Decimal
  /** What the caller wants to know of the piece that the crossing lies on. */
  readonly label: P
}

export interface Crossing<P> {
  readonly at: Decimal
  readonly label: P
}

/**
 * The first z, going from `start` in `direction`, at which a piecewise quadratic is no longer above zero. It is
 * above zero at the start. At a joint the function may jump: when it lands at or below zero, the joint itself is
 * the crossing. Undefined when it stays above zero all the way.
 *
 * One root is taken from each piece in closed form; nothing is iterated to a tolerance.
 */
export function firstCrossing<P>(
  start: Decimal,
  direction: 1 | -1,
  pieces: Iterable<Piece<P>>,
): Crossing<P> | undefined {
  let from = start
  for (const piece of pieces) {
    if (from !== start && levelAt(piece, from).lte(0)) return { at: from, label: piece.label }
    if (staysAbove(piece)) {
      from = piece.end
      continue
    }
    const root = nearestRoot(piece, from, direction)
    if (root !== undefined && isWithin(root, piece.end, direction))
      return { at: root, label: piece.label }
    if (piece.end === undefined) return undefined
    from = piece.end
  }
  return undefined
}

/** A piece that is above zero at both ends and bends downwards has no root between them. */
const staysAbove = (piece: Piece): piece is Piece & { readonly end: Decimal } =>
  piece.end !== undefined && piece.a.lte(0) && levelAt(piece, piece.end).gt(0)

const levelAt = ({ a, b, c }: Piece, z: Decimal): Decimal => a.times(z).plus(b).times(z).plus(c)

const isWithin = (root: Decimal, end: Decimal | undefined, direction: 1 | -1): boolean =>
  end === undefined || (direction === 1 ? root.lte(end) : root.gte(end))

/** The root of the piece nearest to `from`, strictly beyond it in the direction. */
export function nearestRoot(
  piece: Pick<Piece, 'a' | 'b' | 'c'>,
  from: Decimal,
  direction: 1 | -1,
): Decimal | undefined {
  const ahead = rootsOf(piece).filter((root) => root.minus(from).times(direction).gt(0))
  const [first, second] = ahead
  if (first === undefined || second === undefined) return first
  return direction === 1 ? D.min(first, second) : D.max(first, second)
}

/** The real roots, without cancellation: q = −(b + sign(b)·√(b² − 4ac))/2, roots q/a and c/q. */
function rootsOf({ a, b, c }: Pick<Piece, 'a' | 'b' | 'c'>): readonly Decimal[] {
  if (a.isZero()) return b.isZero() ? [] : [c.div(b).negated()]
  const discriminant = b.times(b).minus(a.times(c).times(4))
  if (discriminant.lt(0)) return []
  const root = discriminant.sqrt()
  const q = (b.lt(0) ? b.minus(root) : b.plus(root)).div(-2)
  return q.isZero() ? [ZERO] : [q.div(a), c.div(q)]
}
