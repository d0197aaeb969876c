import { describe, expect, it } from 'vitest'

import { bookedPnl, fillCost } from '../../calc/cost'
import { D } from '../../num/decimal'
import { contracts, price } from '../../num/units'
import {
  bankruptcyOf,
  liquidationOf,
  listed,
  termsOn,
  type Held,
} from '../../../test/support/listed-position'

import { kucoinListings } from './kucoin'

const listing = listed(kucoinListings, 'XBTUSDM')
const { spec } = listing

describe('KuCoin’s three generations of terms', () => {
  /** 10,000 USD at 50,000 and 10×: 0.2 BTC with 0.02 behind it. */
  const long: Held = { side: 'long', quantity: '10000', entry: '50000', margin: '0.02' }
  const on = (day: string, held = long): string => liquidationOf(termsOn(listing, day), held)

  it('adds the liquidation fee to a maintenance on the mark value since 2025-05-22', () => {
    // 10,000 · (1 + 0.007 + 0.0006) / 0.22 and, short, 10,000 · (1 − 0.0076) / 0.18
    expect(on('2025-05-23')).toBe('45800.000000')
    expect(on('2025-05-23', { ...long, side: 'short' })).toBe('55133.333333')
  })
  it('took the maintenance on the entry value before, with the fee reserved on both sides', () => {
    // Vol / (Vol/HP + IM − MM) = 10,000 / (0.2 + 0.02 − 0.0014)
    expect(on('2025-05-21')).toBe('45745.654163')
  })
  it('asked half a percent before risk limit levels', () => {
    // 10,000 / (0.2 + 0.02 − 0.001)
    expect(on('2021-01-01')).toBe('45662.100457')
    expect(termsOn(listing, '2021-01-01').tick.toFixed()).toBe('1')
  })
})

it('prints the bankruptcy price of a long cut: 28,000 at 50× is 27,450.98 and shown as 27,450', () => {
  // 28 contracts at 28,000 are 0.001 BTC, of which 1/50 is the margin.
  expect(
    bankruptcyOf(spec, { side: 'long', quantity: '28', entry: '28000', margin: '0.00002' }, 2),
  ).toBe('27450.98')
})

describe('KuCoin’s position sample: short 20 at 7508.22, mark 7933.01', () => {
  const quantity = contracts(new D(20))
  const [entry, mark] = [price(new D('7508.22')), price(new D('7933.01'))]

  it('has both values to the nearest satoshi and their difference as PnL', () => {
    expect(fillCost({ spec, quantity, price: entry })).toBe(266_375n)
    expect(fillCost({ spec, quantity, price: mark })).toBe(252_111n)
    expect(bookedPnl({ spec, side: 'short', quantity, entry, exit: mark })).toBe(-14_264n)
  })
})

it('knows the price that stands for “never”, and lets its own leverage be opened', () => {
  expect(spec.neverPrices.map((never) => never.toFixed())).toEqual(['1000000'])
  const margin = spec.margin.method === 'tiered' ? spec.margin.tiers[0] : undefined
  expect(margin?.initialRate.times(spec.maxLeverage).lte(1)).toBe(true)
})
