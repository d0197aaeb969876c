import { describe, expect, it } from 'vitest'

import { effectiveRate, marginCurve } from '../../calc/margin'
import { D } from '../../num/decimal'
import { coin, contracts, leverage, rate } from '../../num/units'
import { liquidationOf, listed, termsOn } from '../../../test/support/listed-position'

import type { ContractSpec } from '../contract-spec'

import { okxListings } from './okx'

/** Maintenance and initial rate in per cent for so many contracts, whatever they are worth. */
const ratesAt = (symbol: string, quantity: string, day = '2026-11-24'): readonly string[] => {
  const { margin } = termsOn(listed(okxListings, symbol), day)
  const size = { notional: coin(new D(7)), quantity: contracts(new D(quantity)) }
  return (['maintenance', 'initial'] as const).map((ask) =>
    effectiveRate(marginCurve(margin, ask, leverage(new D(1))), size)
      .times(100)
      .toFixed(),
  )
}

describe('OKX position tiers', () => {
  it.each([
    ['2000', ['0.4', '0.8']],
    ['2000.1', ['0.5', '1']],
    ['20000', ['0.75', '1.5']],
    ['40000', ['1.25', '2']],
    ['40001', ['1.75', '2.5']],
  ])('of the bitcoin swap at %s contracts are %j', (quantity, rates) => {
    expect(ratesAt('BTC-USD-SWAP', quantity)).toEqual(rates)
  })
  it('asked 1 % in the third tier before 2023-06-15', () => {
    expect(ratesAt('BTC-USD-SWAP', '20000', '2023-06-14')).toEqual(['1', '1.5'])
  })
  it.each([
    ['2026-11-24', ['0.4', '0.5', '0.75', '1.25']],
    ['2023-01-01', ['0.5', '0.5', '1', '1.5']],
    ['2022-06-01', ['0.5', '0.5', '1', '1']],
  ])('of dated bitcoin contracts on %s ask %j at 1,000, 3,000, 12,000 and 20,000', (day, rates) => {
    const asked = ['1000', '3000', '12000', '20000'].map(
      (quantity) => ratesAt('BTC-USD-261225', quantity, day)[0],
    )
    expect(asked).toEqual(rates)
  })
  it('of ether were halved on 2022-09-09', () => {
    expect(ratesAt('ETH-USD-SWAP', '3000', '2022-09-08')).toEqual(['0.4', '0.8'])
    expect(ratesAt('ETH-USD-SWAP', '3000', '2022-09-10')).toEqual(['0.5', '1'])
  })
})

describe('the OKX position sample of 2021-04-27', () => {
  // Long 1 · 10 USD of ETH-USD at 2,566.31 with 0.0003896645377994 ETH; 0.8 % was asked of it then.
  const { spec } = listed(okxListings, 'ETH-USD-SWAP')
  const asThen: ContractSpec = {
    ...spec,
    margin: {
      method: 'tiered',
      measure: 'contracts',
      maintenance: 'whole',
      initial: 'whole',
      tiers: [{ initialRate: rate(new D('0.016')), maintenanceRate: rate(new D('0.008')) }],
    },
  }
  const held = {
    side: 'long',
    quantity: '1',
    entry: '2566.31',
    margin: '0.0003896645377994',
  } as const

  it('is liquidated one tick below the price it prints, 2,352.8496681818233', () => {
    // 10 · 1.0085 / (10/2,566.31 + 0.0003896645377994) = 2,352.8396681818226; + 0.01 = the printed one to 16 digits.
    const ours = new D(liquidationOf(asThen, held, 10))
    expect(ours.plus(spec.tick).toFixed(10)).toBe(new D('2352.8496681818233').toFixed(10))
  })
  it('has the closing fee inside: without it the price would be more than a dollar lower', () => {
    const outside: ContractSpec = {
      ...asThen,
      liquidation: { ...spec.liquidation, isolatedFee: 'outside' },
    }
    expect(liquidationOf(outside, held, 2)).toBe('2351.67')
  })
})

it('trades tenths of a bitcoin contract now and whole ones before', () => {
  const swap = listed(okxListings, 'BTC-USD-SWAP')
  expect(swap.spec.lot.toFixed()).toBe('0.1')
  expect(termsOn(swap, '2024-12-13').lot.toFixed()).toBe('1')
})
