import { assert, expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D, ONE, ZERO, type Decimal } from '../num/decimal'
import { contractValue, fraction, price, rate } from '../num/units'

import { rFloat64 } from './r-float64'
import { plannedR } from './r-multiple'

const inverse = contractById('bybit:BTCUSD')!
const linear: LinearSpec = {
  ...inverse,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
}
const range = { from: price(new D(80_000)), to: price(new D('131234.5')) }

it('agrees with the exact function to 1e-9 at every point', () => {
  const near = (drawn: number, exact: Decimal): boolean =>
    exact.minus(drawn).abs().lte(exact.abs().times('1e-9'))
  for (const spec of [inverse, linear])
    for (const [side, stop] of [
      ['long', 95_000],
      ['short', 105_000],
    ] as const) {
      const plan = { spec, side, entry: price(new D(100_001)), stop: price(new D(stop)) }
      for (const point of rFloat64(plan, range, 11)) {
        const exit = { price: price(new D(point.price)), share: fraction(ONE) }
        const free = { openFeeRate: rate(ZERO), closeFeeRate: rate(ZERO) }
        const exact = plannedR({ ...plan, ...free, targets: [exit] })
        assert(exact.ok)
        expect(near(point.usd, exact.value.gross.usd)).toBe(true)
        expect(near(point.coin, exact.value.gross.coin)).toBe(true)
      }
    }
})

it('is −1 at the stop in both units', () => {
  const plan = {
    ...{ spec: inverse, side: 'short' as const },
    ...{ entry: price(new D(100_000)), stop: price(new D(120_000)) },
  }
  const [first, last] = rFloat64(plan, { from: plan.entry, to: plan.stop }, 2)
  expect([first?.price, Math.abs(first?.usd ?? 1), Math.abs(first?.coin ?? 1)]).toEqual([
    100_000, 0, 0,
  ])
  expect(last).toEqual({ price: 120_000, usd: -1, coin: -1 })
})
