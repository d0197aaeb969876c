import { describe, expect, it } from 'vitest'

import type { MarginSchedule } from '../market/contract-spec'
import { D } from '../num/decimal'
import { coin, contracts, contractValue, price, rate } from '../num/units'

import { bankruptcy, type Isolated } from './bankruptcy'
import { liquidation, type LiquidationTerms } from './liquidation'

const firstTier: MarginSchedule = {
  method: 'first-tier',
  initialRate: rate(new D('0.01')),
  maintenanceRate: rate(new D('0.005')),
}
/** Deribit BTC: 1 % + 0.005 % per coin. */
const growing: MarginSchedule = {
  method: 'linear-growth',
  initialBase: rate(new D('0.02')),
  maintenanceBase: rate(new D('0.01')),
  slopePerCoin: rate(new D('0.00005')),
}

interface Sample {
  readonly side: 'long' | 'short'
  readonly basis: 'entry-value' | 'liquidation-value'
  readonly margin: string
  readonly quantity?: number
  readonly schedule?: MarginSchedule
  readonly kind?: 'inverse' | 'linear'
}

/** 10 000 USD at 50 000, worth 0.2 BTC, unless said otherwise. */
function sample({
  side,
  basis,
  margin,
  quantity = 10_000,
  schedule = firstTier,
  kind = 'inverse',
}: Sample): Isolated<LiquidationTerms> {
  return {
    spec: {
      kind,
      contractValue: contractValue(new D(1)),
      margin: schedule,
      liquidationBasis: basis,
      settlement: 'BTC',
    },
    side,
    quantity: contracts(new D(quantity)),
    entry: price(new D(50_000)),
    margin: coin(new D(margin)),
  }
}

const priceOf = (input: Sample): string => {
  const outcome = liquidation(sample(input))
  return outcome.kind === 'at' ? outcome.price.toFixed(10) : outcome.reason
}

describe('isolated liquidation', () => {
  it('takes the maintenance on the entry value: E·L/(L + 1 − m·L) and E·L/(L − 1 + m·L)', () => {
    // 10× → margin 0.02: 500 000 / (11 − 0.05) = 45 662.1004566…; 500 000 / (9 + 0.05) = 55 248.6187845…
    expect(priceOf({ side: 'long', basis: 'entry-value', margin: '0.02' })).toBe('45662.1004566210')
    expect(priceOf({ side: 'short', basis: 'entry-value', margin: '0.02' })).toBe(
      '55248.6187845304',
    )
  })

  it('takes it on the value at the price itself: Q(1 ± m)/(Q/E ± W)', () => {
    // 10 050 / 0.22 = 45 681.818…; 9 950 / 0.18 = 55 277.777…
    expect(priceOf({ side: 'long', basis: 'liquidation-value', margin: '0.02' })).toBe(
      '45681.8181818182',
    )
    expect(priceOf({ side: 'short', basis: 'liquidation-value', margin: '0.02' })).toBe(
      '55277.7777777778',
    )
  })

  it('solves the quadratic of a rate that grows with the position', () => {
    // Long: 0.00005 N² + 1.01 N − 0.22 = 0 → N = 0.217819457…, price 10 000 / N.
    const long: Sample = {
      side: 'long',
      basis: 'liquidation-value',
      margin: '0.02',
      schedule: growing,
    }
    expect(priceOf(long)).toBe('45909.5859532577')
    expect(priceOf({ ...long, side: 'short' })).toBe('54999.4949448571')
  })

  it('takes a growing rate at the entry notional where the venue margins the entry value', () => {
    // Rate 0.01 + 0.2 · 0.00005 = 0.01001, maintenance 0.002002: 10 000 / (0.22 − 0.002002)
    const input: Sample = { side: 'long', basis: 'entry-value', margin: '0.02', schedule: growing }
    expect(priceOf(input)).toBe('45871.9804768851')
  })

  it('of two roots takes the one that an adverse price meets, not the far one beyond 1/k coins', () => {
    // 2 000 BTC short with 500 BTC of margin: the other root lies near 18 000 BTC, a price below 6 000.
    const input: Sample = {
      side: 'short',
      basis: 'liquidation-value',
      margin: '500',
      quantity: 100_000_000,
      schedule: growing,
    }
    const outcome = liquidation(sample(input))
    expect(outcome.kind === 'at' && outcome.price.gt(50_000)).toBe(true)
  })

  it('never comes for a short at 1×, and says why', () => {
    for (const basis of ['entry-value', 'liquidation-value'] as const)
      expect(liquidation(sample({ side: 'short', basis, margin: '0.2011' }))).toEqual({
        kind: 'never',
        reason: 'The margin covers the whole notional, so no price can exhaust it.',
      })
  })

  it('still comes for a short at exactly 1× where maintenance is asked on the entry value', () => {
    // N = 0.2 − (0.2 − 0.001) = 0.001 → 10 000 000
    expect(priceOf({ side: 'short', basis: 'entry-value', margin: '0.2' })).toBe(
      '10000000.0000000000',
    )
  })

  it('never comes for a linear long that is paid in full', () => {
    const input: Sample = {
      side: 'long',
      basis: 'liquidation-value',
      margin: '600000000',
      kind: 'linear',
    }
    expect(liquidation(sample(input)).kind).toBe('never')
  })

  it('is already past when the margin does not exceed the maintenance at entry', () => {
    expect(liquidation(sample({ side: 'long', basis: 'entry-value', margin: '0.001' }))).toEqual({
      kind: 'already',
      reason:
        'The margin of 0.001 BTC does not exceed the maintenance margin of 0.001 BTC at entry.',
    })
  })

  it('asks nothing of a position without contracts', () => {
    const none: Sample = { side: 'long', basis: 'entry-value', margin: '0.02', quantity: 0 }
    expect(liquidation(sample(none)).kind).toBe('never')
    expect(bankruptcy(sample(none)).kind).toBe('never')
  })
})

describe('bankruptcy', () => {
  it('of a long at 10× is E·L/(L + 1), of a short E·L/(L − 1)', () => {
    const long = bankruptcy(sample({ side: 'long', basis: 'entry-value', margin: '0.02' }))
    const short = bankruptcy(sample({ side: 'short', basis: 'entry-value', margin: '0.02' }))
    expect(long.kind === 'at' && long.price.toFixed(6)).toBe('45454.545455')
    expect(short.kind === 'at' && short.price.toFixed(6)).toBe('55555.555556')
  })

  it('of a long at 1× is half the entry', () => {
    const outcome = bankruptcy(sample({ side: 'long', basis: 'entry-value', margin: '0.2' }))
    expect(outcome.kind === 'at' && outcome.price.toFixed()).toBe('25000')
  })

  it('of a short at 1× never comes', () => {
    expect(bankruptcy(sample({ side: 'short', basis: 'entry-value', margin: '0.2' })).kind).toBe(
      'never',
    )
  })

  it('is already there without margin', () => {
    expect(bankruptcy(sample({ side: 'long', basis: 'entry-value', margin: '0' }))).toEqual({
      kind: 'already',
      reason: 'There is no margin behind the position.',
    })
  })
})
