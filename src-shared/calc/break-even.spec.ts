import { describe, expect, it } from 'vitest'

import { D } from '../num/decimal'
import { coin, contracts, contractValue, price, rate } from '../num/units'

import { breakEven } from './break-even'
import type { PriceOutcome } from './position'

interface Sample {
  readonly side?: 'long' | 'short'
  readonly feeIn?: string
  readonly feeOut?: string
  readonly funding?: string
  readonly quantity?: number
  readonly kind?: 'inverse' | 'linear'
}

/** 10 000 USD at 50 000, worth 0.2 BTC, 0.05 % each way, unless said otherwise. */
const sample = ({
  side = 'long',
  feeIn = '0.0005',
  feeOut = '0.0005',
  funding = '0',
  quantity = 10_000,
  kind = 'inverse',
}: Sample): PriceOutcome =>
  breakEven({
    spec: { kind, contractValue: contractValue(new D(1)) },
    side,
    quantity: contracts(new D(quantity)),
    entry: price(new D(50_000)),
    openFeeRate: rate(new D(feeIn)),
    closeFeeRate: rate(new D(feeOut)),
    fundingPaid: coin(new D(funding)),
  })
const priceOf = (input: Sample): string => {
  const outcome = sample(input)
  return outcome.kind === 'at' ? outcome.price.toFixed(8) : outcome.reason
}

describe('break-even', () => {
  it('of an inverse long is E(1 + t)/(1 − t)', () => {
    expect(priceOf({})).toBe('50050.02501251')
  })
  it('of an inverse short is E(1 − t)/(1 + t)', () => {
    expect(priceOf({ side: 'short' })).toBe('49950.02498751')
  })
  it('of a linear long is the same E(1 + t)/(1 − t)', () => {
    expect(priceOf({ kind: 'linear' })).toBe('50050.02501251')
  })
  it('moves away with funding paid: 0.2 · 0.9995 − 0.01 = 0.1899, 10 005 / 0.1899', () => {
    expect(priceOf({ funding: '0.01' })).toBe('52685.62401264')
  })
  it('lies on the gaining side of the entry when rebates pay for it', () => {
    expect(priceOf({ feeIn: '-0.001', feeOut: '0' })).toBe('49950.04995005')
  })
  it('does not exist where costs exceed the largest gain of an inverse long', () => {
    expect(sample({ funding: '0.2' })).toEqual({
      kind: 'never',
      reason:
        'Fees and funding cost more than the largest gain this position can make, so no price covers them.',
    })
  })
  it('does not exist where a short received more funding than it can lose', () => {
    expect(priceOf({ side: 'short', funding: '-0.3' })).toBe(
      'The funding received is more than the position can lose, so net PnL stays above zero at every price.',
    )
  })
  it('does not exist where the funding received is just what there is to lose: 0.2 · 1.0005', () => {
    expect(priceOf({ side: 'short', funding: '-0.2001' })).toContain('stays above zero')
    expect(priceOf({ side: 'short', funding: '-0.3', feeOut: '1' })).toContain('stays above zero')
  })
  it('does not exist where the closing fee takes the whole notional', () => {
    const reason = 'The closing fee takes the whole notional, so no exit covers it.'
    expect(priceOf({ side: 'short', feeOut: '1' })).toBe(reason)
    expect(priceOf({ side: 'short', feeOut: '1.5' })).toBe(reason)
  })
  it('asks nothing of a position without contracts', () => {
    expect(sample({ quantity: 0 }).kind).toBe('never')
  })
})
