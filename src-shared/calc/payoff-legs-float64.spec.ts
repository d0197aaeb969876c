import { expect, it } from 'vitest'

import { listedContracts } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { coin, contracts, fraction, price, rate } from '../num/units'

import type { PriceRange } from './curve-range'
import { legResult, legsAccount, legsResult, type PayoffLeg } from './payoff-legs'
import { accountFloat64, legsFloat64 } from './payoff-legs-float64'

/** A small generator of fixed numbers from 0 to 1, so that every run draws the same legs. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const next = seeded(20_261_124)
const near = (): Decimal => new D((20_000 + Math.round(next() * 600_000) / 10).toFixed(1))
const small = (): Decimal => new D(((next() - 0.4) * 0.01).toFixed(8))
const side = (): 'long' | 'short' => (next() < 0.5 ? 'long' : 'short')

function leg(index: number): PayoffLeg {
  if (index % 3 === 0)
    return {
      kind: 'contract',
      spec: listedContracts[index % listedContracts.length]!,
      ...{ side: side(), quantity: contracts(new D(Math.ceil(next() * 50_000))) },
      ...{ entry: price(near()), openFeeRate: rate(small()), closeFeeRate: rate(small()) },
      ...{ fundingPaid: coin(small()), fundingAhead: fraction(small()) },
    }
  if (index % 3 === 1)
    return {
      kind: 'coins',
      side: side(),
      coins: coin(small().abs().times(99)),
      cost: price(near()),
    }
  const option = { contracts: contracts(new D(2)), multiplier: coin(new D(1)) }
  const kind = next() < 0.5 ? ('call' as const) : ('put' as const)
  const premium = coin(small().abs())
  return {
    kind: 'option',
    option: { ...option, kind, side: side(), strike: price(near()), premium },
  }
}

const combinations = Array.from({ length: 12 }, (_, index) =>
  Array.from({ length: 1 + (index % 5) }, (_each, nth) => leg(index + nth)),
)
const range: PriceRange = { from: price(new D(15_000)), to: price(new D(95_000)) }

/** As large as the largest part of the leg, so that parts which cancel are held to their own grain. */
function scaleOf(each: PayoffLeg, at: number): Decimal {
  const dollars =
    each.kind === 'contract'
      ? each.quantity.times(each.spec.contractValue).times(D.max(1, new D(at).div(each.entry)))
      : each.kind === 'coins'
        ? each.coins.times(D.max(each.cost, at))
        : each.option.contracts.times(D.max(each.option.strike, at))
  return D.max(dollars, '1e-6')
}

it('agrees with the exact results to 1e-9 of the parts that make up each point', () => {
  for (const legs of combinations) {
    for (const point of legsFloat64(legs, range, 9)) {
      const at = price(new D(point.price))
      const scales = legs.map((each) => scaleOf(each, point.price))
      legs.forEach((each, index) => {
        const exact = legResult(each, at)
        const drawn = point.legs[index]!
        const most = scales[index]!.times('1e-9')
        expect(exact.usd.minus(drawn.usd).abs().lte(most)).toBe(true)
        expect(exact.coin.minus(drawn.coin).abs().lte(most.div(at))).toBe(true)
      })
      const all = legsResult(legs, at)
      const most = scales.reduce((sum, each) => sum.plus(each), new D(0)).times('1e-9')
      expect(all.usd.minus(point.total.usd).abs().lte(most)).toBe(true)
      expect(all.coin.minus(point.total.coin).abs().lte(most.div(at))).toBe(true)
    }
  }
})

it('draws the account line as the exact one has it', () => {
  const wallet = coin(new D('1.25'))
  for (const legs of combinations) {
    const points = legsFloat64(legs, range, 7)
    for (const point of accountFloat64(points, legs, wallet)) {
      const at = price(new D(point.price))
      const exact = legsAccount(legs, wallet, at).worth
      const parts = legs.map((each) => scaleOf(each, point.price))
      const most = parts.reduce((sum, each) => sum.plus(each), wallet.times(at)).times('1e-9')
      expect(exact.usd.minus(point.usd).abs().lte(most)).toBe(true)
      expect(exact.coin.minus(point.coin).abs().lte(most.div(at))).toBe(true)
    }
  }
})

it('runs from end to end and through every strike between', () => {
  const strikes = combinations
    .flat()
    .flatMap((each) => (each.kind === 'option' ? [Number(each.option.strike)] : []))
  const points = legsFloat64(combinations.flat(), range, 3).map((point) => point.price)
  expect(points).toEqual([...new Set([15_000, 55_000, 95_000, ...strikes])].sort((a, b) => a - b))
})
