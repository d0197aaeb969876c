import fc from 'fast-check'
import { expect, it } from 'vitest'

import { listedContracts } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, price } from '../num/units'

import { hedgeResidual } from './hedge'
import { heldWorthFloat64 } from './held-worth-float64'
import { pricesAround, rangeAround } from './price-moves'
import { syntheticDollar } from './synthetic-dollar'

const account = fc
  .record({
    spec: fc.constantFrom(...listedContracts),
    coins: fc.integer({ min: 1, max: 100_000_000 }),
    lots: fc.integer({ min: 0, max: 1_000_000 }),
    entry: fc.integer({ min: 1, max: 30_000_000 }),
  })
  .map(({ spec, coins, lots, entry }) => ({
    spec,
    coins: coin(new D(coins).div(10_000)),
    quantity: contracts(spec.lot.times(lots)),
    entry: price(new D(entry).div(100)),
  }))

const near = (drawn: number, exact: Decimal, parts: Decimal): boolean =>
  exact.minus(drawn).abs().lte(parts.times('1e-9'))

it('agrees with the exact figures to 1e-9 of the parts that make up each point', () => {
  fc.assert(
    fc.property(account, (held) => {
      for (const point of heldWorthFloat64(held, rangeAround(held.entry), 5)) {
        const at = price(new D(point.price))
        const { worth, fixed } = syntheticDollar(held, at)
        const open = hedgeResidual(held, at)
        const parts = held.coins.plus(fixed.div(at)).plus(fixed.div(held.entry))
        expect(near(point.coins, worth.coin, parts)).toBe(true)
        expect(near(point.dollars, worth.usd, parts.times(at))).toBe(true)
        expect(near(point.alone, held.coins.times(at), held.coins.times(at))).toBe(true)
        expect(near(point.openCoins, open.coins, parts)).toBe(true)
        expect(near(point.openDollars, open.usd, parts.times(at))).toBe(true)
      }
    }),
    { numRuns: 60, seed: 20_261_124 },
  )
})

it('runs from half of the price to twice it', () => {
  const range = rangeAround(price(new D(50_000)))
  expect([range.from, range.to].map((each) => each.toFixed())).toEqual(['25000', '100000'])
})

it('moves a price by percent, and knows no price 100 % below', () => {
  const moved = pricesAround(price(new D(50_000)), [-100, -10, 0, 25])
  expect(moved.map(({ percent, price: at }) => `${percent} ${at.toFixed()}`)).toEqual([
    '-10 45000',
    '0 50000',
    '25 62500',
  ])
})
