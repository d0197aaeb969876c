import { describe, expect, it } from 'vitest'

import { marginCurve, marginOn } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage } from '../../num/units'
import { bankruptcyOf, liquidationOf, listed, termsOn } from '../../../test/support/listed-position'

import { bybitListings } from './bybit'

const btcusd = listed(bybitListings, 'BTCUSD')

describe('Bybit’s three liquidation rules', () => {
  it('each hold in their time', () => {
    expect(
      ['2020-03-01', '2023-06-01', '2026-11-24'].map((day) => {
        const { name, basis } = termsOn(btcusd, day).liquidation
        return [name, basis]
      }),
    ).toEqual([
      ['classic account', 'entry-value'],
      ['unified account 2023 to 2024', 'entry-value'],
      ['unified account since 2025', 'liquidation-value'],
    ])
  })
  it('put an API record of 2020 at its classic price', () => {
    // Long 5 at 7,197.35137469, 1×, 0.5 %: E / (2 − 0.005) = 3,607.695…, printed up to the tick of 0.5 as 3,608.
    const spec = termsOn(btcusd, '2020-03-01')
    const margin = new D(5).div('7197.35137469').toFixed(20)
    const held = { side: 'long', quantity: '5', entry: '7197.35137469', margin } as const
    expect(liquidationOf(spec, held, 3)).toBe('3607.695')
    expect(spec.tick.toFixed()).toBe('0.5')
    expect(bankruptcyOf(spec, held, 3)).toBe('3598.676')
  })
  it('count margin added later less the closing fee today', () => {
    // Long 10,000 at 50,000, margin 0.02, 0.01 added: 10,000 · 1.005 / (0.2 + 0.02 + 0.01 / 1.00055) = 43,696.696…
    const held = {
      side: 'long',
      quantity: '10000',
      entry: '50000',
      margin: '0.02',
      extraMargin: '0.01',
    } as const
    expect(liquidationOf(btcusd.spec, held, 3)).toBe('43696.697')
    // Counted in full it would be 10,050 / 0.23 = 43,695.65….
  })
})

describe('Bybit risk limits', () => {
  const asked = (coins: number): string => {
    const curve = marginCurve(btcusd.spec.margin, 'maintenance', leverage(new D(1)))
    const size = { notional: coin(new D(coins)), quantity: contracts(new D(1)) }
    return marginOn(curve, size).toFixed()
  }
  it('deduct 0.75 BTC in the second tier, as the venue itself lists', () => {
    const { stretches } = marginCurve(btcusd.spec.margin, 'maintenance', leverage(new D(1)))
    expect(stretches.map(({ deduction }) => deduction.toFixed())).toEqual(['0', '0.75'])
  })
  it('ask 0.75 BTC at 150 BTC and 2.25 BTC at 300 BTC', () => {
    expect([asked(150), asked(300)]).toEqual(['0.75', '2.25'])
  })
})

it('charges for delivery only where a contract is delivered', () => {
  expect(bybitListings.map(({ spec }) => [spec.symbol, spec.term, spec.fees.delivery])).toEqual([
    ['BTCUSD', 'perpetual', undefined],
    ['BTCUSDZ26', 'dated', '0.0005'],
    ['ETHUSD', 'perpetual', undefined],
  ])
})

it('paid makers 0.025 % in the classic account', () => {
  const { maker, taker } = termsOn(btcusd, '2020-03-01').fees
  expect([maker.toFixed(), taker.toFixed()]).toEqual(['-0.00025', '0.00075'])
})
