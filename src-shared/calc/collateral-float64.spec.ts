import fc from 'fast-check'
import { expect, it } from 'vitest'

import { listedContracts } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { collateralAt } from './collateral'
import { collateralFloat64 } from './collateral-float64'
import type { PositionInput } from './position'

const position = fc
  .record({
    spec: fc.constantFrom(...listedContracts),
    side: fc.constantFrom('long', 'short'),
    lots: fc.integer({ min: 1, max: 3_000_000 }),
    entry: fc.integer({ min: 1_000, max: 200_000 }),
    times: fc.integer({ min: 1, max: 20 }),
    crossed: fc.boolean(),
  })
  .map(({ spec, side, lots, entry, times, crossed }): PositionInput => {
    const each = { spec, side, quantity: contracts(spec.lot.times(lots)) } as const
    const wallet = coin(new D(lots).div(entry))
    return {
      ...{ ...each, entry: price(new D(entry)), exit: price(new D(entry)) },
      backing: crossed
        ? { kind: 'cross', wallet, leverage: leverage(new D(times)) }
        : { kind: 'leverage', leverage: leverage(new D(times)) },
      ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)) },
      fundingPaid: coin(new D(0)),
    }
  })

const near = (drawn: number, exact: Decimal, scale: Decimal): boolean =>
  exact.minus(drawn).abs().lte(scale.times('1e-9'))

it('agrees with the exact collateral to 1e-9 of the parts that make up each point', () => {
  fc.assert(
    fc.property(position, (input) => {
      const range = { from: price(input.entry.times('0.4')), to: price(input.entry.times('2.1')) }
      for (const point of collateralFloat64(input, range, 5)) {
        const at = price(new D(point.price))
        const exact = collateralAt(input, at)
        const parts = exact.notional.coin.plus(exact.equity.coin.abs())
        expect(near(point.equityCoin, exact.equity.coin, parts)).toBe(true)
        expect(near(point.equityUsd, exact.equity.usd, parts.times(at))).toBe(true)
        expect(near(point.maintenanceCoin, exact.maintenance.coin, parts)).toBe(true)
      }
    }),
    { seed: 7, numRuns: 200 },
  )
})

it('runs from one end of the range to the other', () => {
  const input = fc.sample(position, { seed: 7, numRuns: 1 })[0]
  if (!input) throw new Error('no position was sampled')
  const range = { from: price(new D(40_000)), to: price(new D(60_000)) }
  expect(collateralFloat64(input, range, 3).map((point) => point.price)).toEqual([
    40_000, 50_000, 60_000,
  ])
})
