import { assert, describe, expect, it } from 'vitest'

import type { InverseSpec } from '../market/contract-spec'
import { contractById } from '../market/registry'
import { D } from '../num/decimal'
import { contracts, leverage, price } from '../num/units'

import { marginCurve, stretchOf } from './margin'
import { explainNextTierPrice, nextTierPrice } from './next-tier-price'
import { notional } from './notional'
import { nextTier } from './tier-table'

function positionOf(id: string, quantity: number) {
  const spec = contractById(id)
  assert(spec)
  return {
    ...{ spec, price: price(new D(100_000)), leverage: leverage(new D(20)) },
    quantity: contracts(new D(quantity)),
  }
}

function asked(id: string, quantity: number) {
  const position = positionOf(id, quantity)
  const next = nextTier(position)
  assert(next.ok)
  return { position, next: next.value, outcome: nextTierPrice(position, next.value) }
}

const tierAt = (spec: InverseSpec, quantity: number, at: number): number => {
  const held = contracts(new D(quantity))
  const curve = marginCurve(spec.margin, 'maintenance', leverage(new D(20)))
  const size = {
    notional: notional({ spec, quantity: held }, price(new D(at))),
    quantity: held,
  }
  return stretchOf(curve, size).tier
}

describe('the price that leads into the next tier', () => {
  it('is where the contracts are worth the end of this one', () => {
    // 4 000 · 100 / 5
    const { outcome, position } = asked('binance:BTCUSD_PERP', 4_000)
    assert(outcome.kind === 'at')
    expect(outcome.price.toFixed()).toBe('80000')
    expect(tierAt(position.spec, 4_000, 80_000)).toBe(1)
    expect(tierAt(position.spec, 4_000, 79_999)).toBe(2)
  })

  it.each([
    ['okx:BTC-USD-SWAP', 1_000, /count contracts/],
    ['bitmex:XBTUSD', 1_000_000, /value at entry/],
  ])('is none on %s', (id, quantity, reason) => {
    const { outcome } = asked(id, quantity)
    assert(outcome.kind === 'never')
    expect(outcome.reason).toMatch(reason)
  })

  it('is none without contracts', () => {
    expect(asked('binance:BTCUSD_PERP', 0).outcome).toMatchObject({ kind: 'never' })
  })

  it('is shown with the numbers in it', () => {
    const { position, next } = asked('binance:BTCUSD_PERP', 4_000)
    expect(explainNextTierPrice(position, next)).toMatchObject({
      title: 'Where the price alone leads into tier 2',
      substituted: '4,000 · 100 / 5',
      result: '80,000 USD',
    })
  })
})
