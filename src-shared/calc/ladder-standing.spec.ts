import { assert, describe, expect, it } from 'vitest'

import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { coin, contracts, leverage, price } from '../num/units'

import { ladder } from './ladder'
import { ladderStanding, type LadderBacking } from './ladder-standing'

const spec = contractById('bitmex:XBTUSD')!

/** 6 600 contracts of 1 USD in two orders: 0.066 coins at 50 000 and 0.07333… at 45 000. */
function standings(
  backing: LadderBacking['backing'],
  { side = 'long', to = 45_000 }: { readonly side?: 'long' | 'short'; readonly to?: number } = {},
) {
  const steps = ladder({
    ...{ spec, from: price(new D(50_000)), to: price(new D(to)), orders: 2 },
    ...{ spacing: 'equal-steps', weighting: { kind: 'equal-contracts' } },
    total: contracts(new D(6_600)),
  })
  assert(steps.ok)
  return ladderStanding({ spec, side, backing }, steps.value).map((each) => ({
    margin: each.initialMargin.toFixed(8),
    price:
      each.liquidation.kind === 'at' ? each.liquidation.price.toFixed(2) : each.liquidation.kind,
    endsBeforeNext: each.endsBeforeNext,
  }))
}
const times = (value: number) => ({ kind: 'leverage', leverage: leverage(new D(value)) }) as const

describe('a position that a ladder fills', () => {
  it('has its margin and liquidation price after each order', () => {
    // 50 000 / 1.095 and 47 368.42… / 1.095: the notional grows by 10 % less 0.5 % of maintenance
    expect(standings(times(10))).toEqual([
      { margin: '0.00660000', price: '45662.10', endsBeforeNext: true },
      { margin: '0.01393333', price: '43258.83', endsBeforeNext: false },
    ])
  })

  it('reaches the next order where the leverage leaves room', () => {
    // 50 000 / 1.195
    expect(standings(times(5))[0]).toMatchObject({ price: '41841.00', endsBeforeNext: false })
  })

  it('stands on the same coins at every step where these are stated', () => {
    // 0.066 + 0.01 − 0.00033 and 0.139333… + 0.01 − 0.000696…
    expect(standings({ kind: 'margin', margin: coin(new D('0.01')) })).toEqual([
      { margin: '0.01000000', price: '43610.41', endsBeforeNext: false },
      { margin: '0.01000000', price: '44403.58', endsBeforeNext: false },
    ])
  })

  it('stands on the whole wallet with cross margin', () => {
    const [first] = standings({
      kind: 'cross',
      wallet: coin(new D('0.01')),
      leverage: leverage(new D(10)),
    })
    expect(first).toMatchObject({ margin: '0.00660000', price: '43610.41' })
  })

  it('is passed on the way up as well', () => {
    // short 50 000 / 0.905 = 55 248.61…
    expect(standings(times(10), { side: 'short', to: 56_000 })[0]).toMatchObject({
      price: '55248.62',
      endsBeforeNext: true,
    })
    expect(standings(times(10), { side: 'short', to: 55_000 })[0]?.endsBeforeNext).toBe(false)
  })

  it('is past at once where the margin does not cover the maintenance', () => {
    expect(standings({ kind: 'margin', margin: coin(new D('0.0001')) })[0]).toMatchObject({
      price: 'already',
      endsBeforeNext: true,
    })
    expect(standings(times(0.5), { side: 'short', to: 56_000 })[0]).toMatchObject({
      price: 'never',
      endsBeforeNext: false,
    })
  })
})
