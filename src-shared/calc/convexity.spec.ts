import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { contracts, contractValue, price } from '../num/units'

import { convexity } from './convexity'
import { explainConvexity } from './explain-convexity'
import { pnl, pnlUsd, type RoundTrip } from './pnl'
import type { TwinnedSpec } from './position'

const inverse = { ...contractById('bitmex:XBTUSD')!, contractValue: contractValue(new D(1)) }
const linear: LinearSpec = { ...inverse, kind: 'linear', settlement: 'USD' }

const trip = (side: 'long' | 'short', exit: number): RoundTrip<TwinnedSpec> => ({
  spec: inverse,
  side,
  quantity: contracts(new D(10_000)),
  entry: price(new D(50_000)),
  exit: price(new D(exit)),
})
const shown = (of: RoundTrip<TwinnedSpec>): readonly string[] => {
  const { straight, bend } = convexity(of)
  return [straight.coin, straight.usd, bend.coin, bend.usd].map((each) => each.toFixed(8))
}

describe('a result beside a straight line from the entry', () => {
  it.each([
    // 10 000 · 10 000 / 50 000² = 0.04 coins, at 60 000; the result is 0.0333…, 2 000 dollars
    ['long', 60_000, ['0.04000000', '2400.00000000', '-0.00666667', '-400.00000000']],
    // down as far: −0.04 coins at 40 000; the result is −0.05, −2 000 dollars
    ['long', 40_000, ['-0.04000000', '-1600.00000000', '-0.01000000', '-400.00000000']],
    ['short', 40_000, ['0.04000000', '1600.00000000', '0.01000000', '400.00000000']],
    ['long', 50_000, ['0.00000000', '0.00000000', '0.00000000', '0.00000000']],
  ] as const)('%s to %i', (side, exit, expected) => {
    expect(shown(trip(side, exit))).toEqual(expected)
  })

  it('does not bend on a linear contract', () => {
    const { bend } = convexity({ ...trip('long', 60_000), spec: linear })
    expect([bend.coin.toFixed(), bend.usd.toFixed()]).toEqual(['0', '0'])
  })
})

describe('laws', () => {
  const prices = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((ticks) => {
    return price(new D(ticks.toString()).div(10_000))
  })
  const sides = fc.constantFrom('long' as const, 'short' as const)
  const near = (a: Decimal, b: Decimal, scale: Decimal): boolean =>
    a.minus(b).abs().lte(scale.abs().plus(1).times('1e-40'))

  it('straight and bend make up the result', () => {
    fc.assert(
      fc.property(sides, prices, prices, (side, entry, exit) => {
        const moved = { ...trip(side, 1), entry, exit }
        const { straight, bend } = convexity(moved)
        expect(near(straight.coin.plus(bend.coin), pnl(moved), straight.coin)).toBe(true)
        expect(near(straight.usd.plus(bend.usd), pnlUsd(moved), straight.usd)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('the bend is −s·q·C·(X − E)²/(E²·X): never for a long, never against a short', () => {
    fc.assert(
      fc.property(sides, prices, prices, (side, entry, exit) => {
        const moved = { ...trip(side, 1), entry, exit }
        const { bend, straight } = convexity(moved)
        const move = exit.minus(entry)
        const against = move.times(move).times(10_000).div(entry).div(entry).div(exit)
        const expected = side === 'long' ? against.negated() : against
        expect(near(bend.coin, expected, straight.coin.abs().plus(pnl(moved).abs()))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

it('shows its working', () => {
  const steps = explainConvexity(trip('long', 60_000))
  expect(steps.map(({ formula, substituted, result }) => [formula, substituted, result])).toEqual([
    [
      's · q · C · (X − E) / E²',
      '+1 · 10,000 · 1 · (60,000 − 50,000) / 50,000²',
      '0.04 BTC (2,400 USD)',
    ],
    [
      'PnL − straight = −s · q · C · (X − E)² / (E² · X)',
      '0.0333333333333 − 0.04',
      '−0.00666666666667 BTC (−400 USD)',
    ],
  ])
  const [straight, bend] = explainConvexity({ ...trip('short', 40_000), spec: linear })
  expect(straight?.substituted).toBe('−1 · 10,000 · 1 · (40,000 − 50,000)')
  expect([bend?.formula, bend?.result, bend?.note]).toEqual([
    'PnL − straight',
    '0 USD',
    'A linear contract does not bend.',
  ])
})
