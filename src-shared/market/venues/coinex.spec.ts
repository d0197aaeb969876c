import { describe, expect, it } from 'vitest'

import { effectiveRate, isBeyondKnown, marginCurve } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage } from '../../num/units'
import { bankruptcyOf, liquidationOf, listed } from '../../../test/support/listed-position'

import { coinexListings } from './coinex'

const { spec } = listed(coinexListings, 'BTCUSD')

describe('CoinEx’s levels', () => {
  const curve = marginCurve(spec.margin, 'maintenance', leverage(new D(1)))
  const size = (quantity: number) => ({
    notional: coin(new D(1)),
    quantity: contracts(new D(quantity)),
  })

  it.each([
    [500_000, '0.005'],
    [500_001, '0.01'],
    [1_000_001, '0.015'],
    [2_000_001, '0.02'],
    [5_000_001, '0.025'],
    [20_000_000, '0.03'],
  ])('ask for %i contracts %s of the whole position', (quantity, rate) => {
    expect(effectiveRate(curve, size(quantity)).toFixed()).toBe(rate)
  })
  it('end at 20 million contracts', () => {
    expect([20_000_000, 20_000_001].map((most) => isBeyondKnown(curve, size(most)))).toEqual([
      false,
      true,
    ])
  })
})

it('liquidates where 1/price is the printed formula: (1 + margin rate) / (1 + maintenance rate) over entry', () => {
  // 10,000 at 50,000 with 0.02: margin rate 10 %, so 50,000 · 1.005 / 1.1; bankrupt at 50,000 / 1.1.
  const held = { quantity: '10000', entry: '50000', margin: '0.02' }
  expect(liquidationOf(spec, { side: 'long', ...held })).toBe('45681.818182')
  expect(bankruptcyOf(spec, { side: 'long', ...held })).toBe('45454.545455')
  // Short: 50,000 · 0.995 / 0.9
  expect(liquidationOf(spec, { side: 'short', ...held })).toBe('55277.777778')
})
