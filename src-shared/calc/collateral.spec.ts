import { assert, describe, expect, it } from 'vitest'

import { contractById, listedContracts } from '../market/registry'
import type { Side } from '../market/side'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price, rate } from '../num/units'

import { collateralAt, collateralRange, distanceBetween, halfway } from './collateral'
import { liquidation } from './liquidation'
import type { PositionInput } from './position'
import { standingOf } from './standing'

const bitmex = contractById('bitmex:XBTUSD')
assert(bitmex)
const at = (value: number): ReturnType<typeof price> => price(new D(value))

/** 10 000 dollars from 50 000: 0.2 BTC, maintenance 0.5 % of the value at entry. */
const held = (side: Side, times: number): PositionInput => ({
  ...{
    spec: bitmex,
    side,
    quantity: contracts(new D(10_000)),
    entry: at(50_000),
    exit: at(50_000),
  },
  backing: { kind: 'leverage', leverage: leverage(new D(times)) },
  ...{ openFeeRate: rate(new D(0)), closeFeeRate: rate(new D(0)), fundingPaid: coin(new D(0)) },
})

describe('the collateral of a position', () => {
  it('of a long at 1× loses coins and the worth of each', () => {
    // 0.2 + 0.2 − 0.25 = 0.15; 0.15 · 40 000; 0.25 / 0.15; 0.001 / 0.15
    const { equity, effectiveLeverage, marginRatio, maintenance } = collateralAt(
      held('long', 1),
      at(40_000),
    )
    expect(equity.coin.toFixed()).toBe('0.15')
    expect(equity.usd.toFixed()).toBe('6000')
    expect(effectiveLeverage?.toFixed(6)).toBe('1.666667')
    expect(maintenance.coin.toFixed()).toBe('0.001')
    expect(marginRatio?.toFixed(6)).toBe('0.006667')
  })

  it.each([25_000, 40_000, 100_000])(
    'of a short at 1× is the same number of dollars at %d',
    (price) => {
      expect(collateralAt(held('short', 1), at(price)).equity.usd.toFixed(20)).toBe(
        new D(10_000).toFixed(20),
      )
    },
  )

  it('with cross margin is the wallet', () => {
    const backing = { kind: 'cross', wallet: coin(new D('0.5')), leverage: leverage(new D(10)) }
    // 0.5 − 0.05
    const { equity } = collateralAt(
      { ...held('long', 10), backing: { ...backing, kind: 'cross' } },
      at(40_000),
    )
    expect(equity.coin.toFixed()).toBe('0.45')
  })

  it('has no ratio and no leverage where nothing is left', () => {
    const gone = collateralAt(held('long', 10), at(40_000))
    expect(gone.equity.coin.toFixed()).toBe('-0.03')
    expect([gone.marginRatio, gone.effectiveLeverage]).toEqual([undefined, undefined])
  })
})

describe('at the liquidation price', () => {
  const cases = listedContracts.flatMap((spec) =>
    (['long', 'short'] as const).flatMap((side) =>
      (['leverage', 'cross'] as const).map((kind) => [spec.title, side, kind, spec] as const),
    ),
  )

  it.each(cases)('of %s, %s, %s, the margin ratio is 100 %%', (...[, side, kind, spec]) => {
    const times = leverage(new D(5))
    const quantity = contracts(spec.lot.times(100))
    // a fifth of 100 lots at 50 000, as a wallet
    const wallet = coin(spec.lot.times(100).times(spec.contractValue).div(250_000))
    const input: PositionInput = {
      ...{ ...held(side, 5), spec, quantity },
      backing: kind === 'cross' ? { kind, wallet, leverage: times } : { kind, leverage: times },
    }
    const outcome = liquidation(standingOf(input).terms)
    assert(outcome.kind === 'at')
    expect(collateralAt(input, outcome.price).marginRatio?.toFixed(20)).toBe(new D(1).toFixed(20))
  })
})

describe('prices to look at', () => {
  it('lie halfway and in a distance', () => {
    expect(halfway(at(50_000), at(40_000)).toFixed()).toBe('45000')
    const { fraction, quote } = distanceBetween(at(50_000), at(45_000))
    expect([fraction.toFixed(), quote.toFixed()]).toEqual(['-0.1', '-5000'])
  })

  it.each([
    ['a long', 40_000, '39500', '55000'],
    ['a short', 60_000, '45000', '60500'],
    // not farther than three times the price: 50 000 + 157 500, 50 000 − 75 000 held at 2 %
    ['a short far away', 900_000, '1000', '207500'],
  ])('reach from liquidation to the other side for %s', (...[, price, from, to]) => {
    const range = collateralRange(at(50_000), { kind: 'at', price: at(price) })
    expect([range.from.toFixed(), range.to.toFixed()]).toEqual([from, to])
  })

  it('reach from half to three times the price without liquidation', () => {
    const range = collateralRange(at(50_000), { kind: 'never', reason: '' })
    expect([range.from.toFixed(), range.to.toFixed()]).toEqual(['25000', '150000'])
  })
})
