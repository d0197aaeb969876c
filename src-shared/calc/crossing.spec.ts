import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'

import { firstCrossing, type Piece } from './crossing'

const piece = (
  label: string,
  [a, b, c]: readonly [number, number, number],
  end?: number,
): Piece<string> => ({
  label,
  a: new D(a),
  b: new D(b),
  c: new D(c),
  end: end === undefined ? undefined : new D(end),
})
const crossing = (
  start: number,
  direction: 1 | -1,
  pieces: readonly Piece<string>[],
): string | undefined => {
  const found = firstCrossing(new D(start), direction, pieces)
  return found && `${found.at.toFixed()} on ${found.label}`
}
/** Above zero everywhere, without end. */
const high = piece('high', [0, 0, 1])

describe('the first crossing of one piece', () => {
  it('is the root of a straight line, in the direction that is gone', () => {
    expect(crossing(0, 1, [piece('line', [0, -1, 10])])).toBe('10 on line')
    expect(crossing(100, -1, [piece('line', [0, 1, -40])])).toBe('40 on line')
    expect(crossing(100, 1, [piece('line', [0, 1, -40])])).toBeUndefined()
  })

  it('is the nearest of two roots: (z − 2)(z − 5)', () => {
    const bowl = piece('bowl', [1, -7, 10])
    expect(crossing(0, 1, [bowl])).toBe('2 on bowl')
    expect(crossing(10, -1, [bowl])).toBe('5 on bowl')
  })

  it('is found where one of two roots is zero: z² − 7z and 7z − z²', () => {
    expect(crossing(10, -1, [piece('bowl', [1, -7, 0])])).toBe('7 on bowl')
    expect(crossing(1, 1, [piece('hill', [-1, 7, 0])])).toBe('7 on hill')
  })

  it('is the point where a curve only touches zero: (z − 3)² and z²', () => {
    expect(crossing(0, 1, [piece('bowl', [1, -6, 9])])).toBe('3 on bowl')
    expect(crossing(10, -1, [piece('bowl', [1, 0, 0])])).toBe('0 on bowl')
  })

  it('is not there for a constant, and not for a curve that stays above zero: z² + 1', () => {
    expect(crossing(10, -1, [high])).toBeUndefined()
    expect(crossing(10, -1, [piece('bowl', [1, 0, 1])])).toBeUndefined()
  })
})

describe('the first crossing of several pieces', () => {
  it('lies on a later piece when the first stays above zero as far as it goes', () => {
    // 10 − z is 5 at the joint; 8 − z reaches zero at 8.
    const pieces = [piece('first', [0, -1, 10], 5), piece('second', [0, -1, 8])]
    expect(crossing(0, 1, pieces)).toBe('8 on second')
    expect(crossing(0, 1, [piece('bowl', [1, 0, 1], 5), piece('second', [0, -1, 8])])).toBe(
      '8 on second',
    )
  })

  it('does not count a root beyond the end of its piece: (z − 7)(z − 13) as far as 5', () => {
    expect(crossing(0, 1, [piece('bowl', [1, -20, 91], 5), high])).toBeUndefined()
    expect(crossing(20, -1, [piece('bowl', [1, -20, 91], 15), high])).toBeUndefined()
  })

  it('counts a root at the very end of its piece', () => {
    expect(crossing(0, 1, [piece('line', [0, -1, 5], 5), high])).toBe('5 on line')
    expect(crossing(10, -1, [piece('line', [0, 1, -5], 5), high])).toBe('5 on line')
  })

  it('is the joint itself when the function jumps there to zero or below', () => {
    // 25 − z² is exactly zero at 5; 3 − z is −2 there.
    expect(crossing(0, 1, [piece('first', [0, 0, 1], 5), piece('to zero', [-1, 0, 25])])).toBe(
      '5 on to zero',
    )
    expect(crossing(0, 1, [piece('first', [0, 0, 1], 5), piece('below', [0, -1, 3])])).toBe(
      '5 on below',
    )
  })
})
