import { describe, expect, it } from 'vitest'

import type { InverseSpec, LinearSpec } from '../market/contract-spec'
import { contractById, listedContracts } from '../market/registry'
import { D, type Decimal } from '../num/decimal'
import { contracts, leverage, price } from '../num/units'

import { marginCurve, marginOn, type MarginAsk } from './margin'
import {
  marginCurveFloat64,
  marginSpanFloat64,
  tierEndsFloat64,
  type MarginPicture,
} from './margin-curve-float64'
import { notional } from './notional'

const linear: LinearSpec = { ...listedContracts[0]!, kind: 'linear' }
/** A seeded walk over prices, leverages and sizes. */
let seed = 20261124
function random(least: number, most: number): number {
  seed = (seed * 48_271) % 2_147_483_647
  return least + ((most - least) * seed) / 2_147_483_647
}

const pictures: readonly (MarginPicture & { readonly most: number })[] = [
  ...listedContracts,
  linear,
].map((spec: InverseSpec | LinearSpec) => ({
  ...{ spec, price: price(new D(random(300, 120_000).toFixed(2))) },
  leverage: leverage(new D(random(1, 50).toFixed(1))),
  most: Math.round(random(1_000, 60_000_000)),
}))

const near = (drawn: number, exact: Decimal): boolean =>
  exact.minus(drawn).abs().lte(exact.abs().times('1e-9'))

it('agrees with the exact margins to 1e-9 on every listed schedule', () => {
  for (const picture of pictures) {
    const { spec } = picture
    const ends = tierEndsFloat64(picture, picture.most)
    for (const point of marginCurveFloat64(picture, picture.most, 9)) {
      if (point.quantity === 0 || ends.includes(point.quantity)) continue
      const quantity = contracts(new D(point.quantity))
      const size = { quantity, notional: notional({ spec, quantity }, picture.price) }
      const exact = (ask: MarginAsk): Decimal =>
        marginOn(marginCurve(spec.margin, ask, picture.leverage), size)
      const initial = D.max(exact('initial'), size.notional.div(picture.leverage))
      expect(near(point.initial, initial), 'initial').toBe(true)
      expect(near(point.maintenance, exact('maintenance')), 'maintenance').toBe(true)
    }
  }
})

describe('a tier’s end', () => {
  const bitmex: MarginPicture = {
    spec: contractById('bitmex:XBTUSD')!,
    price: price(new D(100_000)),
    leverage: leverage(new D(100)),
  }

  it('has the value below it and the one above, so that the jump is upright', () => {
    // 200 XBT at 100 000 are 20 000 000 contracts: 1 % → 1.5 % and 0.5 % → 1 %
    const at = marginCurveFloat64(bitmex, 30_000_000, 4).filter(
      ({ quantity }) => quantity === 20_000_000,
    )
    expect(at.map(({ initial }) => initial)).toEqual([expect.closeTo(2, 12), expect.closeTo(3, 12)])
    expect(at.map(({ maintenance }) => maintenance)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(2, 12),
    ])
  })

  it('is known in contracts', () => {
    expect(tierEndsFloat64(bitmex, 40_000_000)).toEqual([20_000_000, 35_000_000])
    expect(tierEndsFloat64(bitmex, 20_000_000)).toEqual([])
  })

  it('is passed in order, from none to the most', () => {
    const quantities = marginCurveFloat64(bitmex, 30_000_000, 4).map(({ quantity }) => quantity)
    expect(quantities).toEqual([0, 10_000_000, 20_000_000, 20_000_000, 30_000_000])
  })
})

it('shows half as far again as the tier’s end, or twice the position', () => {
  const span = (id: string, quantity: number): number => {
    const spec = contractById(id)!
    const picture = { spec, price: price(new D(100_000)), leverage: leverage(new D(10)) }
    return marginSpanFloat64(picture, contracts(new D(quantity)))
  }
  expect(span('binance:BTCUSD_PERP', 4_000)).toBe(7_500)
  expect(span('binance:BTCUSD_PERP', 5_000)).toBe(7_500)
  expect(span('deribit:BTC-PERPETUAL', 4_000)).toBe(8_000)
})
