import { expect, it } from 'vitest'

import type { LinearSpec } from '../market/contract-spec'
import { listedContracts } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { contracts, contractValue, price } from '../num/units'

import { convexity } from './convexity'
import { convexityFloat64 } from './convexity-float64'
import { pnl } from './pnl'

const linear: LinearSpec = {
  ...listedContracts[0]!,
  kind: 'linear',
  contractValue: contractValue(new D('0.001')),
}
const range = { from: price(new D('20000')), to: price(new D('91234.5')) }

it('agrees with the exact engine to 1e-9 at every point', () => {
  const near = (drawn: number, exact: Decimal): boolean =>
    exact.minus(drawn).abs().lte(exact.abs().times('1e-9'))
  for (const spec of [...listedContracts, linear])
    for (const side of ['long', 'short'] as const) {
      const quantity = contracts(new D(12_345))
      const held = { spec, side, quantity, entry: price(new D('48655.5')) }
      for (const point of convexityFloat64(held, range, 13)) {
        const trip = { ...held, exit: price(new D(point.price)) }
        const { straight, bend } = convexity(trip)
        expect(near(point.result, pnl(trip))).toBe(true)
        expect(near(point.straight, straight.coin)).toBe(true)
        expect(near(point.bend, bend.coin)).toBe(true)
      }
    }
})

it('runs from one end of the range to the other', () => {
  const held = {
    ...{ spec: linear, side: 'long' as const, quantity: contracts(new D(1)) },
    entry: price(new D(40_000)),
  }
  const ends = { from: price(new D(40_000)), to: price(new D(60_000)) }
  expect(convexityFloat64(held, ends, 3).map((point) => point.price)).toEqual([
    40_000, 50_000, 60_000,
  ])
})
